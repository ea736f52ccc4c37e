import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { newCase } from '../../../functions/domain/case/new-case.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { ENDINGS } from '../../../functions/domain/note/endings.ts';
import type { Ending } from '../../../functions/domain/note/note.ts';
import { makePlan } from '../../../functions/domain/plan/plan.ts';
import type { Answer } from '../../../functions/domain/question/answer.ts';
import type { Question } from '../../../functions/domain/question/question.ts';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import type { NoticeOrder, QuestionOrder } from '../../../functions/mail/order.ts';
import type { MailMessage, Notice, QuestionMessage } from '../../../functions/texts/mail-texts.ts';

export const AT = '2026-03-01T09:00:00.000Z';
export const UNTIL = '2026-03-15T09:00:00.000Z';
export const LINK = 'https://cases.example.com/cases/alice-AIDAEXAMPLE123456789-1?key=s3cr3tK3y';
export const SES_KEY = 'AKIAIOSFODNN7EXAMPLE';
export const ACCOUNT_TEXT = 'IAM user alice in AWS account 123456789012 (production)';
export const LIVE_KEY = 'AKIAI44QH8DHBEXAMPL2';

export const SETTINGS = {
  hubAccountId: '111122223333',
  accounts: ['123456789012'],
  accountNames: { '123456789012': 'production' },
  allowedDomains: ['example.com'],
  securityContacts: ['security@example.com'],
  sender: 'security@example.com',
  contact: 'iam-help@example.com',
};

export function aUser(overrides: Partial<UserFacts> = {}): UserFacts {
  return {
    account: '123456789012',
    partition: 'aws',
    userName: 'alice',
    userId: 'AIDAEXAMPLE123456789',
    arn: 'arn:aws:iam::123456789012:user/alice',
    path: '/',
    tags: { Owner: 'alice@example.com' },
    credentials: [
      { id: 'password', kind: 'password', status: 'Active', createdAt: '2024-01-01T00:00:00Z' },
      {
        id: SES_KEY,
        kind: 'access-key',
        status: 'Active',
        createdAt: '2023-01-01T00:00:00Z',
        lastUsedAt: '2025-06-01T10:00:00Z',
        lastUsedService: 'ses',
        lastUsedRegion: 'eu-central-1',
      },
      {
        id: LIVE_KEY,
        kind: 'access-key',
        status: 'Active',
        createdAt: '2023-02-01T00:00:00Z',
        lastUsedAt: '2026-02-27T10:00:00Z',
        lastUsedService: 's3',
        lastUsedRegion: 'eu-west-1',
      },
    ],
    mfaDevices: [],
    sshPublicKeys: [{ id: 'APKAEXAMPLE', status: 'Active' }],
    signingCertificates: [],
    serviceSpecificCredentials: [],
    groups: ['operators'],
    attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    inlinePolicies: [],
    unreadable: [],
    readAt: AT,
    ...overrides,
  } as UserFacts;
}

export function aPlan(
  user = aUser(),
  deleteScope: 'credentials' | 'user' = 'credentials',
  noNewPasswordsIn: string[] = [],
) {
  const owner = { addresses: ['alice@example.com'], source: 'tag', tag: 'Owner', problems: [] } as const;
  return makePlan(user, {
    thresholdDays: 90,
    at: AT,
    deleteScope,
    noNewPasswordsIn,
    protected: { tags: [], paths: [], names: [] },
    owner: { ...owner, addresses: [...owner.addresses], problems: [] },
  });
}

const MESSAGE_OF = {
  asked: 'stakeholder',
  reminded: 'stakeholder',
  escalated: 'stakeholder',
  quarantined: 'stakeholder',
  'quarantined-off': 'deletion',
  disabled: 'impact',
  'confirm-deletion': 'deletion',
  kept: 'use',
  restored: 'use',
  'still-unused': 'use',
  scheduled: 'paused',
  silent: 'impact',
} as const satisfies Record<Question['message'], Question['kind']>;

/** The user once the case has disabled what nobody uses. */
function asDisabled(user: UserFacts): UserFacts {
  const credentials = user.credentials
    .filter(({ id }) => id !== 'password')
    .map((one) => (one.id === SES_KEY ? { ...one, status: 'Inactive' } : one));
  return { ...user, credentials };
}

/** An order for one message, with a case that has reached it. */
export function anOrder(
  message: Question['message'],
  overrides: { case?: Partial<CaseRecord>; settings?: object } & Partial<
    Pick<QuestionOrder, 'recipient' | 'answer'>
  > = {},
): QuestionOrder {
  const user = overrides.case?.user ?? aUser();
  const disabled = { disabledAt: '2026-03-02T10:00:00.000Z' };
  const kind = MESSAGE_OF[message];
  const isDisabled = kind === 'impact' || kind === 'deletion';
  const now = isDisabled && overrides.case?.disabled === undefined ? asDisabled(user) : user;
  const opening = { account: '123456789012', partition: 'aws', findings: [], thresholdDays: 90 };
  const case_: CaseRecord = {
    ...newCase({ ...opening, controls: ['IAM.8'], user: { ...user, userName: 'alice' } }, AT),
    user: now,
    plan: aPlan(user),
    messages: [
      { messageId: 'm', address: 'alice@example.com', role: 'stakeholder', questionNumber: 1, at: AT },
      {
        messageId: 'n',
        address: 'security@example.com',
        role: 'security-contact',
        questionNumber: 1,
        at: AT,
      },
    ],
    told: ['question 1:alice@example.com', 'question 1:security@example.com'],
    ...(isDisabled && {
      disabled: [
        { credentialId: 'password', kind: 'password', ...disabled },
        { credentialId: SES_KEY, kind: 'access-key', lastUsedAt: '2025-06-01T10:00:00Z', ...disabled },
      ],
    }),
    ...(kind === 'use' && { mustUse: { credentialIds: ['password', SES_KEY], from: AT, until: UNTIL } }),
    ...overrides.case,
    ...(overrides.case?.user && isDisabled && { user: now }),
  };
  const recipient = overrides.recipient ?? {
    address: 'alice@example.com',
    role: 'stakeholder',
    reason: 'you are named in the tag Owner of this user',
  };
  return {
    question: {
      number: 1,
      kind,
      message,
      recipients: [recipient],
      since: AT,
      until: UNTIL,
      timeoutSeconds: 60,
    },
    case: case_,
    recipient,
    settings: settingsSchema.parse({ ...SETTINGS, ...overrides.settings }),
    link: LINK,
    answer: overrides.answer,
  };
}

export const QUESTIONS = [
  'asked',
  'reminded',
  'escalated',
  'disabled',
  'confirm-deletion',
  'kept',
  'restored',
  'still-unused',
] as const satisfies QuestionMessage[];

export const NOTICES = ['handled', 'done', ...(Object.keys(ENDINGS) as Ending[])] as const;

/** An order for one notice, of a case that has disabled both credentials. */
export function aNotice(
  notice: Notice,
  overrides: { case?: Partial<CaseRecord>; settings?: object } & Partial<
    Pick<NoticeOrder, 'recipient' | 'answer' | 'failure' | 'step'>
  > = {},
): NoticeOrder {
  const {
    case: case_,
    recipient,
    settings,
  } = anOrder('disabled', {
    ...(overrides.case && { case: overrides.case }),
    ...(overrides.settings && { settings: overrides.settings }),
    recipient: overrides.recipient ?? { address: 'alice@example.com', role: 'stakeholder', reason: '' },
  });
  return {
    notice,
    case: case_,
    recipient,
    settings,
    at: UNTIL,
    answer: overrides.answer,
    failure: overrides.failure,
    step: overrides.step ?? (notice === 'handled' || notice === 'done' ? 'disabled' : notice),
  };
}

/** Any mail, with what its texts can speak of. */
export function anyOrder(
  message: MailMessage,
  overrides: { case?: Partial<CaseRecord>; settings?: object } = {},
): QuestionOrder | NoticeOrder {
  const question = QUESTIONS.find((one) => one === message);
  if (question !== undefined) return anOrder(question, { ...overrides, answer: anAnswer() });
  return aNotice(message as Notice, {
    ...overrides,
    answer: anAnswer(message === 'exempt' ? { kind: 'exempt', until: UNTIL, reason: '年次' } : {}),
    failure: 'RecordEnding: 500',
  });
}

/** The word of a security contact that nothing is needed. */
export function anAnswer(overrides: Partial<Answer> = {}): Answer {
  return {
    answerId: 'a1',
    questionNumber: 1,
    planId: 'p1',
    kind: 'retire',
    decisions: { password: 'retire' },
    role: 'security-contact',
    by: 'security@example.com',
    at: AT,
    delivered: true,
    ...overrides,
  };
}
