import { TwinDoesNotKnow } from '../service.ts';
import type { AuthorizedCall } from '../session.ts';
import type { Need, NeedFacts, NeedsOf, Parameters } from './need.ts';
import { dynamodbNeeds, securityHubNeeds, sesNeeds, snsNeeds, statesNeeds, stsNeeds } from './needs-hub.ts';
import { iamNeeds } from './needs-iam.ts';
import { secretsNeeds } from './needs-secrets.ts';
import { setUpNeeds } from './needs-set-up.ts';

const OF_FUNCTIONS: Record<string, Record<string, NeedsOf>> = {
  iam: iamNeeds,
  sts: stsNeeds,
  securityhub: securityHubNeeds,
  states: statesNeeds,
  sns: snsNeeds,
  ses: sesNeeds,
  dynamodb: dynamodbNeeds,
  secretsmanager: secretsNeeds,
};

const SERVICES = new Set([...Object.keys(OF_FUNCTIONS), ...Object.keys(setUpNeeds)]);

const NEEDS: Record<string, Record<string, NeedsOf>> = Object.fromEntries(
  [...SERVICES].map((service) => [service, { ...setUpNeeds[service], ...OF_FUNCTIONS[service] }]),
);

/** What a caller must be allowed for this call. Throws TwinDoesNotKnow for an operation without an entry. */
export function needsOf(call: AuthorizedCall, facts: NeedFacts): Need[] {
  const operations = NEEDS[call.service] ?? {};
  const needs = Object.hasOwn(operations, call.operation) ? operations[call.operation] : undefined;
  if (needs === undefined) {
    throw new TwinDoesNotKnow(`which permission ${call.service}:${call.operation} needs`);
  }
  return needs((call.parameters ?? {}) as Parameters, call, facts);
}
