import type { Chronicle, ItemEvent, PageEvent } from '../chronicle.ts';
import { stateAt, userIdIn, type Word, wordsOf } from '../history.ts';
import type { Violation } from '../violation.ts';

/** 10. GET, HEAD and a forged, foreign, stale or repeated answer change nothing. */
export function lookingIsFree(chronicle: Chronicle): Violation[] {
  const words = wordsOf(chronicle);
  return chronicle.events.flatMap((event, index) => {
    if (event.is !== 'page' || event.method === 'LOOK') return [];
    const { at, method, caseId } = event;
    const about = event.listed.length > 0 ? event.listed : [caseId];
    return about.flatMap((one) => {
      const claim = effectOf(chronicle, { ...event, caseId: one }, index, words);
      const state = stateAt(chronicle, index, one);
      return claim === undefined ? [] : [{ rule: 10, at, about: one, state, by: `page ${method}`, claim }];
    });
  });
}

function effectOf(
  chronicle: Chronicle,
  event: PageEvent,
  index: number,
  words: readonly Word[],
): string | undefined {
  const { method, status, since, caseId, key } = event;
  const hasWritten = writesOf(chronicle, since, index) > 0 && !isBeside(chronicle, event, index);
  if (method !== 'POST') return hasWritten ? 'a request that is not a POST has written' : undefined;
  if (status === 200 && !words.some((word) => word.key === key && word.by !== undefined))
    return 'an answer counts by a link that nobody was mailed';
  const added = answersAt(chronicle, index, caseId) - answersAt(chronicle, since - 1, caseId);
  if (added > recordedDuring(words, since, index, caseId)) return 'an answer that was not taken was recorded';
  // Of several answers in one form each counts for itself.
  const isNothingTaken = words.every(({ until, mayCount }) => until !== index || !mayCount);
  return hasWritten && isRefused(status) && isNothingTaken
    ? 'an answer that was not taken has written'
    : undefined;
}

/** A refusal without the need of a new try: nothing of it may count. */
function isRefused(status: number): boolean {
  return status >= 400 && status < 500;
}

/** Writes of the page's own function; only its calls are told apart by function. */
function writesOf({ events }: Chronicle, from: number, to: number): number {
  return events
    .slice(from, to)
    .filter(
      (event) =>
        event.is === 'call' &&
        event.function === 'case-page' &&
        /:(Put|Update|Delete|TransactWrite|Batch(Write|Update)|Send|Start|Stop|Create|Publish)/.test(
          event.call,
        ),
    ).length;
}

/** Whether another request ran in the same moment, to which the writes may belong. */
function isBeside({ events }: Chronicle, { since }: PageEvent, index: number): boolean {
  return events.some(
    (other, end) =>
      other.is === 'page' && other.method === 'POST' && end !== index && other.since <= index && end >= since,
  );
}

/** How many answers the item of a case has that came by its page. */
function answersAt({ events }: Chronicle, index: number, caseId: string): number {
  const item = events
    .slice(0, index + 1)
    .findLast((event): event is ItemEvent => event.is === 'item' && isOfUser(event, userIdIn(caseId)));
  const answers = item?.item['caseId'] === caseId ? item.item['answers'] : [];
  return Array.isArray(answers) ? answers.filter(isByPage).length : 0;
}

/** An analyst answers by the custom action, which may come in the middle of a request. */
const isByPage = (answer: { role?: unknown }): boolean => answer.role !== 'analyst';

function isOfUser({ item }: ItemEvent, userId: string): boolean {
  return item['userId'] === userId;
}

/** How many answers of this case were told to be recorded, or may have been, while this request ran. */
function recordedDuring(words: readonly Word[], since: number, index: number, caseId: string): number {
  return words.filter(
    (word) =>
      word.caseId === caseId &&
      (word.isRecorded || word.status >= 500) &&
      word.index <= index &&
      word.until >= since,
  ).length;
}
