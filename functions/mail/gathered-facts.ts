import type { Settings } from '../domain/settings/settings.ts';
import type { GatheredFacts } from '../texts/gathered-texts.ts';
import type { MailFacts, MailTexts } from '../texts/mail-texts.ts';
import { endOf, type MailOrder, type NoticeOrder, type QuestionOrder } from './order.ts';

/** One case of the mail: what is ordered, and the facts of a mail about it alone. */
export interface Entry<Order extends MailOrder> {
  order: Order;
  facts: MailFacts;
}

/** Whether a mail asks about the case, or tells of it. */
export const asks = (entry: Entry<MailOrder>): entry is Entry<QuestionOrder> => 'question' in entry.order;
export const tells = (entry: Entry<MailOrder>): entry is Entry<NoticeOrder> => 'notice' in entry.order;

/** Whether something has failed for a user: that stands before the others. */
export function hasFailed({ order, facts }: Entry<MailOrder>): boolean {
  if ('notice' in order) return order.notice === 'failed';
  return order.question.message === 'restored' && facts.notBack.length > 0;
}

/** What the sentences about all of them speak of. */
export function commonFacts(
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
    ending: endingOfAll(entries),
    failed: entries.filter(hasFailed).length,
    isPasswordStored: entries.some((entry) => entry.facts.secretName !== undefined),
    kinds: new Set(entries.flatMap((entry) => [...entry.facts.kinds])),
  };
}

/** What may happen to them: one that is deleted unasked makes it so, and a question before that is more than staying off. */
function endingOfAll(entries: readonly Entry<MailOrder>[]): GatheredFacts['ending'] {
  const endings = new Set(entries.map(({ facts }) => facts.ending));
  if (endings.has('deleted')) return endings.size === 1 ? 'deleted' : 'some-deleted';
  return endings.has('stay-disabled') && endings.size === 1 ? 'stay-disabled' : 'asked';
}
