import { onCase } from '../../../functions/cases/on-case.ts';
import { DELETED, deleteCredentials } from '../../../functions/delete-credentials/delete-credentials.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import type { OpenQuestion, Question, QuestionKind } from '../../../functions/domain/question/question.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  SECURITY,
  someSettings,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** Alice before: everything that a user can have. */
export function aliceBefore(overrides: Partial<UserFacts> = {}): UserFacts {
  return aUser({
    groups: ['operators'],
    mfaDevices: ['arn:aws:iam::123456789012:mfa/alice'],
    attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    inlinePolicies: ['own'],
    sshPublicKeys: [{ id: 'APKA1', status: 'Inactive' }],
    ...overrides,
  });
}

/** The same once this case has disabled her password and her key. */
export function aliceOff(overrides: Partial<UserFacts> = {}): UserFacts {
  return aliceBefore({
    credentials: [aKey({ status: 'Inactive' })],
    passwordLastUsedAt: daysAgo(120),
    ...overrides,
  });
}

export const DISABLED: CaseRecord['disabled'] = [
  { credentialId: 'password', kind: 'password', lastUsedAt: daysAgo(120), disabledAt: daysAgo(14) },
  { credentialId: OLD_KEY, kind: 'access-key', lastUsedAt: daysAgo(200), disabledAt: daysAgo(14) },
];

/** A world in which the deletion has been confirmed. */
export function confirmedWorld(
  scope: 'credentials' | 'user',
  {
    record = {},
    user = {},
    settings = {},
  }: { record?: Partial<CaseRecord>; user?: Partial<UserFacts>; settings?: object } = {},
): World {
  const plan = aPlan(aliceBefore(), someSettings({ deleteScope: scope }));
  const { planId } = plan;
  const world = aWorld({
    users: [aliceOff(user)],
    settings: { deleteScope: scope, ...settings },
    records: [
      aRecord({
        plan,
        disabled: DISABLED,
        user: aliceOff(),
        question: asked('deletion', planId),
        answers: [
          anAnswer({ planId }),
          anAnswer({ kind: 'confirm', planId, questionNumber: 4, decisions: {} }),
        ],
        ...record,
      }),
    ],
  });
  world.iam.state.policyDocuments['own'] = '{"Version":"2012-10-17","Statement":[]}';
  return world;
}

/** Runs the state DeleteCredentials; what it returns, with the item as it stands then. */
export async function deleteIn(world: World, at = AT) {
  const run = onCase(
    { table: world.table, settings: world.settings, changes: DELETED },
    deleteCredentials(world),
  );
  const output = await run({ state: 'DeleteCredentials', enteredAt: at, case: addressOf(aRecord()) });
  return { ...output, record: world.table.at(USER_ID) };
}

/** A question that has been put to its people, about this plan. */
export function asked(kind: QuestionKind, planId: string, overrides: Partial<Question> = {}): OpenQuestion {
  const question = aQuestion(kind, { number: 4, ...overrides });
  return { ...question, planId, sent: true, put: { enteredAt: question.since, retryCount: 0 } };
}

/** The plan that was answered. */
export const { planId } = aPlan(aliceBefore());
/** The answer that disabled, and the one that confirms deletion. */
export const retire = anAnswer({ planId });
export const confirm = anAnswer({ kind: 'confirm', planId, decisions: {} });
export const leave = anAnswer({ kind: 'leave-disabled', planId, role: 'security-contact', by: SECURITY });
