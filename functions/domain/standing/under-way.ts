import type { CaseRecord } from '../case/case-record.ts';
import type { Disabled } from '../case/outcome.ts';
import { KINDS } from '../credential/kinds.ts';
import { isShownBy } from '../time/shown-by.ts';
import { hasSetOut } from '../wish/turning-on.ts';
import { announcementOf } from './announced.ts';

/** What tells what a case is doing. */
export type Acting = Pick<CaseRecord, 'disabled'> &
  Partial<
    Pick<
      CaseRecord,
      'status' | 'user' | 'observeUntil' | 'restoredAt' | 'restoreKit' | 'turningOn' | 'passwordSecret'
    >
  >;

/**
 * Whether the case is just turning this credential off, or on again: it has set out to, and no read surely shows yet what
 * has come of it. How it stood before then says nothing of how it stands: in between the act is done, and IAM may be late.
 */
export function isUnderWay(credentialId: string, case_: Acting): boolean {
  const { status, user, restoreKit } = case_;
  const one = announcementOf(case_, credentialId);
  if (status !== 'open' || user === undefined || one === undefined || restoreKit !== undefined) return false;
  const now = user.credentials.find(({ id }) => id === credentialId);
  const isLate = (since: string) => !isShownBy(user.readAt, since);
  if (KINDS[one.kind].isStillDisabled(now)) return setOutToTurnOn(one, case_).some(isLate);
  return now?.status === 'Active' && isBeforeWatching(case_) && isLate(one.disabledAt);
}

/** What is announced is proven once it is watched; from then on a read says what somebody else has done. */
function isBeforeWatching({ observeUntil, restoredAt }: Acting): boolean {
  return observeUntil === undefined && restoredAt === undefined;
}

/** Since when the case gives this back (ISO); none where it does not, or has done. */
function setOutToTurnOn(one: Disabled, { restoredAt, turningOn, passwordSecret }: Acting): string[] {
  if (restoredAt !== undefined) return [];
  if (KINDS[one.kind].isReplaced) return passwordSecret === undefined ? [] : [passwordSecret.since];
  if (!hasSetOut({ turningOn }, one, one.disabledAt)) return [];
  return (turningOn ?? []).flatMap(({ credentialId, since }) =>
    credentialId === one.credentialId ? [since] : [],
  );
}
