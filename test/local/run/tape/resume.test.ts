import { beforeAll, describe, expect, it } from 'vitest';
import { createLocalRun, type LocalRun } from '../../../../local/run/local-run.ts';
import type { Report } from '../../../../local/run/report/report.ts';
import type { Tape } from '../../../../local/run/tape/tape.ts';
import { JOURNEYS } from '../../../../local/sweep/journeys.ts';
import { localRun } from '../../../support/journey.ts';

const restore = { ...JOURNEYS['restore'], start: '2026-11-02T09:00:00Z' };

let run: LocalRun;
let tape: Tape;
let recorded: string[];
beforeAll(async () => {
  run = await localRun();
  await run.play(restore);
  ({ tape } = await run.record(restore));
  recorded = courseOf(run);
});

/** What happened in which order, but for the pages that are opened for the model only. */
function courseOf({ chronicle }: LocalRun): string[] {
  const events = chronicle().events.filter((event) => event.is !== 'page' || event.method !== 'LOOK');
  return events.map(({ users: _users, ...event }) => JSON.stringify({ ...event, since: 0 }));
}

const isCall = (event: string): boolean => event.startsWith('{"is":"call"');
const made = (course: string[]): string[] =>
  course.filter((event) => event.includes('"is":"page"') || isCall(event));

/** Up to the last of the first so many calls. */
function untilCall(course: string[], calls: number): string[] {
  let left = calls;
  return course.slice(
    0,
    course.findIndex((event) => isCall(event) && --left === 0),
  );
}

describe('a play that is resumed', () => {
  it('is the recorded one up to where it was resumed, whatever was made up at random', async () => {
    const calls = Math.floor(recorded.filter(isCall).length / 2);
    await run.resume(restore, { tape, calls });
    const later = tape.invocations.find(({ callsAtEnd }) => callsAtEnd > calls);
    const taped = tape.invocations.at(tape.invocations.indexOf(later ?? expect.fail()) - 1)?.callsAtEnd ?? 0;

    expect(taped).toBeGreaterThan(50);
    expect(untilCall(courseOf(run), taped)).toEqual(untilCall(recorded, taped));
  });

  it('ends as one that was not', async () => {
    const calls = Math.floor(recorded.filter(isCall).length / 3);
    await run.resume(restore, { tape, calls });
    const shape = (course: string[]) => made(course).map((event) => event.replaceAll(/[\w-]{32,}/g, '*'));

    expect(shape(courseOf(run))).toEqual(shape(recorded));
  });

  it('runs no function for what is on the tape', async () => {
    await run.resume(restore, { tape, calls: 10_000 });

    expect(courseOf(run)).toEqual(recorded);
  });

  it('runs the functions where something else happens than what is on the tape', async () => {
    const stop = { at: 'P1D', do: 'click', action: 'stop' };
    const then = [restore.then?.[0], stop];
    const report = await run.resume({ ...restore, then }, { tape, calls: 10_000 });
    const plain = await run.play({ ...restore, then });

    const endOf = ({ world, findings }: Report) => [
      world,
      findings.map(({ history }) => history.at(-1)?.status),
    ];
    expect(endOf(report)).toEqual(endOf(plain));
    expect(courseOf(run)).not.toEqual(recorded);
  });

  it('does not happen where functions run in threads', async () => {
    const threads = await createLocalRun();

    await expect(threads.record(restore)).rejects.toThrow('in threads cannot be recorded');
    await threads.close();
  });
});
