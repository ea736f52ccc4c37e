import { momentOfNotice } from '../domain/due/gather.ts';
import { TEXTS } from '../languages.ts';
import type { GatheredFacts, GatheredTexts } from '../texts/gathered-texts.ts';
import type { MailFacts, MailTexts, QuestionMessage } from '../texts/mail-texts.ts';
import { type ComposedMail, messageOf, noticeOf, renderText } from './compose.ts';
import { type Block, filled } from './content.ts';
import { evidenceInShort } from './evidence.ts';
import { mailFacts } from './facts.ts';
import { asks, commonFacts, type Entry, hasFailed, tells } from './gathered-facts.ts';
import type { MailOrder, NoticeOrder, QuestionOrder } from './order.ts';
import { renderHtml } from './render-html.ts';
import { mailSubject } from './subject.ts';
import { oldestFirst, threadHeaders } from './thread.ts';
import { isNamedByTags } from './who.ts';

/** Two or more. */
type Several<Order> = readonly [Order, ...Order[]];

/**
 * One mail about the cases of several users, of one moment and to one recipient: what is asked or told, by when, what
 * happens if nothing is done, and the link (if any) once; then an entry for each user, the oldest case first, but before it those for whom something failed. Values of others as in
 * `composeMail` (functions/mail/compose.ts).
 */
export function composeGathered(orders: Several<MailOrder>): ComposedMail {
  const [{ settings }] = orders;
  const { mail: texts, gathered } = TEXTS[settings.language];
  const entries = oldestFirst(
    orders.map((order) => ({ caseId: order.case.caseId, openedAt: order.case.openedAt, order })),
  )
    .map(({ order }) => ({ order, facts: mailFacts(order, texts) }))
    .toSorted((one, other) => Number(hasFailed(other)) - Number(hasFailed(one)));
  const [team = ''] = entries.map(({ facts }) => texts.team(facts));
  const common = commonFacts(entries, settings, texts);
  const [headline, main] = entries.every(asks)
    ? questionBlocks(entries, common, { texts, gathered })
    : noticeBlocks(entries.filter(tells), common, { texts, gathered });
  const blocks = filled([
    { is: 'headline', text: headline },
    ...main,
    { is: 'small', text: texts.whyYou(gathered.why[whyOf(orders[0])]) },
    { is: 'small', text: gathered.genuine(common) },
    { is: 'small', text: team },
  ]);
  const subject = mailSubject(orders);
  return {
    subject,
    text: renderText(blocks),
    html: renderHtml(blocks, { language: texts.language, title: subject }),
    headers: threadHeaders(
      orders.map((order) => order.case),
      settings,
    ),
  };
}

interface Texts {
  texts: MailTexts;
  gathered: GatheredTexts;
}

function whyOf(order: MailOrder): keyof GatheredTexts['why'] {
  if (order.recipient.role === 'security-contact') return 'security';
  return 'question' in order ? 'owner' : 'told';
}

function questionBlocks(
  entries: readonly Entry<QuestionOrder>[],
  common: GatheredFacts,
  { texts, gathered }: Texts,
): [string, Block[]] {
  const [first] = entries;
  const message = first === undefined ? 'asked' : messageOf(first.order);
  const { headline, intro, act, label, nothing } = gathered.questions[message](common);
  return [
    headline,
    [
      { is: 'paragraph', text: intro },
      { is: 'paragraph', text: nothing },
      { is: 'action', text: act, label, url: first?.order.link ?? '' },
      ...entries.map((entry) => questionAbout(entry, message, common, { texts, gathered })),
    ],
  ];
}

/** What a mail that asks says of one of its users. */
function questionAbout(
  { order, facts }: Entry<QuestionOrder>,
  message: QuestionMessage,
  common: GatheredFacts,
  { texts, gathered }: Texts,
): Block {
  const hasOwnEnd = message !== 'scheduled' && common.isUntilEarliest && facts.until !== common.until;
  // Whoever is asked in the place of an owner whom the tags name reads why, user by user.
  const isWhySaid = common.isSecurityContact || isNamedByTags(order);
  const items = [
    facts.quarantine,
    ...(message === 'restored' ? facts.notBack : []),
    ...facts.credentials,
    order.question.kind === 'stakeholder' ? evidenceInShort(order) : '',
    message === 'scheduled' ? texts.questions.scheduled(facts).headline : '',
    ...said(message, order, facts, gathered),
    isWhySaid ? '' : texts.whyYou(facts.why),
    hasOwnEnd ? byWhen(order, facts, gathered) : '',
  ];
  return { is: 'list', heading: gathered.user(facts, ''), items: items.filter((text) => text !== '') };
}

function byWhen({ question }: QuestionOrder, { until }: MailFacts, gathered: GatheredTexts): string {
  return question.kind === 'use' ? gathered.useBy(until) : gathered.answerBy(until);
}

/** What a user's entry says besides its credentials. */
function said(
  message: QuestionMessage,
  { question }: QuestionOrder,
  facts: MailFacts,
  gathered: GatheredTexts,
): string[] {
  const isAboutDeleting = ['disabled', 'confirm-deletion', 'quarantined-off'].includes(message);
  return [
    message === 'escalated' ? gathered.askedBefore(facts) : '',
    message === 'quarantined-off' && facts.isUsedSince ? gathered.usedSince : '',
    isAboutDeleting && facts.wholeUser && !facts.isUsedSince ? gathered.wholeUser : '',
    message === 'restored' ? gathered.password(facts) : '',
    gathered.alsoKept(facts),
    ...(message === 'restored' ? facts.remarks : []),
    message === 'kept' || message === 'still-unused' ? gathered.toDo(facts) : '',
    question.kind === 'stakeholder' ? '' : facts.answered,
  ];
}

function noticeBlocks(
  entries: readonly Entry<NoticeOrder>[],
  common: GatheredFacts,
  { texts, gathered }: Texts,
): [string, Block[]] {
  const moment = momentOfNotice(entries[0]?.order.notice ?? '');
  const { headline, intro, next } = gathered.notices[moment](common);
  const isEnding = moment === 'ended';
  return [
    headline,
    [
      { is: 'paragraph', text: intro },
      { is: 'paragraph', text: next },
      ...entries.map(({ order: { notice }, facts }): Block => {
        const told = noticeOf(notice, texts)(facts);
        return {
          is: 'list',
          heading: gathered.user(facts, isEnding ? told.headline : ''),
          items: [
            ...[facts.quarantine, told.intro, facts.answered],
            ...(facts.standing.lines.length === 0 ? [] : [texts.standingHeading(facts.standing.asOf)]),
            ...facts.standing.lines,
            ...(isEnding ? [texts.passwordDiscarded(facts), texts.wayBack(facts)] : []),
          ].filter((text) => text !== ''),
        };
      }),
    ],
  ];
}
