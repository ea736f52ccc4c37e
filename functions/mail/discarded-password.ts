import type { CaseRecord } from '../domain/case/case-record.ts';
import { KINDS } from '../domain/credential/kinds.ts';
import { whosePassword } from '../domain/credential/new-password.ts';
import { hasGivenBack } from '../domain/wish/given-back.ts';

/** Whether a new password that the case has given is stored no more, and IAM reports no use of it; the old one, where IAM still had it, is none. */
export function isPasswordDiscarded(case_: CaseRecord): boolean {
  const { passwordSecret, disabled, user } = case_;
  if (passwordSecret !== undefined || user === undefined) return false;
  return disabled.some(({ credentialId, kind, disabledAt }) => {
    const now = user.credentials.find(({ id }) => id === credentialId);
    if (now?.createdAt === undefined || !KINDS[kind].isReplaced || !hasGivenBack(case_, credentialId))
      return false;
    const isNew = whosePassword(now.createdAt, { made: undefined, disabledAt }) !== 'before';
    const usedAt = KINDS[kind].lastUse(now, user);
    return isNew && (usedAt === undefined || Date.parse(usedAt) < Date.parse(now.createdAt));
  });
}
