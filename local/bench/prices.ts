import type { Measured } from './measure.ts';

/**
 * List prices of us-east-1 in US dollars, without free tiers (README.md, "What it costs"): AWS Step Functions, AWS Lambda
 * (arm64), Amazon DynamoDB on demand, Amazon SES, Amazon API Gateway HTTP API, AWS Secrets Manager.
 */
const TRANSITION = 0.025 / 1000;
const INVOCATION = 0.2 / 1_000_000;
const GIGABYTE_SECOND = 0.0000133334;
const WRITE_UNIT = 0.625 / 1_000_000;
const READ_UNIT = 0.125 / 1_000_000;
const MAIL = 0.1 / 1000;

/** How long an invocation lasts and how much memory it has, as README.md counts: the local run's clock stands still meanwhile. */
const SECONDS = 1;
const GIGABYTES = 0.5;

/** What the calls of a run would cost, in US dollars. */
export function dollarsOf({ transitions, invocations, writeUnits, readUnits, mails }: Measured): number {
  return (
    transitions * TRANSITION +
    invocations * (INVOCATION + SECONDS * GIGABYTES * GIGABYTE_SECOND) +
    writeUnits * WRITE_UNIT +
    readUnits * READ_UNIT +
    mails * MAIL
  );
}
