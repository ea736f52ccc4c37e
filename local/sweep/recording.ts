import type { LocalRun } from '../run/local-run.ts';
import type { Standstill } from '../run/standstill/standstill.ts';
import type { Tape } from '../run/tape/tape.ts';
import { callsOf, type SweptCall } from './calls-of.ts';
import type { Course } from './course.ts';
import { type End, endOf, itemsOf } from './end-of.ts';
import { entryOf } from './entry-of.ts';
import { JOURNEYS, type Journey } from './journeys.ts';

/** When every journey begins. */
export const START = '2026-11-02T09:00:00Z';

/** A journey as it is played. */
export const startingThen = (journey: Journey) => ({ ...journey, start: START });

/** A journey without a fault, as variations of it are resumed, joined and compared. */
export interface Recording {
  calls: SweptCall[];
  end: End;
  tape: Tape;
  course: Course;
  standstills: Standstill[];
}

/** Plays a journey by its name and records it. Throws an Error for a name that is not there, and what the play throws. */
export async function recordingOf(run: LocalRun, name: string): Promise<Recording> {
  const { report, tape, standstills } = await run.record(startingThen(entryOf(JOURNEYS, name)));
  const chronicle = run.chronicle();
  const items = await itemsOf(run);
  return {
    calls: callsOf(chronicle, Date.parse(START)),
    end: endOf(report, items),
    tape,
    course: { chronicle, report, items },
    standstills,
  };
}
