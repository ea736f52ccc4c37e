import { caseIdOf } from '../../functions/domain/case/case-id.ts';
import { newCase } from '../../functions/domain/case/new-case.ts';
import type { UserFacts } from '../../functions/domain/credential/user.ts';
import type { Evidence } from '../../functions/domain/evidence/evidence.ts';
import { questionMark } from '../../functions/domain/message/mailed.ts';
import { makePlan } from '../../functions/domain/plan/plan.ts';
import type { QuestionKind } from '../../functions/domain/question/question.ts';
import { type Settings, settingsSchema } from '../../functions/domain/settings/settings.ts';
import type { MailOrder } from '../../functions/mail/order.ts';
import type { MailMessage, Notice, QuestionMessage } from '../../functions/texts/mail-texts.ts';

const AT = '2026-11-02T09:00:00.000Z';
const UNTIL = '2026-11-16T09:00:00.000Z';
const ACCOUNT = '123456789012';
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const OWNER = 'alice@example.com';

const USER: UserFacts = {
  account: ACCOUNT,
  partition: 'aws',
  userName: 'report-mailer',
  userId: 'AIDAEXAMPLE123456789',
  arn: `arn:aws:iam::${ACCOUNT}:user/report-mailer`,
  path: '/',
  tags: { Owner: OWNER },
  credentials: [
    { id: 'password', kind: 'password', status: 'Active', createdAt: '2024-01-15T09:00:00Z' },
    {
      id: KEY,
      kind: 'access-key',
      status: 'Active',
      createdAt: '2023-05-02T09:00:00Z',
      lastUsedAt: '2026-03-30T09:00:00Z',
      lastUsedService: 'ses',
      lastUsedRegion: 'eu-central-1',
    },
  ],
  mfaDevices: [],
  sshPublicKeys: [],
  signingCertificates: [],
  serviceSpecificCredentials: [],
  groups: [],
  attachedPolicies: [],
  inlinePolicies: [],
  unreadable: [],
  readAt: AT,
};

const EVIDENCE: Evidence = {
  services: {
    is: 'known',
    readAt: AT,
    used: [{ name: 'Amazon SES', at: '2026-03-30T09:00:00Z' }],
    more: 0,
  },
  admin: { policies: [], isCut: false, isWhole: true, isDenied: false },
  descriptions: { [KEY]: 'monthly report' },
};

const KINDS: Record<QuestionMessage, QuestionKind> = {
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
};

/** The messages that go to security contacts. */
const FOR_CONTACTS: readonly MailMessage[] = [
  'escalated',
  'failed',
  'quarantined',
  'quarantined-off',
  'quarantine-unanswered',
  'quarantine-found',
];

/** An order for any message, about one made-up case, for documents. */
export function exampleOrder(message: MailMessage): MailOrder {
  const settings = exampleSettings();
  const kind = Object.entries(KINDS).find(([name]) => name === message)?.[1];
  const escalated = FOR_CONTACTS.includes(message);
  const recipient = {
    address: escalated ? 'security@example.com' : OWNER,
    role: escalated ? ('security-contact' as const) : ('stakeholder' as const),
    reason: '',
  };
  const order = { case: exampleCase(message), recipient, settings };
  if (kind === undefined) return { ...order, notice: message as Notice, at: AT, answer: answerTo(message) };
  const times = { since: AT, until: UNTIL, timeoutSeconds: 60 };
  const question = {
    number: 1,
    kind,
    message: message as QuestionMessage,
    recipients: [recipient],
    ...(message === 'scheduled' && { window: { resumeAt: 'disable' as const, opensAt: UNTIL } }),
    ...times,
  };
  const link = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/messages/6f1d2c3b?key=example';
  return { ...order, question, link };
}

/** Orders for one question about two users of one owner. */
export function exampleOfSeveral(): MailOrder[] {
  const order = exampleOrder('asked');
  return ['report-mailer', 'backup'].map((userName, index) => ({
    ...order,
    case: {
      ...order.case,
      userName,
      caseId: caseIdOf(userName, `AIDAEXAMPLE12345678${index}`, 1),
      evidence: EVIDENCE,
    },
  }));
}

function exampleSettings(): Settings {
  return settingsSchema.parse({
    hubAccountId: '111122223333',
    accounts: [ACCOUNT],
    accountNames: { [ACCOUNT]: 'production' },
    allowedDomains: ['example.com'],
    securityContacts: ['security@example.com'],
    sender: 'security@example.com',
    contact: 'iam-help@example.com',
    timeZone: 'Europe/Berlin',
  });
}

function exampleCase(message: MailMessage): MailOrder['case'] {
  const { account, partition, userName, userId, arn } = USER;
  const owner = { addresses: [OWNER], source: 'tag' as const, tag: 'Owner', problems: [] };
  const user = { userName, userId, arn };
  return {
    ...newCase({ account, partition, user, controls: ['IAM.8'], thresholdDays: 90, findings: [] }, AT),
    user: USER,
    messages: [{ messageId: 'm', address: OWNER, role: 'stakeholder', questionNumber: 1, at: AT }],
    told: [questionMark({ number: 1 }, OWNER)],
    plan: makePlan(USER, { ...exampleSettings(), thresholdDays: 90, at: AT, owner }),
    mustUse: { credentialIds: ['password', KEY], from: AT, until: UNTIL },
    ...(message === 'used' && { outcomes: [{ credentialId: KEY, result: 'used' }] }),
    ...(message === 'restored' && { passwordSecret: { since: AT } }),
  };
}

function answerTo(message: MailMessage) {
  if (message !== 'exempt') return undefined;
  const by = { role: 'security-contact' as const, by: 'security@example.com', at: AT, delivered: true };
  const id = { answerId: 'a', questionNumber: 1, planId: '', decisions: {} };
  return { ...id, ...by, kind: 'exempt' as const, until: UNTIL, reason: 'runs once a year' };
}
