import type { Quota } from '../read/seen.ts';
import { about, type Check, cannotTell, type Line, ok, wrong } from './line.ts';

const SUBJECT = 'Step Functions quotas';

/** Per second. At five transitions until the question, a click on 1,000 findings then asks within ten minutes. */
const ENOUGH = 10;

/**
 * New accounts have fewer state transitions a second, which AWS raises by itself (Step Functions developer guide, "Service
 * quotas"). They are found by their names; that of StateTransition is unconfirmed, by analogy with StartExecution's.
 */
const NAMES = ['StartExecution', 'StateTransition'];

/** Executions start, and go on, fast enough; what is over the quota waits and is not lost. */
export const checkStateQuotas: Check = ({ seen: { stateQuotas, region } }) =>
  about(SUBJECT, stateQuotas, (quotas) => judge(quotas, region));

function judge(quotas: readonly Quota[], region: string): Line {
  const found = NAMES.map((name) => ({ name, perSecond: refillOf(quotas, name) }));
  const shown = found.map(({ name, perSecond }) => `${name} ${perSecond ?? 'not known'}`).join(', ');
  const few = found.filter(({ perSecond = ENOUGH }) => perSecond < ENOUGH);
  if (few.length > 0)
    return wrong(
      SUBJECT,
      `A second in ${region}: ${shown}. A click on many findings takes longer.`,
      'Ask for a higher quota (Service Quotas console, AWS Step Functions).',
    );
  if (found.some(({ perSecond }) => perSecond === undefined))
    return cannotTell(
      SUBJECT,
      `A second in ${region}: ${shown}. Service Quotas lists no value of this account.`,
      'Look at the Service Quotas console, AWS Step Functions, for "token refill rate per second".',
    );
  return ok(SUBJECT, `a second in ${region}: ${shown}`);
}

function refillOf(quotas: readonly Quota[], name: string): number | undefined {
  return quotas.find((quota) => quota.name.startsWith(`${name} `) && /refill rate/i.test(quota.name))?.value;
}
