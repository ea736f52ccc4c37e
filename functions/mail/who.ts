import { findOwner, type Owner, ownerProblems } from '../domain/plan/owner.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { MailTexts } from '../texts/mail-texts.ts';
import { oneLine } from '../texts/visible.ts';
import { showAccount } from './lines.ts';
import type { MailOrder, QuestionOrder } from './order.ts';

/** Why the recipient gets the mail, as a clause in the mail's language. */
export function whyOf(order: MailOrder, texts: MailTexts): string {
  const isSecurityContact = order.recipient.role === 'security-contact';
  if ('question' in order) return whyAsked(order, isSecurityContact, texts);
  return isSecurityContact ? texts.why.security : texts.why.asked;
}

function whyAsked(order: QuestionOrder, isSecurityContact: boolean, texts: MailTexts): string {
  const { question, case: case_, recipient, settings } = order;
  const { why } = texts;
  // The owner as it is now: the tags may name somebody else than when the plan was made.
  const owner = findOwner({ tags: case_.user?.tags ?? {}, account: case_.account }, settings);
  if (isSecurityContact && question.message === 'escalated') return why.escalated;
  if (isSecurityContact && (owner.source !== 'security' || case_.namedOwner !== undefined))
    return why.security;
  const isNamed = case_.namedOwner !== undefined || !owner.addresses.includes(recipient.address);
  return isNamed ? why.other(plain(recipient.reason)) : whyOwner(owner, order, texts);
}

function whyOwner(
  { source, tag = '' }: Owner,
  { case: case_, settings }: MailOrder,
  texts: MailTexts,
): string {
  const problems = ownerProblems(case_.user?.tags ?? {}, settings).map((one) =>
    oneLine(texts.ownerProblem(one)),
  );
  if (source === 'account') return texts.why.account(showAccount(case_.account, settings), problems);
  if (source === 'fallback') return texts.why.fallback(problems);
  if (source === 'security') return texts.why.securityInstead(problems);
  return texts.why.tag(oneLine(tag, 128)) + (problems.length === 0 ? '' : texts.passedOver(problems));
}

/** Who gave an answer and when: a link proves possession of a mailbox, no more (design D6). */
export function answeredLine(given: Answer, texts: MailTexts, timeZone: string): string {
  const { kind, decisions, role, by, at } = given;
  const time = texts.times.time(at, timeZone);
  // Keeping every credential of a form is keeping.
  const isKept = kind === 'retire' && Object.values(decisions).every((decision) => decision === 'keep');
  const answer = texts.answers[isKept ? 'keep' : kind].inMails;
  return role === 'analyst'
    ? texts.answeredByAnalyst(answer, time)
    : texts.answered(answer, oneLine(by, 254), time);
}

function plain(reason: string): string {
  return oneLine(reason).replace(/\.$/, '');
}
