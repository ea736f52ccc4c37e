import type { Answer } from '../answer.ts';
import { findOwner, ownerProblems } from '../owner.ts';
import { showTime } from '../time.ts';
import type { MailOrder, QuestionOrder } from './compose.ts';
import type { MailTexts } from './texts.ts';
import { oneLine } from './visible.ts';

/** Why the recipient gets the mail, as a clause in the mail's language. */
export function whyOf(order: MailOrder, texts: MailTexts): string {
  const isSecurityContact = order.recipient.role === 'security-contact';
  if ('question' in order) return whyAsked(order, isSecurityContact, texts);
  return isSecurityContact ? texts.why.security : texts.why.asked;
}

// The owner is looked up as it was for the question: the tags may name somebody else than when the plan was made.
function whyAsked(
  { question, case: case_, recipient, settings }: QuestionOrder,
  isSecurityContact: boolean,
  texts: MailTexts,
): string {
  const { why } = texts;
  if (isSecurityContact && question.message === 'escalated') return why.escalated;
  const tags = case_.user?.tags ?? {};
  const owner = findOwner(tags, settings);
  if (isSecurityContact && owner.source !== 'security') return why.security;
  if (!owner.addresses.includes(recipient.address)) return why.other(plain(recipient.reason));
  const problems = ownerProblems(tags, settings).map((one) => oneLine(texts.ownerProblem(one)));
  if (owner.source === 'fallback') return why.fallback(problems);
  if (owner.source === 'security') return why.securityInstead(problems);
  return why.tag(oneLine(owner.tag ?? '', 128)) + (problems.length === 0 ? '' : texts.passedOver(problems));
}

/** Who gave an answer and when: a link proves possession of a mailbox, no more (design D6). */
export function answeredLine({ kind, role, by, at }: Answer, texts: MailTexts, timeZone: string): string {
  const time = showTime(at, timeZone);
  const answer = texts.answers[kind];
  return role === 'analyst'
    ? texts.answeredByAnalyst(answer, time)
    : texts.answered(answer, oneLine(by, 254), time);
}

function plain(reason: string): string {
  return oneLine(reason).replace(/\.$/, '');
}
