import { isCloseTo, type Outlined, type Standstill } from '../run/standstill/standstill.ts';
import type { Course, Met } from './course.ts';

/** A play that was played to its end or joined one, with how it stood still. */
export interface EarlierPlay {
  course: Course;
  standstills: readonly Standstill[];
}

/** The earlier plays of a journey, which later ones may join. */
export interface EarlierPlays {
  /** Where an earlier play stood still as this one does now: the journey without a fault before all others. */
  find(now: Outlined): Met | undefined;
  add(play: EarlierPlay): void;
}

/** So many plays with a fault are remembered: those at the calls nearby. */
const REMEMBERED = 80;

/** Plays that may join the journey without a fault; others are added. */
export function createEarlierPlays(plain: EarlierPlay): EarlierPlays {
  const ofPlain = byOutline([plain]);
  let others: EarlierPlay[] = [];
  let ofOthers: Map<string, Place[]> | undefined;
  return {
    find(now) {
      ofOthers ??= byOutline(others);
      const key = keyOf(now);
      const places = [...(ofPlain.get(key) ?? []), ...(ofOthers.get(key) ?? [])];
      const met = places.find(({ its }) => isCloseTo(now, its) && now.whole().content === its.content);
      return met && { mine: now.whole(), ...met };
    },
    add(play) {
      if (play.standstills.length === 0) return;
      others = [play, ...others].slice(0, REMEMBERED);
      ofOthers = undefined;
    },
  };
}

interface Place {
  its: Standstill;
  other: Course;
}

function byOutline(plays: readonly EarlierPlay[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { course, standstills } of plays)
    for (const its of standstills) {
      const key = keyOf(its);
      places.set(key, [...(places.get(key) ?? []), { its, other: course }]);
    }
  return places;
}

const keyOf = ({ outline, left }: Pick<Standstill, 'outline' | 'left'>): string => `${outline} ${left}`;
