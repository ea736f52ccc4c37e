import { findOwner } from '../domain/plan/owner.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { TEXTS } from '../languages.ts';
import type { GatheredFacts, GatheredNotice, GatheredTexts } from '../texts/gathered-texts.ts';
import type { MailFacts, MailTexts, QuestionMessage } from '../texts/mail-texts.ts';
import { type ComposedMail, messageFor, noticeOf, renderText } from './compose.ts';
import { type Block, filled } from './content.ts';
import { evidenceInShort } from './evidence.ts';
import { mailFacts } from './facts.ts';
import { endOf, type MailOrder, type NoticeOrder, type QuestionOrder } from './order.ts';
import { renderHtml } from './render-html.ts';
import { mailSubject } from './subject.ts';
import { oldestFirst, threadHeaders } from './thread.ts';

/** Two or more. */
type Several<Order> = readonly [Order, ...Order[]];

/** One case of the mail: what is ordered, and the facts of a mail about it alone. */
interface Entry<Order extends MailOrder> {
  order: Order;
  facts: MailFacts;
}

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

const asks = (entry: Entry<MailOrder>): entry is Entry<QuestionOrder> => 'question' in entry.order;
const tells = (entry: Entry<MailOrder>): entry is Entry<NoticeOrder> => 'notice' in entry.order;

/** What stands before the others. */
function hasFailed({ order, facts }: Entry<MailOrder>): boolean {
  if ('notice' in order) return order.notice === 'failed';
  return order.question.message === 'restored' && facts.notBack.length > 0;
}

function whyOf(order: MailOrder): keyof GatheredTexts['why'] {
  if (order.recipient.role === 'security-contact') return 'security';
  return 'question' in order ? 'owner' : 'told';
}

function commonFacts(
  entries: readonly Entry<MailOrder>[],
  { timeZone }: Settings,
  { times }: MailTexts,
): GatheredFacts {
  const ends = entries.filter(asks).map(({ order }) => endOf(order));
  const inOrder = ends.toSorted((one, other) => Date.parse(one) - Date.parse(other));
  const shown = new Set(entries.filter(asks).map(({ facts }) => facts.until));
  const [earliest] = inOrder;
  const facts = entries[0]?.facts;
  return {
    count: entries.length,
    team: facts?.team ?? '',
    isSecurityContact: facts?.isSecurityContact ?? false,
    until: earliest === undefined ? '' : times.time(earliest, timeZone),
    isUntilEarliest: shown.size > 1,
    ending: facts?.ending ?? 'asked',
    failed: entries.filter(hasFailed).length,
    isPasswordStored: entries.some((entry) => entry.facts.secretName !== undefined),
    kinds: new Set(entries.flatMap((entry) => [...entry.facts.kinds])),
  };
}

function questionBlocks(
  entries: readonly Entry<QuestionOrder>[],
  common: GatheredFacts,
  { texts, gathered }: Texts,
): [string, Block[]] {
  const [first] = entries;
  const message = first === undefined ? 'asked' : messageFor(first.order.question, first.facts);
  const { headline, intro, act, label, nothing } = gathered.questions[message](common);
  return [
    headline,
    [
      { is: 'paragraph', text: intro },
      { is: 'paragraph', text: nothing },
      { is: 'action', text: act, label, url: first?.order.link ?? '' },
      ...entries.map(
        ({ order, facts }): Block => ({
          is: 'list',
          heading: gathered.user(facts, ''),
          items: [
            facts.quarantine,
            ...(message === 'restored' ? facts.notBack : []),
            ...facts.credentials,
            order.question.kind === 'stakeholder' ? evidenceInShort(order) : '',
            message === 'scheduled' ? texts.questions.scheduled(facts).headline : '',
            ...said(message, order, facts, gathered),
            isOwnerByTag(order) ? '' : texts.whyYou(facts.why),
            ...(message !== 'scheduled' && common.isUntilEarliest && facts.until !== common.until
              ? [byWhen(order, facts, gathered)]
              : []),
          ].filter((text) => text !== ''),
        }),
      ),
    ],
  ];
}

/** Whoever is asked in the place of an owner whom the tags name reads why, user by user. */
function isOwnerByTag({ case: case_, recipient, settings }: QuestionOrder): boolean {
  if (recipient.role === 'security-contact') return true;
  return (
    case_.namedOwner === undefined &&
    findOwner({ tags: case_.user?.tags ?? {}, account: case_.account }, settings).source === 'tag'
  );
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
  const { headline, intro, next } = gathered.notices[noticeFor(entries)](common);
  const isEnding = noticeFor(entries) === 'ended';
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
            isEnding ? texts.wayBack(facts) : '',
          ].filter((text) => text !== ''),
        };
      }),
    ],
  ];
}

function noticeFor([first]: readonly Entry<NoticeOrder>[]): GatheredNotice {
  const notice = first?.order.notice;
  return notice === 'handled' || notice === 'wish-refused' ? notice : 'ended';
}
