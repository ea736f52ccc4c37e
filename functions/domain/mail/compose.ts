import type { Case } from '../case.ts';
import type { Question, Recipient } from '../question.ts';
import type { Settings } from '../settings.ts';
import { mailFacts } from './facts.ts';
import { showAccount } from './lines.ts';
import { type MailTexts, mailTextsEn } from './texts-en.ts';
import { oneLine } from './visible.ts';

const SUBJECT_LIMIT = 120;

/** What a mail is made of; `link` is the case page's address with the recipient's own key. */
export interface MailOrder {
  question: Question;
  case: Case;
  recipient: Recipient;
  settings: Settings;
  link: string;
}

/**
 * The mail for one recipient of a question. Plain text with the link once; key ids are masked; no value of others
 * can add a line. The subject is one line of at most 120 characters with user and account.
 * Throws RangeError for a silent question: it sends nothing.
 */
export function composeMail(order: MailOrder): { subject: string; text: string } {
  const { question, case: case_, settings } = order;
  const texts = mailTextsEn;
  if (question.message === 'silent') throw new RangeError('A silent question has no mail.');
  const facts = mailFacts(order, texts);
  const parts = texts.messages[question.message](facts);
  const { headings } = texts;
  const paragraphs = [
    parts.intro,
    bullets(
      question.kind === 'stakeholder' ? headings.credentials : headings.credentialsThen,
      facts.credentials,
    ),
    bullets(headings.others, facts.others),
    bullets(headings.remarks, question.message === 'restored' ? facts.remarks : []),
    `${parts.act}\n${facts.url}`,
    parts.nothing,
    texts.why(facts),
    texts.genuine(facts),
    texts.signature(facts),
  ];
  const text = `${paragraphs.filter((one) => one !== '').join('\n\n')}\n`;
  return { subject: subjectOf(texts.subjects[question.message], case_, settings, texts), text };
}

function bullets(heading: string, lines: string[]): string {
  return lines.length === 0 ? '' : [heading, ...lines.map((line) => `- ${line}`)].join('\n');
}

// The account's name gives way first, then the end of a long user name.
function subjectOf(lead: string, { userName, account }: Case, settings: Settings, texts: MailTexts): string {
  const user = oneLine(userName, 64);
  const full = texts.subject(lead, user, showAccount(account, settings));
  if ([...full].length <= SUBJECT_LIMIT) return full;
  const rest = [...texts.subject(lead, '', account)].length;
  return texts.subject(lead, oneLine(user, SUBJECT_LIMIT - rest), account);
}
