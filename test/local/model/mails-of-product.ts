import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { questionSchema } from '../../../functions/domain/question/question.ts';
import type { Language } from '../../../functions/domain/settings/language.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import { composeMessage } from '../../../functions/mail/compose-due.ts';
import type { MailOrder } from '../../../functions/mail/order.ts';
import type { MailMessage } from '../../../functions/texts/mail-texts.ts';
import { mailsIn } from '../../../local/model/claims/mails-in.ts';
import * as mails from '../../functions/mail/orders.ts';
import { odd, outcomes, remarks } from './notes-of-product.ts';

const SETTINGS = [{}, { afterObservation: 'keep-disabled' }, { deletionNeedsConfirmation: false }];
const ROLES = ['stakeholder', 'security-contact'] as const;

/** Every message of the product, also those of which other tests have no order. */
const QUESTIONS = questionSchema.shape.message.options.filter((message) => message !== 'silent');
const MESSAGES: MailMessage[] = [...QUESTIONS, ...mails.NOTICES, 'wish-refused'];

const mustUse = { credentialIds: [mails.LIVE_KEY], from: mails.AT, until: mails.UNTIL };
const plan = mails.aPlan(mails.aUser(), 'user');
const QUARANTINE = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: mails.AT, since: 1, asked: 1 };
const CASES: Partial<CaseRecord>[] = [
  {},
  { passwordSecret: { since: mails.AT }, plan, mustUse },
  { user: odd, plan: mails.aPlan(odd) },
  { plan: mails.aPlan(mails.aUser(), 'user', [mails.aUser().account]) },
  { quarantine: QUARANTINE },
  { quarantine: QUARANTINE, plan },
  { quarantine: { ...QUARANTINE, isUsed: true } },
];

/** Every mail of a language, of cases in every state that a mail can speak of. */
export function mailsOfProduct(language: Language): string[] {
  const listed: Partial<CaseRecord>[] = [...outcomes.map((one) => ({ outcomes: one })), { remarks }];
  const orders = [
    ...MESSAGES.flatMap((message) => CASES.flatMap((case_) => ordersOf(message, case_, language))),
    ...mails.NOTICES.flatMap((notice) => ordersOf(notice, { disabled: [] }, language)),
    ...(['restored', 'deleted'] as const).flatMap((message) =>
      listed.map((case_) => mails.anyOrder(message, { case: case_, settings: { language } })),
    ),
  ];
  return orders.flatMap((order) => [
    composeMail(order).text,
    ...mailsIn(composeMessage([order, ofAnother(order)]).text).map(({ text }) => text),
  ]);
}

function ordersOf(message: MailMessage, case_: Partial<CaseRecord>, language: Language): MailOrder[] {
  return SETTINGS.flatMap((settings) =>
    ROLES.flatMap((role) => {
      const order = orderOf(message, { case: case_, settings: { ...settings, language } });
      const one = { ...order, recipient: { ...order.recipient, role } };
      if (message === 'scheduled') return scheduled(one);
      return message === 'handled' || message === 'done'
        ? ['disabled', 'kept', 'restored'].map((step) => ({ ...one, step }))
        : [one];
    }),
  ) as MailOrder[];
}

function orderOf(
  message: MailMessage,
  overrides: { case: Partial<CaseRecord>; settings: object },
): MailOrder {
  const question = QUESTIONS.find((one) => one === message);
  return question === undefined
    ? mails.anyOrder(message, overrides)
    : mails.anOrder(question, { ...overrides, answer: mails.anAnswer() });
}

/** An act that waits for its day, of either kind. */
function scheduled(order: MailOrder): MailOrder[] {
  if (!('question' in order)) return [];
  const { disabled, user } = mails.anOrder('disabled').case;
  return (['disable', 'delete'] as const).map((resumeAt) => ({
    ...order,
    case: { ...order.case, ...(resumeAt === 'delete' && { disabled, user }) },
    question: { ...order.question, window: { resumeAt, opensAt: mails.UNTIL } },
  }));
}

/** The same of another user, who has more time. */
function ofAnother(order: MailOrder): MailOrder {
  const case_ = { ...order.case, userName: 'bob', caseId: 'bob-AIDAEXAMPLE1234567BOB-1' };
  return 'question' in order
    ? { ...order, case: case_, question: { ...order.question, until: '2026-03-20T09:00:00.000Z' } }
    : { ...order, case: case_ };
}
