import type { DirectCall, DirectReply } from '../../../twin/direct.ts';
import { jsonOutput, type OutputOf, xmlOutput } from './output.ts';
import { formParameters, jsonParameters, type ParametersOf } from './parameters.ts';

/** What of a protocol of the SDK is used here; it is made for one client. */
export interface SdkProtocol {
  getShapeId(): string;
  serializeRequest(operation: SdkOperation, input: object, context: SdkContext): Promise<unknown>;
  deserializeResponse(operation: SdkOperation, context: object, response: object): Promise<object>;
}

interface SdkOperation {
  name: string;
  input: unknown;
  output: unknown;
}

/** The client's configuration, as each call gets it. */
interface SdkContext {
  credentials(): Promise<{ accessKeyId: string; sessionToken?: string }>;
  region(): Promise<string>;
}

const FORMS: Record<string, { parametersOf: ParametersOf; outputOf: OutputOf }> = {
  'aws.protocols#awsQuery': { parametersOf: formParameters, outputOf: xmlOutput },
  'aws.protocols#awsJson1_0': { parametersOf: jsonParameters, outputOf: jsonOutput },
  'aws.protocols#awsJson1_1': { parametersOf: jsonParameters, outputOf: jsonOutput },
  'aws.protocols#restJson1': { parametersOf: jsonParameters, outputOf: jsonOutput },
};

/**
 * A protocol that hands over values in place of HTTP: the twin gets the parameters as it would read them off the wire,
 * the caller gets what the SDK would read in the answer. Errors are read by the client's own protocol. `prefix`: under
 * which the twin serves this client's service.
 */
export function directProtocol(own: SdkProtocol, prefix: string): SdkProtocol {
  const form = FORMS[own.getShapeId()];
  if (form === undefined) throw new Error(`the protocol ${own.getShapeId()} is not spoken without a wire`);
  return Object.assign(Object.create(own) as SdkProtocol, {
    async serializeRequest({ name, input: schema }: SdkOperation, input: object, context: SdkContext) {
      const [{ accessKeyId, sessionToken }, region] = await Promise.all([
        context.credentials(),
        context.region(),
      ]);
      const parameters = form.parametersOf(schema, input);
      const call: DirectCall = { prefix, operation: name, parameters, accessKeyId, sessionToken, region };
      return call;
    },
    deserializeResponse(operation: SdkOperation, context: object, reply: DirectReply): Promise<object> {
      if (!('result' in reply)) return own.deserializeResponse(operation, context, reply);
      const output = form.outputOf(operation.output, reply.result);
      const { requestId } = reply;
      const $metadata = { httpStatusCode: 200, requestId, extendedRequestId: undefined, cfId: undefined };
      return Promise.resolve({ ...output, $metadata });
    },
  });
}
