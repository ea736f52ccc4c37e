import type { Proposal } from '../../../functions/domain/answering/proposal.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { QuestionKind, Role } from '../../../functions/domain/question/question.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  OLD_KEY,
  OWNER,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** The task token of the open question. */
export const TOKEN = 'token-1';
/** The plan that the question is about. */
export const { planId } = aPlan();
/** What the case has disabled. */
export const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
/** What stands in the item once deletion has begun. */
export const restoreKit = {
  writtenAt: AT,
  scope: 'credentials' as const,
  user: aUser(),
  inlinePolicyDocuments: {},
};

/** A record whose question of this kind waits for an answer. */
export function waiting(kind: QuestionKind, overrides: Partial<CaseRecord> = {}): CaseRecord {
  const isDisabled = kind === 'impact' || kind === 'deletion';
  return aRecord({
    question: { ...aQuestion(kind, { number: 2 }), planId, taskToken: TOKEN, sent: true },
    ...(isDisabled && { disabled, answers: [anAnswer()] }),
    ...overrides,
  });
}

/** The owner’s word that everything can go. */
export function proposal(overrides: Partial<Proposal> = {}): Proposal {
  const role: Role = overrides.role ?? 'stakeholder';
  return {
    userId: USER_ID,
    caseId: CASE_ID,
    role,
    by: role === 'stakeholder' ? OWNER : SECURITY,
    kind: 'retire',
    planId,
    decisions: {},
    at: AT,
    ...overrides,
  };
}

/** A world with this case. */
export const worldWith = (record: CaseRecord) => aWorld({ records: [record] });
/** The time so many minutes after `AT`. */
export const minutes = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();
/** The recorded answers. */
export const answersIn = (world: World) => world.table.at(USER_ID).answers;
/** What the workflow was told. */
export const outcomeIn = (world: World) => world.tokens.answered.get(TOKEN);
