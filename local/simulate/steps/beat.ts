import type { Draw, Weighted } from '../draw/draw.ts';
import type { Cast, Doing, Player } from '../world/cast.ts';

/** What happens at a time: seconds from the start. */
export interface Beat {
  at: number;
  step: Doing;
}

/** Where something is drawn for: at about this time, about this user. */
export interface Occasion {
  at: number;
  player: Player;
  cast: Cast;
}

/** Kinds of things that happen, each drawn for an occasion. */
export type Happenings = readonly Weighted<(draw: Draw, occasion: Occasion) => Beat[]>[];

/** Whom a step is about. */
export const whom = ({ userName, account }: Player) => ({ user: userName, account });

/** The same kind of thing as a list of one, at the time of the occasion. */
export function once(
  make: (draw: Draw, occasion: Occasion) => Doing,
): (draw: Draw, occasion: Occasion) => Beat[] {
  return (draw, occasion) => [{ at: occasion.at, step: make(draw, occasion) }];
}

/** The calendar day (YYYY-MM-DD) so many days after a time of the play. */
export function dayAfter({ cast: { start }, at }: Occasion, days: number): string {
  return new Date(start + (at + days * 86_400) * 1000).toISOString().slice(0, 10);
}
