import { type Chronicle, eventsOf } from './chronicle.ts';
import { userIdIn, type Word, wordsOf } from './history.ts';

/** A recorded wish to have back what a case has disabled. */
export interface Wish {
  index: number;
  at: number;
  caseId: string;
  by: string;
  /** The mailbox of a wish by the page. */
  address?: string;
}

/** How a wish is called that came by "Stop or restore". */
export const CLICK = 'custom action';

/** Every wish to restore that was made: by pages first, then by clicks. */
export function wishesIn(chronicle: Chronicle): Wish[] {
  return [...wishesByPage(chronicle), ...wishesByClick(chronicle)];
}

function wishesByPage(chronicle: Chronicle): Wish[] {
  return wordsOf(chronicle)
    .filter((word) => word.kind === 'restore' && (word.isRecorded || isInItem(chronicle, word)))
    .map(({ index, at, caseId, by = '' }) => ({ index, at, caseId, by: `page, ${by}`, address: by }));
}

/** Whether an item has taken what the page could not confirm: it said that nobody knows, and to look again. */
function isInItem({ events }: Chronicle, { index, at, by, status }: Word): boolean {
  const isIt = (answer: { kind?: string; by?: string; at?: string }) =>
    answer.kind === 'restore' && answer.by === by && Math.abs(Date.parse(answer.at ?? '') - at) < A_MINUTE_MS;
  return (
    status >= 500 &&
    events
      .slice(index)
      .some(
        (event) =>
          event.is === 'item' && Array.isArray(event.item['answers']) && event.item['answers'].some(isIt),
      )
  );
}

const A_MINUTE_MS = 60_000;

/** "Stop or restore" asks everything back once something is disabled. */
function wishesByClick(chronicle: Chronicle): Wish[] {
  return eventsOf(chronicle, 'click')
    .filter(({ action }) => action === 'StopOrRestore')
    .flatMap((click) => {
      const index = chronicle.events.indexOf(click);
      return click.users
        .filter(({ account, userName }) =>
          click.userArns.some((arn) => arn.includes(`::${account}:`) && arn.endsWith(`/${userName}`)),
        )
        .flatMap(({ userId }) => latestCase(chronicle, index, userId))
        .map((caseId) => ({ index, at: click.at, caseId, by: CLICK }));
    });
}

/** The case that runs, or the one that has ended last: what that has left off is wanted back. */
function latestCase({ events }: Chronicle, index: number, userId: string): string[] {
  const last = events
    .slice(0, index)
    .findLast((event) => event.is === 'execution' && userIdIn(event.caseId) === userId);
  return last?.is === 'execution' ? [last.caseId] : [];
}
