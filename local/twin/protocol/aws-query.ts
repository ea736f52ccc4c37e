import { faultOf, type Wire } from './protocol.ts';
import { queryParameters } from './query-parameters.ts';
import { escapeXml, toXml } from './xml.ts';

const headers = (requestId: string): Record<string, string> => ({
  'content-type': 'text/xml',
  'x-amzn-requestid': requestId,
});

/** The AWS query protocol: a form with `Action`, answered in XML (IAM, STS, SNS). */
export const awsQuery: Wire = {
  decode(request) {
    const {
      Action,
      Version: _version,
      ...parameters
    } = queryParameters(new URLSearchParams(request.body.toString('utf8')));
    return typeof Action === 'string' ? { operation: Action, parameters } : undefined;
  },

  result(result, { operation, requestId, namespace }) {
    const content = result === undefined ? '' : toXml(`${operation}Result`, result);
    const metadata = toXml('ResponseMetadata', { RequestId: requestId });
    return {
      status: 200,
      headers: headers(requestId),
      body: `<${operation}Response xmlns="${escapeXml(namespace)}">${content}${metadata}</${operation}Response>`,
    };
  },

  error(error, { requestId, namespace }) {
    const details = toXml('Error', {
      Type: faultOf(error.status),
      Code: error.code,
      Message: error.message,
      ...error.fields,
    });
    const body = `<ErrorResponse xmlns="${escapeXml(namespace)}">${details}${toXml('RequestId', requestId)}</ErrorResponse>`;
    return { status: error.status, headers: headers(requestId), body };
  },
};
