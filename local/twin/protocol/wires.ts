import type { Protocol } from '../service.ts';
import { awsJson } from './aws-json.ts';
import { awsQuery } from './aws-query.ts';
import type { Wire } from './protocol.ts';
import { restJson } from './rest-json.ts';

/** The wire format of each protocol. */
export const wires: Record<Protocol, Wire> = {
  'aws-query': awsQuery,
  'aws-json-1.0': awsJson('1.0'),
  'aws-json-1.1': awsJson('1.1'),
  'rest-json': restJson,
};
