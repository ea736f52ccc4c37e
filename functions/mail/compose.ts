import { messageTo } from '../domain/question/question.ts';
import { TEXTS } from '../languages.ts';
import type { MailFacts, MailTexts, QuestionMessage } from '../texts/mail-texts.ts';
import { type Block, filled } from './content.ts';
import { mailFacts } from './facts.ts';
import type { MailOrder, NoticeOrder, QuestionOrder } from './order.ts';
import { renderHtml } from './render-html.ts';
import { mailSubject } from './subject.ts';
import { threadHeaders } from './thread.ts';

/** A mail but for its recipient. */
export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/**
 * The mail for one recipient, in the configured language, as plain text and as HTML, with its link (if any) once. What
 * failed, what is asked or so, until when, and what happens if nothing is done come first, then the button, then details.
 * Key ids are masked; no value of others can add a line or markup. Throws RangeError for a silent question: it sends
 * nothing.
 */
export function composeMail(order: MailOrder): ComposedMail {
  const texts = TEXTS[order.settings.language].mail;
  const facts = mailFacts(order, texts);
  const main = 'question' in order ? questionBlocks(order, facts, texts) : noticeBlocks(order, facts, texts);
  const blocks = filled([
    ...main,
    { is: 'small', text: texts.whyYou(facts.why) },
    { is: 'small', text: texts.genuine(facts) },
    { is: 'small', text: texts.team(facts) },
  ]);
  const subject = mailSubject([order]);
  return {
    subject,
    text: renderText(blocks),
    html: renderHtml(blocks, { language: texts.language, title: subject }),
    headers: threadHeaders([order.case], order.settings),
  };
}

function questionBlocks(order: QuestionOrder, facts: MailFacts, texts: MailTexts): Block[] {
  const { question, link } = order;
  const { headline, intro, act, label, nothing } = texts.questions[messageOf(order)](facts);
  const { headings } = texts;
  const isNow = question.kind === 'stakeholder';
  const isBack = question.message === 'restored';
  return [
    { is: 'headline', text: headline },
    { is: 'paragraph', text: facts.quarantine },
    { is: 'list', heading: headings.remarks, items: isBack ? facts.notBack : [] },
    { is: 'paragraph', text: intro },
    { is: 'paragraph', text: nothing },
    { is: 'action', text: act, label, url: link },
    { is: 'paragraph', text: isNow ? '' : facts.answered },
    {
      is: 'list',
      heading: isNow ? headings.credentials : headings.credentialsThen,
      items: facts.credentials,
    },
    {
      is: 'list',
      heading: isNow ? facts.evidence.heading : '',
      items: isNow ? facts.evidence.lines : [],
    },
    { is: 'list', heading: headings.remarks, items: isBack ? facts.remarks : [] },
    { is: 'list', heading: texts.othersHeading(isNow ? '' : facts.standing.asOf), items: facts.others },
  ];
}

/** Which of the messages a mail is. Throws RangeError for a silent question. */
export function messageOf({ question: { message }, recipient }: QuestionOrder): QuestionMessage {
  if (message === 'silent') throw new RangeError('A silent question has no mail.');
  return messageTo(message, recipient.role);
}

function noticeBlocks({ notice }: NoticeOrder, facts: MailFacts, texts: MailTexts): Block[] {
  const { headline, intro, next } = noticeOf(notice, texts)(facts);
  const isEnding = Object.hasOwn(texts.endings, notice);
  const paragraph = (text: string): Block => ({ is: 'paragraph', text });
  return [
    { is: 'headline', text: headline },
    { is: 'paragraph', text: facts.quarantine },
    { is: 'paragraph', text: intro },
    { is: 'paragraph', text: next },
    ...(isEnding ? [texts.passwordDiscarded(facts), texts.wayBack(facts)] : []).map(paragraph),
    { is: 'paragraph', text: facts.answered },
    { is: 'list', heading: texts.standingHeading(facts.standing.asOf), items: facts.standing.lines },
  ];
}

/** The texts of a notice. */
export function noticeOf(notice: NoticeOrder['notice'], texts: MailTexts): MailTexts['handled'] {
  if (notice === 'handled' || notice === 'done') return texts[notice];
  return notice === 'wish-refused' ? texts.wishRefused : texts.endings[notice].notice;
}

/** A mail as plain text: one blank line between its parts, the address of the link on a line of its own. */
export function renderText(blocks: Block[]): string {
  return `${blocks.map(plainPart).join('\n\n')}\n`;
}

function plainPart(block: Block): string {
  if (block.is === 'list') return [block.heading, ...block.items.map((item) => `- ${item}`)].join('\n');
  return block.is === 'action' ? `${block.text}\n${block.url}` : block.text;
}
