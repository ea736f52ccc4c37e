import { createHash } from 'node:crypto';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import type { Answer } from '../domain/question/answer.ts';
import { DAYS_FOR_PLACE } from '../domain/settings/longest-history.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { later, showDay } from '../domain/time/time.ts';
import {
  chooseDay,
  type DayOfActs,
  hasPlace,
  isEmpty,
  type WantedAct,
  withoutPlace,
  withPlace,
} from '../domain/window/day-of-acts.ts';
import { addDays } from '../domain/window/local-time.ts';
import { type Opening, openingOn, openingsFrom } from '../domain/window/opening.ts';
import type { ActsTable, CaseTable, MessageTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';

const ATTEMPTS = 8;

/** What reserving needs of the world. */
export interface Reserving {
  table: Pick<CaseTable, 'backOff'>;
  acts: ActsTable;
  messages: Pick<MessageTable, 'get'>;
  settings: Pick<Settings, 'actWindows' | 'blackoutDates' | 'maxActsPerDay' | 'timeZone'>;
}

/**
 * Sees to it that a case has a place on a day for its next act, and says when that may begin: at `at` (ISO) itself where
 * it is that day and its window is open. The same case asked again keeps its day; one that it has missed, or that the
 * settings have closed since, is given up for another, which is never before the time that people were told. Undefined where no day within 30 has room. Throws TransientServiceError
 * where others reserve all the time.
 */
export async function reserveAct(
  record: CaseRecord,
  { answer, at }: { answer: Answer; at: string },
  reserving: Reserving,
): Promise<Opening | undefined> {
  const kept = await placeKept(record, at, reserving);
  if (kept !== undefined) return kept;
  const wanted: WantedAct = {
    caseId: record.caseId,
    owner: ownerOf(record, answer),
    together: await askedTogether(record, answer, reserving),
    at,
    most: reserving.settings.maxActsPerDay,
  };
  const from = earliestFor(record, at);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { openings, day } = await findDay(wanted, from, reserving);
    if (day === undefined) return undefined;
    const changed = withPlace(day, wanted);
    if (changed === undefined || (await reserving.acts.put(changed)))
      return openings.find(({ date }) => date === day.date);
    await reserving.table.backOff(attempt);
  }
  throw new TransientServiceError(`The days of acts were changed by others ${ATTEMPTS} times in a row.`);
}

/** The place that the case has, where that day is still to come; one that is over or closed is given up. */
async function placeKept(
  record: CaseRecord,
  at: string,
  { acts, settings, table }: Reserving,
): Promise<Opening | undefined> {
  const { place } = record;
  if (place === undefined) return undefined;
  const opening = openingOn(place.date, earliestFor(record, at), settings);
  if (opening === undefined) {
    await giveUpPlace(record, { acts, table });
    return undefined;
  }
  return hasPlace(await acts.get(place.date), record) ? opening : undefined;
}

/** People who were told a time rely on it, whatever the settings allow since: "nothing is changed before that". */
function earliestFor({ place }: CaseRecord, at: string): string {
  return place === undefined ? at : later(at, place.opensAt);
}

/** Days fill up from the first: behind one on which nothing happens yet, no other needs to be looked at. */
async function findDay(
  wanted: WantedAct,
  from: string,
  { acts, settings }: Reserving,
): Promise<{ openings: Opening[]; day: DayOfActs | undefined }> {
  const openings: Opening[] = [];
  const days: DayOfActs[] = [];
  const last = addDays(showDay(wanted.at, settings.timeZone), DAYS_FOR_PLACE);
  for (const opening of openingsFrom(from, DAYS_FOR_PLACE, settings)) {
    if (opening.date > last) break;
    const day = await acts.get(opening.date);
    openings.push(opening);
    days.push(day);
    if (isEmpty(day)) break;
  }
  return { openings, day: chooseDay(days, wanted) };
}

/** Stands for the owner: the item of a day needs no address. */
function ownerOf({ plan }: CaseRecord, { by }: Answer): string {
  const addresses = plan?.owner.addresses ?? [];
  const text = addresses.length > 0 ? [...addresses].sort().join() : by;
  return createHash('sha256').update(text.toLowerCase()).digest('hex').slice(0, 16);
}

/** How many users the message asked about by which the answer was given. */
async function askedTogether(
  { messages: sent }: CaseRecord,
  { by }: Answer,
  { messages }: Reserving,
): Promise<number> {
  const latest = sent.findLast(({ address }) => address === by) ?? sent.at(-1);
  const message = latest === undefined ? undefined : await messages.get(latest.messageId);
  return message?.cases.length ?? 1;
}

/**
 * Gives up the place that a case has, so that another case can have it. Throws nothing: a place that stays taken costs one
 * act of that day, and its item expires.
 */
export async function giveUpPlace(
  { place, caseId }: Pick<CaseRecord, 'place' | 'caseId'>,
  { acts, table }: Pick<Reserving, 'acts' | 'table'>,
): Promise<void> {
  if (place === undefined) return;
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const changed = withoutPlace(await acts.get(place.date), { caseId });
      if (changed === undefined || (await acts.put(changed))) return;
      await table.backOff(attempt);
    }
  } catch (error) {
    log('warn', 'a place for an act was not given up', { caseId, error: errorNameOf(error) });
  }
}
