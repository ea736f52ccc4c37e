import { about, type Check, ok, wrong } from './line.ts';

const SUBJECT = 'Lambda concurrency';
/** What a new account may have (README, "Deploy"). */
const OF_A_NEW_ACCOUNT = 10;

/** More functions than a new account's ten may run at a time: the hub reserves none for itself. */
export const checkConcurrency: Check = ({ seen: { concurrency, region } }) =>
  about(SUBJECT, concurrency, ({ limit, unreserved }) => {
    const shown = `${unreserved} of ${limit} executions at a time are not reserved in ${region}`;
    if (unreserved > OF_A_NEW_ACCOUNT) return ok(SUBJECT, shown);
    return wrong(
      SUBJECT,
      `${shown}: a click on many findings takes longer, and the case page may answer 503 meanwhile.`,
      'Ask for a higher quota (Service Quotas console, AWS Lambda, Concurrent executions) before the first large click.',
    );
  });
