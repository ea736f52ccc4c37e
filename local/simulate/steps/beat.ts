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

/** Where a case stands, as far as who draws its story knows. */
export type Standing = 'asked' | 'disabled' | 'deletion' | 'use' | 'ended';

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

/** An analyst's click on the findings of the user. */
export function clickOf({ player, cast }: Occasion, action: 'retire' | 'stop'): Doing {
  const findings = cast.findings.filter((name) => name.startsWith(`${player.userName}-`));
  return { do: 'click', action, findings };
}

/** Another user of the same name. Its key has an end of its own, by which people tell it from those before it. */
export function recreates(player: Player): Doing {
  const id = `AKIANEW${player.userName.toUpperCase()}000007`;
  return { do: 'recreateUser', ...whom(player), spec: { accessKeys: [{ id, createdAt: 'P1D' }] } };
}
