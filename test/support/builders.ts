import type { CaseRecord } from '../../functions/domain/case/case-record.ts';
import { newCase } from '../../functions/domain/case/new-case.ts';
import type { Credential } from '../../functions/domain/credential/credential.ts';
import type { UserFacts } from '../../functions/domain/credential/user.ts';
import { findOwner } from '../../functions/domain/plan/owner.ts';
import { makePlan, type Plan } from '../../functions/domain/plan/plan.ts';
import type { Answer } from '../../functions/domain/question/answer.ts';
import type { Question, QuestionKind } from '../../functions/domain/question/question.ts';
import { type Settings, settingsSchema } from '../../functions/domain/settings/settings.ts';
import { after } from '../../functions/domain/time/duration.ts';

/** When the things of a test happen, unless it says otherwise. */
export const AT = '2026-03-01T09:00:00.000Z';
export const ACCOUNT = '123456789012';
export const USER_ID = 'AIDAEXAMPLE123456789';
export const CASE_ID = `alice-${USER_ID}-1`;
export const OLD_KEY = 'AKIAIOSFODNN7EXAMPLE';
export const OTHER_KEY = 'AKIAI44QH8DHBEXAMPLE';
export const OWNER = 'alice@example.com';
export const SECURITY = 'security@example.com';
export const CONTACT = 'iam-help@example.com';

/** The time so many days (or parts of one) before `AT`. */
export function daysAgo(days: number): string {
  return new Date(Date.parse(AT) - days * 86_400_000).toISOString();
}

export function someSettings(overrides: object = {}): Settings {
  return settingsSchema.parse({
    hubAccountId: '111122223333',
    accounts: [ACCOUNT],
    allowedDomains: ['example.com'],
    securityContacts: [SECURITY],
    sender: SECURITY,
    actWindows: 'always',
    contact: CONTACT,
    // No mail waits for another, unless a test is about that.
    gatherWithin: 'PT0S',
    ...overrides,
  });
}

/** An access key that was last used 200 days ago. */
export function aKey(overrides: Partial<Credential> = {}): Credential {
  return {
    id: OLD_KEY,
    kind: 'access-key',
    status: 'Active',
    createdAt: daysAgo(700),
    lastUsedAt: daysAgo(200),
    ...overrides,
  };
}

/** A password that was last used 120 days ago. */
export function aPassword(overrides: Partial<Credential> = {}): Credential {
  return {
    id: 'password',
    kind: 'password',
    status: 'Active',
    createdAt: daysAgo(900),
    lastUsedAt: daysAgo(120),
    ...overrides,
  };
}

/** The same credential, never used. */
export function neverUsed({ lastUsedAt: _never, ...credential }: Credential): Credential {
  return credential;
}

/** A user with an unused password and an unused key, owned by `OWNER`. */
export function aUser(overrides: Partial<UserFacts> = {}): UserFacts {
  const credentials = overrides.credentials ?? [aPassword(), aKey()];
  const passwordLastUsedAt = credentials.find(({ kind }) => kind === 'password')?.lastUsedAt;
  return {
    account: ACCOUNT,
    partition: 'aws',
    userName: 'alice',
    userId: USER_ID,
    arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
    path: '/',
    createdAt: daysAgo(1000),
    tags: { Owner: OWNER },
    credentials,
    ...(passwordLastUsedAt !== undefined && { passwordLastUsedAt }),
    mfaDevices: [],
    sshPublicKeys: [],
    signingCertificates: [],
    serviceSpecificCredentials: [],
    groups: [],
    attachedPolicies: [],
    inlinePolicies: [],
    unreadable: [],
    readAt: AT,
    ...overrides,
  };
}

/** The plan for a user as the settings make it. */
export function aPlan(user = aUser(), settings = someSettings(), at = AT): Plan {
  const owner = findOwner(user, settings);
  return makePlan(user, { ...settings, thresholdDays: 90, at, owner });
}

const MESSAGE: Record<QuestionKind, Question['message']> = {
  stakeholder: 'asked',
  impact: 'disabled',
  deletion: 'confirm-deletion',
  use: 'kept',
  paused: 'silent',
};

export function aQuestion(kind: QuestionKind, overrides: Partial<Question> = {}): Question {
  return {
    number: 1,
    kind,
    message: MESSAGE[kind],
    recipients: [{ address: OWNER, role: 'stakeholder', reason: 'you are named in the tag Owner' }],
    since: AT,
    until: after(AT, 'P14D'),
    timeoutSeconds: 14 * 86_400,
    ...overrides,
  };
}

/** A case that has been assessed. */
export function aCase(overrides: Partial<CaseRecord> = {}): CaseRecord {
  const user = overrides.user ?? aUser();
  const opening = { account: user.account, partition: user.partition, user, findings: [] };
  return {
    ...newCase({ ...opening, controls: ['IAM.8'], thresholdDays: 90 }, AT),
    user,
    plan: aPlan(user),
    ...overrides,
  };
}

/** The item of an open case that has its plan. */
export function aRecord(overrides: Partial<CaseRecord> = {}): CaseRecord {
  return {
    version: 1,
    revision: 1,
    status: 'open',
    caseId: CASE_ID,
    sequence: 1,
    account: ACCOUNT,
    partition: 'aws',
    userName: 'alice',
    userId: USER_ID,
    userArn: `arn:aws:iam::${ACCOUNT}:user/alice`,
    controls: ['IAM.8'],
    thresholdDays: 90,
    openedAt: AT,
    findings: [],
    step: 'asked',
    plan: aPlan(),
    answers: [],
    messages: [],
    disabled: [],
    userGone: false,
    outcomes: [],
    remarks: [],
    ...overrides,
  };
}

/** The word of the owner that everything proposed can go, taken by the workflow. */
export function anAnswer(overrides: Partial<Answer> = {}): Answer {
  return {
    answerId: `answer-${overrides.kind ?? 'retire'}`,
    questionNumber: 1,
    planId: aPlan().planId,
    kind: 'retire',
    decisions: { password: 'retire', [OLD_KEY]: 'retire' },
    role: 'stakeholder',
    by: OWNER,
    at: AT,
    delivered: true,
    ...overrides,
  };
}
