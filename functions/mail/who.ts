import { isMailed } from '../domain/message/mailed.ts';
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
  if (isSecurityContact) return texts.why.security;
  const owner = ownerNow(order);
  const isNewOwner = !isMailed(order.case, [order.recipient.address]) && isOneOf(owner, order);
  return isNewOwner ? whyOwner(owner, order, texts) : texts.why.asked;
}

function whyAsked(order: QuestionOrder, isSecurityContact: boolean, texts: MailTexts): string {
  const { question, case: case_, recipient } = order;
  const { why } = texts;
  const owner = ownerNow(order);
  if (isSecurityContact && question.message === 'escalated') return why.escalated;
  if (isSecurityContact && (owner.source !== 'security' || case_.namedOwner !== undefined))
    return why.security;
  return isOneOf(owner, order) ? whyOwner(owner, order, texts) : why.other(plain(recipient.reason));
}

/** Whether the tags of the user, as they are now, name the recipient. */
export function isNamedByTags(order: QuestionOrder): boolean {
  const owner = ownerNow(order);
  return owner.source === 'tag' && isOneOf(owner, order);
}

/** The owner as it is now: the tags may name somebody else than when the plan was made. */
function ownerNow({ case: { user, account }, settings }: MailOrder): Owner {
  return findOwner({ tags: user?.tags ?? {}, account }, settings);
}

function isOneOf({ addresses }: Owner, { case: { namedOwner }, recipient }: MailOrder): boolean {
  return namedOwner === undefined && addresses.includes(recipient.address);
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
