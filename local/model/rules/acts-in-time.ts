import type { Chronicle, IamEvent, ModelSettings } from '../chronicle.ts';
import { actOf, brokenBy, type Placed, productChanges, wasQuarantined } from '../history.ts';
import type { Violation } from '../violation.ts';

type When = NonNullable<ModelSettings['acts']>;

/**
 * 15. Nothing is disabled or deleted outside of its window, on a blackout date, or on more users of a day than the settings
 * allow. A deletion that has begun is finished; what AWS has quarantined waits for nothing, and giving back neither.
 */
export function actsInTime(chronicle: Chronicle): Violation[] {
  const { acts: when } = chronicle.settings;
  if (when === undefined) return [];
  const acts = beginnings(productChanges(chronicle)).filter(
    (change) => !wasQuarantined(chronicle, change.index, change.userId),
  );
  const outside = acts
    .filter(({ at }) => !isAllowed(clockAt(at, when.timeZone), when))
    .map((change) => brokenBy(15, chronicle, change, 'outside of the windows'));
  return [...outside, ...tooMany(chronicle, acts, when)];
}

/** Everything that disables, and the first change of each deletion. */
function beginnings(changes: Placed<IamEvent>[]): Placed<IamEvent>[] {
  const deleting = new Set<string>();
  return changes.filter((change) => {
    const act = actOf(change);
    if (act === 'disable') return true;
    if (act !== 'delete' || deleting.has(change.session)) return false;
    deleting.add(change.session);
    return true;
  });
}

function tooMany(chronicle: Chronicle, acts: Placed<IamEvent>[], when: When): Violation[] {
  const days = new Map<string, Set<string>>();
  return acts.flatMap((change) => {
    const { date } = clockAt(change.at, when.timeZone);
    const cases = days.get(date) ?? new Set();
    days.set(date, cases.add(change.session));
    return cases.size > when.maxPerDay
      ? [brokenBy(15, chronicle, change, 'more acts on one day than the settings allow')]
      : [];
  });
}

interface Clock {
  date: string;
  /** `09:00`. */
  time: string;
  day: string;
}

function clockAt(at: number, timeZone: string): Clock {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, ...options }).format(at);
  const day = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(at);
  return { date: format({ dateStyle: 'short' }), time: format({ timeStyle: 'short' }), day };
}

function isAllowed({ date, time, day }: Clock, { windows, blackoutDates }: When): boolean {
  const isOut = blackoutDates.some((text) => {
    const [from = '', to = from] = text.split('/');
    if (!from.startsWith('--')) return from <= date && date <= to;
    const [first, last, now] = [from.slice(2), to.slice(2), date.slice(5)];
    return first <= last ? first <= now && now <= last : now >= first || now <= last;
  });
  if (isOut) return false;
  // A try of the last minute of a window may be seen at its very end.
  const isIn = (window: Exclude<When['windows'], 'always'>[number]) =>
    window.days.some((one) => one === day) && window.from <= time && time <= window.to;
  return windows === 'always' || windows.some(isIn);
}
