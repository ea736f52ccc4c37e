import type { CaseRecord } from '../case/case-record.ts';
import type { Disabled } from '../case/outcome.ts';
import { isShownBy } from '../time/shown-by.ts';

/** The case that sets out to turn this on again. */
export function withTurningOn(
  record: CaseRecord,
  { credentialId }: Pick<Disabled, 'credentialId'>,
  at: string,
): CaseRecord {
  const { turningOn = [] } = record;
  const others = turningOn.filter((one) => one.credentialId !== credentialId);
  return { ...record, turningOn: [...others, { credentialId, since: at }] };
}

/**
 * Whether a read at this time that shows it as on may show what this case has done: an attempt has set out before, or
 * it was turned off so lately that the read may be late. Else it is on by somebody else, or was never turned off.
 */
export function mayBeOnByUs(record: CaseRecord, disabled: Disabled, at: string): boolean {
  return hasSetOut(record, disabled, disabled.disabledAt) || !isShownBy(at, disabled.disabledAt);
}

/** Whether an attempt has set out to turn this on at this time (ISO) or since. */
export function hasSetOut(
  { turningOn = [] }: Pick<CaseRecord, 'turningOn'>,
  { credentialId }: Pick<Disabled, 'credentialId'>,
  from: string,
): boolean {
  return turningOn.some((one) => one.credentialId === credentialId && one.since >= from);
}
