import * as z from 'zod';

/**
 * The acts of one day: one item, with the cases that act on it, and the places that are kept free for a moment for the
 * others of an owner who was asked about several users at once.
 */
export const dayOfActsSchema = z.object({
  version: z.literal(1),
  revision: z.number().int().nonnegative(),
  /** In the settings' time zone: `2026-11-30`. */
  date: z.string(),
  acts: z.array(z.object({ caseId: z.string(), owner: z.string() })),
  kept: z.array(z.object({ owner: z.string(), places: z.number().int(), until: z.string() })),
});
export type DayOfActs = z.infer<typeof dayOfActsSchema>;

/** Whose act is to be done. */
export interface WantedAct {
  caseId: string;
  /** Stands for the owner of the user: cases of one owner act on one day, where that has room. */
  owner: string;
  /** How many users the owner was asked about at once, this one among them. */
  together: number;
  at: string;
  /** How many acts a day may have. */
  most: number;
}

/** For so long places are kept for the others: whoever answers for several does it within that. */
const KEPT_MS = 60 * 60_000;

/** A day on which nothing happens yet. */
export function emptyDay(date: string): DayOfActs {
  return { version: 1, revision: 0, date, acts: [], kept: [] };
}

/** Whether nothing happens on a day, and nothing is kept free. */
export function isEmpty({ acts, kept }: DayOfActs): boolean {
  return acts.length === 0 && kept.length === 0;
}

/** Whether a case has its place on a day. */
export function hasPlace({ acts }: DayOfActs, { caseId }: Pick<WantedAct, 'caseId'>): boolean {
  return acts.some((one) => one.caseId === caseId);
}

/**
 * The day on which a case acts, of days in their order: the one that has it already; else one on which its owner acts,
 * with room; else the first with room for all that the owner was asked about at once, or where there is none, for this one.
 * Undefined where no day has room.
 */
export function chooseDay(days: readonly DayOfActs[], wanted: WantedAct): DayOfActs | undefined {
  const { owner, together, most } = wanted;
  const isOwners = ({ acts, kept }: DayOfActs) => [...acts, ...kept].some((one) => one.owner === owner);
  const placed = days.flatMap(({ acts }) => acts.filter((one) => one.owner === owner)).length;
  const others = Math.min(Math.max(1, together - placed), most);
  return (
    days.find((day) => hasPlace(day, wanted)) ??
    days.find((day) => isOwners(day) && roomFor(day, wanted) > 0) ??
    days.find((day) => roomFor(day, wanted) >= others) ??
    days.find((day) => roomFor(day, wanted) > 0)
  );
}

/** How many more acts of this owner a day has room for. */
export function roomFor({ acts, kept }: DayOfActs, { owner, at, most }: Omit<WantedAct, 'caseId'>): number {
  const keptForOthers = kept
    .filter((one) => one.owner !== owner && Date.parse(one.until) > Date.parse(at))
    .map((one) => one.places - acts.filter((act) => act.owner === one.owner).length);
  return most - acts.length - keptForOthers.reduce((sum, places) => sum + Math.max(0, places), 0);
}

/** The day with this case; undefined where it has that already. The first case of an owner keeps places for the others. */
export function withPlace(day: DayOfActs, wanted: WantedAct): DayOfActs | undefined {
  if (hasPlace(day, wanted)) return undefined;
  const { caseId, owner, together, at } = wanted;
  const isFirst = ![...day.acts, ...day.kept].some((one) => one.owner === owner);
  const places = Math.min(together, roomFor(day, wanted));
  const until = new Date(Date.parse(at) + KEPT_MS).toISOString();
  const inForce = day.kept.filter((one) => Date.parse(one.until) > Date.parse(at));
  return {
    ...day,
    acts: [...day.acts, { caseId, owner }],
    kept: isFirst && places > 1 ? [...inForce, { owner, places, until }] : inForce,
  };
}

/** The day without this case; undefined where it has it not. */
export function withoutPlace(day: DayOfActs, { caseId }: Pick<WantedAct, 'caseId'>): DayOfActs | undefined {
  const acts = day.acts.filter((one) => one.caseId !== caseId);
  return acts.length === day.acts.length ? undefined : { ...day, acts };
}
