import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as iam from '@aws-sdk/client-iam';
import * as secrets from '@aws-sdk/client-secrets-manager';
import * as hub from '@aws-sdk/client-securityhub';
import * as ses from '@aws-sdk/client-sesv2';
import * as sfn from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import * as sts from '@aws-sdk/client-sts';
import { wires } from '../../../../../local/twin/dispatch.ts';
import type { Protocol, Service } from '../../../../../local/twin/service.ts';

/** The clients that functions use. */
const CLIENTS: Record<string, [object, new (config: object) => object, Protocol]> = {
  dynamodb: [dynamodb, dynamodb.DynamoDBClient, 'aws-json-1.0'],
  iam: [iam, iam.IAMClient, 'aws-query'],
  'secrets-manager': [secrets, secrets.SecretsManagerClient, 'aws-json-1.1'],
  securityhub: [hub, hub.SecurityHubClient, 'rest-json'],
  sesv2: [ses, ses.SESv2Client, 'rest-json'],
  sfn: [sfn, sfn.SFNClient, 'aws-json-1.0'],
  sns: [sns, sns.SNSClient, 'aws-query'],
  sts: [sts, sts.STSClient, 'aws-query'],
};

/** An operation of the SDK with its shapes, and how it crosses the wire. */
export interface SdkOperation {
  name: string;
  protocol: Protocol;
  input: unknown;
  output: unknown;
  /** The parameters that the twin reads in what the SDK sends. */
  overWire(input: object): Promise<unknown>;
  /** What the SDK reads in what the twin answers. */
  backOverWire(result: unknown): Promise<object>;
}

interface Client {
  config: object & {
    protocol: {
      serializeRequest(operation: object, input: object, context: object): Promise<Sent>;
      deserializeResponse(operation: object, context: object, response: object): Promise<object>;
    };
  };
}

interface Sent {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** The operation of a command such as `GetUserCommand` of the package `@aws-sdk/client-<client>`. */
export function sdkOperation(name: string, command: string): SdkOperation {
  const [namespace, ClientOf, protocol] = CLIENTS[name] ?? [];
  const Command = (namespace as Record<string, new (input: object) => { schema: unknown[] }>)?.[command];
  if (ClientOf === undefined || Command === undefined) throw new Error(`${name} has no ${command}`);
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = new ClientOf({ region: 'eu-central-1', credentials }) as Client;
  return operationOf(client, protocol ?? 'rest-json', new Command({}).schema);
}

function operationOf(client: Client, protocol: Protocol, schema: unknown[]): SdkOperation {
  const [, namespace, name, traits, input, output] = schema as [0, string, string, object, unknown, unknown];
  const operation = { namespace, name, traits, input, output };
  const { http = ['POST', '/'] } = traits as { http?: [string, string] };
  const service = { routes: { [`${http[0]} ${http[1]}`]: name } } as unknown as Service;
  const endpoint = async () => ({ protocol: 'https:', hostname: 'twin', path: '/', query: {} });
  const context = { ...client.config, endpoint };
  const wire = wires[protocol];
  return {
    ...{ name, protocol, input, output },
    async overWire(given) {
      const sent = await client.config.protocol.serializeRequest(operation, given, context);
      const headers = Object.entries(sent.headers).map(([key, value]) => [key.toLowerCase(), value]);
      const request = {
        ...{ method: sent.method, path: sent.path, query: new URLSearchParams(sent.query) },
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: Buffer.from(sent.body ?? ''),
      };
      return wire.decode(request, service)?.parameters;
    },
    async backOverWire(result) {
      const reply = { operation: name, requestId: 'r', namespace: 'https://twin/' };
      const { status, headers, body } = wire.result(result, reply);
      const response = { statusCode: status, headers, body: Buffer.from(body as string) };
      const { $metadata: _of, ...read } = (await client.config.protocol.deserializeResponse(
        operation,
        context,
        response,
      )) as { $metadata: unknown };
      return read;
    },
  };
}
