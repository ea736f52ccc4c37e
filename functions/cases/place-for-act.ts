import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Opening } from '../domain/window/opening.ts';
import { type Reserving, reserveAct } from './reserve-act.ts';

/** Why an act is not done now: its day or hour is still to come, or no day has room for it. */
export type NotNow = { is: 'scheduled'; place: Opening } | { is: 'no-day-free' };

/**
 * Why an act of this case may not begin now (design D14), where it may not; asked immediately before it. Acts on a user
 * that AWS has quarantined wait for no day.
 */
export async function whyNotNow(
  record: CaseRecord,
  act: { answer: Answer; at: string },
  reserving: Reserving,
): Promise<NotNow | undefined> {
  if (record.quarantine !== undefined) return undefined;
  const place = await reserveAct(record, act, reserving);
  if (place === undefined) return { is: 'no-day-free' };
  return Date.parse(place.opensAt) > Date.parse(act.at) ? { is: 'scheduled', place } : undefined;
}
