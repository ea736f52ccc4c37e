import type { CaseRecord } from '../case/case-record.ts';
import { credentialsOff, type Disabled, leftOffOf } from '../case/outcome.ts';
import { KINDS } from '../credential/kinds.ts';
import type { UserFacts } from '../credential/user.ts';

/**
 * The case with what earlier ones have left off among what it asks to delete (design D15). What was used since does not
 * join, nor what somebody has changed, nor what this read shows as on, perhaps late.
 */
export function withOffJoined(case_: CaseRecord, user: UserFacts): CaseRecord {
  const known = new Set(case_.disabled.map(({ credentialId }) => credentialId));
  const more = credentialsOff(leftOffOf({ ...case_, user })).filter(
    (one) => !known.has(one.credentialId) && !isShownOn(one, user) && !isUsedSince(one, user),
  );
  return more.length === 0 ? case_ : { ...case_, disabled: [...case_.disabled, ...more] };
}

function isShownOn({ credentialId, kind }: Disabled, user: UserFacts): boolean {
  const now = user.credentials.find(({ id }) => id === credentialId);
  return now?.problem === undefined && !KINDS[kind].isStillDisabled(now);
}

function isUsedSince({ credentialId, kind, lastUsedAt }: Disabled, user: UserFacts): boolean {
  const now = user.credentials.find(({ id }) => id === credentialId);
  const used = KINDS[kind].lastUse(now, user);
  return used !== undefined && used !== lastUsedAt;
}

type Joined = Pick<CaseRecord, 'disabled' | 'off'>;

/** Whether the case would delete what an earlier one has turned off: a person must confirm that, whatever the settings say. */
export function hasOffJoined(record: Joined): boolean {
  return record.disabled.some((one) => isOfEarlier(one, record));
}

/** Whether it would delete nothing else: no answer has allowed it to turn anything off. */
export function hasOnlyOffJoined(record: Joined): boolean {
  return record.disabled.length > 0 && record.disabled.every((one) => isOfEarlier(one, record));
}

/** Whether an earlier case has turned it off, which this one was to give back or to delete. */
export function isOfEarlier({ credentialId }: Disabled, { off = [] }: Joined): boolean {
  return credentialsOff(off).some((one) => one.credentialId === credentialId);
}
