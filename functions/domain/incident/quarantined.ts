import type { CaseRecord } from '../case/case-record.ts';
import { quarantinePolicyOf } from '../credential/quarantine.ts';
import type { UserFacts } from '../credential/user.ts';
import { isPassedOn, isRefused, isUpToContacts, stillDecides } from '../question/quarantine.ts';
import { hasTimeLeft } from '../time/duration.ts';

/** Whether AWS has quarantined a user since its case was last assessed. */
export function isNewlyQuarantined({ quarantine }: Pick<CaseRecord, 'quarantine'>, user: UserFacts): boolean {
  return quarantine === undefined && quarantinePolicyOf(user) !== undefined;
}

/** The case with the quarantine of its user, where this read shows one; what was found before stays. */
export function withQuarantine(case_: CaseRecord, user: UserFacts, at: string): CaseRecord {
  const policy = quarantinePolicyOf(user);
  if (case_.quarantine !== undefined || policy === undefined) return case_;
  return {
    ...case_,
    quarantine: { policy, foundAt: at, since: (case_.question?.number ?? 0) + 1, asked: 0 },
  };
}

/** Whether nobody was asked yet since the quarantine was found: also where a later read does not show it, or shows it late. */
export function isNewToContacts({
  quarantine,
  question,
}: Pick<CaseRecord, 'quarantine' | 'question'>): boolean {
  return quarantine !== undefined && (question?.number ?? 0) < quarantine.since;
}

/** What is new about what is off and calls for the security contacts: an owner wants it back, or it was used. */
export function callsForContacts(case_: CaseRecord, used: readonly string[]): boolean {
  const isUsed = used.length > 0 && case_.quarantine?.isUsed !== true;
  return (
    isUsed ||
    case_.answers.some(
      (one) =>
        one.kind === 'restore' &&
        !isRefused(case_, one) &&
        isUpToContacts(case_, one) &&
        !isPassedOn(case_, one),
    )
  );
}

/**
 * What the security contacts have said to the question about what is off that has just ended: to leave it off, or
 * nothing in all their time. Undefined where that was not asked, or their time is not over: somebody else has ended it.
 */
export function wordOfContacts(case_: CaseRecord, at: string): 'leave' | 'silence' | undefined {
  const { quarantine, question, answers } = case_;
  if (question === undefined || question.number !== quarantine?.asked) return undefined;
  const isLeft = answers.some(
    (one) =>
      one.kind === 'leave-disabled' && one.questionNumber === question.number && stillDecides(case_, one),
  );
  if (isLeft) return 'leave';
  return hasTimeLeft(at, question.until) ? undefined : 'silence';
}
