import { seconds } from '../time/duration.ts';
import type { SettingsFields } from './fields.ts';

/** How often a paused case looks whether it may go on. */
export const PAUSE_LOOK = 'PT9H';

/** A case that finds no day for its act within so many days ends (design D14); longer it waits for none. */
export const DAYS_FOR_PLACE = 30;
export const LONGEST_WAIT_FOR_PLACE = `P${DAYS_FOR_PLACE}D`;

/** How often a case that waits for its day looks whether that is still so, and compares its plan with IAM. */
export const PLACE_LOOK = 'P1D';

/** Events that an execution may write at most (Step Functions quotas: 25,000), less a fifth for outages and for people. */
export const MOST_EVENTS = 20_000;

/*
 * Events of what happens again and again: 6 of a question that times out, 5 of each other Task, 2 of each choice. The
 * stories of the history of an execution count them.
 */
export const EVENTS_OF_PAUSE_LOOK = 15;
export const EVENTS_OF_USE_LOOK = 13;
export const EVENTS_OF_ASKING = 18;

/** How long a case waits before it tries again what has failed, and for how long it does (design D3). */
export const TRY_AGAIN_AFTER = 'PT15M';
export const TRY_AGAIN_FOR = 'PT24H';
/** The first of them as people read it. */
export const TRY_AGAIN_MINUTES = seconds(TRY_AGAIN_AFTER) / 60;

/** Of a try that fails: 3 events of each of its 7 tries, 2 of its state, and the way back to the question and to the next try. */
export const EVENTS_OF_TRY = 40;

/** Of one outage that ends a case, and of what cannot even be held up, which is tried 192 times. */
const EVENTS_OF_OUTAGE = Math.ceil(seconds(TRY_AGAIN_FOR) / seconds(TRY_AGAIN_AFTER)) * EVENTS_OF_TRY + 600;

/** Every state that is passed once, with room to spare. */
const EVENTS_OF_REST = 500;

/** An execution lives for at most a year (Step Functions quotas); the rest is room for what runs between waits. */
export const LONGEST_CASE = 'P360D';

type Repeating = Pick<SettingsFields, 'checkUseEvery' | 'reminders'>;

/**
 * How many events the history of a case may come to by the settings alone: as long as a case can live, it looks whether
 * the pause is over, or its window open, or whether what is kept was used, whichever writes most, and meets an outage of a day. A pause may last so long, and so long may
 * a security contact extend a wait for use.
 */
export function longestHistory({ checkUseEvery, reminders }: Repeating): number {
  const looks = [
    EVENTS_OF_PAUSE_LOOK * timesOf(PAUSE_LOOK),
    // The same state waits for a window. Looks when one opens come besides: a case acts then.
    EVENTS_OF_PAUSE_LOOK * (timesOf(PLACE_LOOK) + DAYS_FOR_PLACE),
    EVENTS_OF_USE_LOOK * timesOf(checkUseEvery),
  ];
  return Math.max(...looks) + eventsOfOthers(reminders);
}

/** The shortest `checkUseEvery`, in whole hours, with which a history stays below MOST_EVENTS. */
export function shortestCheckHours({ reminders }: Pick<Repeating, 'reminders'>): number {
  const looks = Math.floor((MOST_EVENTS - eventsOfOthers(reminders)) / EVENTS_OF_USE_LOOK);
  return Math.ceil(seconds(LONGEST_CASE) / looks / 3600);
}

const timesOf = (interval: string): number => Math.ceil(seconds(LONGEST_CASE) / seconds(interval));

/** The first question, the reminders, the security contact's, an outage, and what comes once. */
function eventsOfOthers(reminders: readonly string[]): number {
  return (reminders.length + 2) * EVENTS_OF_ASKING + EVENTS_OF_OUTAGE + EVENTS_OF_REST;
}
