import { type CaseRecord, isForThisCase } from '../case/case-record.ts';
import { ownerOfCase } from '../case/owner-of-case.ts';
import type { UserFacts } from '../credential/user.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Why a wish of after an end gives nothing back now that the user's tags were read again; undefined where somebody
 * still may: who owns the user, a security contact, an analyst, or who said so while the case was running.
 */
export function wishRefusedNow(record: CaseRecord, user: UserFacts, settings: Settings): string | undefined {
  const wishes = record.answers.filter((one) => one.kind === 'restore' && isForThisCase(record, one));
  const { addresses } = ownerOfCase(record, user, { settings }).owner;
  const mayBe = wishes.every(
    ({ role, ofCases, by }) => role === 'stakeholder' && ofCases !== undefined && !addresses.includes(by),
  );
  return wishes.length > 0 && mayBe
    ? 'somebody else owns the user now, and can have it back with "Stop or restore"'
    : undefined;
}
