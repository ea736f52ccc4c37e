import { parseBody, toWireJson } from './json.ts';
import type { Wire } from './protocol.ts';

/** The AWS JSON protocol, version 1.0 or 1.1: the operation is in `X-Amz-Target`. */
export function awsJson(version: '1.0' | '1.1'): Wire {
  const headers = (requestId: string): Record<string, string> => ({
    'content-type': `application/x-amz-json-${version}`,
    'x-amzn-requestid': requestId,
  });
  return {
    decode(request) {
      const operation = request.headers['x-amz-target']?.split('.').at(-1);
      const parameters = parseBody(request.body);
      return operation === undefined || parameters === undefined ? undefined : { operation, parameters };
    },

    result: (result, { requestId }) => ({
      status: 200,
      headers: headers(requestId),
      body: toWireJson(result),
    }),

    error: (error, { requestId }) => ({
      status: error.status,
      headers: { ...headers(requestId), 'x-amzn-errortype': error.code },
      body: toWireJson({ __type: error.code, message: error.message, ...error.fields }),
    }),
  };
}
