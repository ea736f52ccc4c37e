import type { DirectCall, DirectReply } from '../../../twin/direct.ts';
import { jsonOutput, type OutputOf, xmlOutput } from './output.ts';
import { formParameters, jsonParameters, type ParametersOf } from './parameters.ts';

/** What of a client of the SDK is used here. */
export interface SdkClient {
  config: SdkConfig;
  middlewareStack: MiddlewareStack;
}

interface SdkConfig {
  credentials(): Promise<{ accessKeyId: string; sessionToken?: string }>;
  region(): Promise<string>;
  /** `capacity`: how much of its quota of retries is left. */
  retryStrategy(): Promise<{ capacity: number }>;
  protocol: {
    getShapeId(): string;
    deserializeResponse(operation: object, context: object, response: object): Promise<object>;
  };
}

interface MiddlewareStack {
  add(middleware: Middleware, options: { step: string; name: string; override: boolean }): void;
  remove(name: string): boolean;
  /** Of the client's with that of a command. */
  concat(other: object): MiddlewareStack;
}

type Middleware = (next: Next, context: CallContext) => (call: SdkCall) => Promise<object>;
type Next = (call: SdkCall) => Promise<{ response: DirectReply }>;

interface SdkCall {
  input: unknown;
  request?: DirectCall;
}

/** The schema of the operation: `[kind, namespace, name, traits, input, output]`. */
interface CallContext {
  __smithy_context: { operationSchema: [number, string, string, object, unknown, unknown] };
}

const FORMS: Record<string, { parametersOf: ParametersOf; outputOf: OutputOf }> = {
  'aws.protocols#awsQuery': { parametersOf: formParameters, outputOf: xmlOutput },
  'aws.protocols#awsJson1_0': { parametersOf: jsonParameters, outputOf: jsonOutput },
  'aws.protocols#awsJson1_1': { parametersOf: jsonParameters, outputOf: jsonOutput },
  'aws.protocols#restJson1': { parametersOf: jsonParameters, outputOf: jsonOutput },
};

/** Middleware that only shapes HTTP, or looks up what HTTP needs. */
const OF_HTTP = [
  'hostHeaderMiddleware',
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'getUserAgentMiddleware',
  'contentLengthMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
];

/**
 * From now on this client hands over values in place of HTTP: the twin gets the parameters as it would read them off the
 * wire, the caller gets what the SDK would read in the answer. Errors come as HTTP and are read by the client's own
 * protocol. `prefix`: under which the twin serves this client's service.
 */
export function speakDirectly(client: SdkClient, prefix: string): void {
  const { config, middlewareStack: stack } = client;
  const form = FORMS[config.protocol.getShapeId()];
  if (form === undefined)
    throw new Error(`the protocol ${config.protocol.getShapeId()} is not spoken without a wire`);
  for (const name of OF_HTTP) stack.remove(name);
  stack.add(asking(config, prefix, form.parametersOf), {
    ...{ step: 'serialize', name: 'serializerMiddleware', override: true },
  });
  stack.add(reading(config, form.outputOf), {
    ...{ step: 'deserialize', name: 'deserializerMiddleware', override: true },
  });
  const concat = stack.concat.bind(stack);
  stack.concat = (ofCommand) => {
    const whole = concat(ofCommand);
    // Each command brings its own; there is but one endpoint here.
    whole.remove('endpointV2Middleware');
    return whole;
  };
}

function asking(config: SdkConfig, prefix: string, parametersOf: ParametersOf): Middleware {
  return (next, { __smithy_context: { operationSchema } }) => {
    const [, , operation, , inputSchema] = operationSchema;
    return async (call) => {
      const [{ accessKeyId, sessionToken }, region] = await Promise.all([
        config.credentials(),
        config.region(),
      ]);
      const parameters = parametersOf(inputSchema, call.input);
      const request = { prefix, operation, parameters, accessKeyId, sessionToken, region };
      return next({ ...call, request });
    };
  };
}

function reading(config: SdkConfig, outputOf: OutputOf): Middleware {
  return (next, context) => {
    const { operationSchema } = context.__smithy_context;
    return async (call) => {
      const { response } = await next(call);
      if (!('result' in response)) throw await errorIn(config, response, context);
      const output = outputOf(operationSchema[5], response.result);
      const { requestId } = response;
      output['$metadata'] = { httpStatusCode: 200, requestId, extendedRequestId: undefined, cfId: undefined };
      return { response, output };
    };
  };
}

/** The error as the SDK's own middleware throws it. */
async function errorIn(config: SdkConfig, response: object, context: CallContext): Promise<unknown> {
  const [, namespace, name, traits, input, output] = context.__smithy_context.operationSchema;
  const operation = { namespace, name, traits, input, output };
  try {
    await config.protocol.deserializeResponse(operation, { ...config, ...context }, response);
  } catch (error) {
    // The SDK's retries read it.
    Object.defineProperty(error, '$response', { value: response, enumerable: false });
    return error;
  }
  return new Error(`${name} was answered with an error that the SDK takes for a result`);
}
