import { type Recording, recordingOf } from '../../local/sweep/recording.ts';
import { createSweeper, type Sweeper } from '../../local/sweep/sweeper.ts';
import { localRun } from './journey.ts';

const recordings = new Map<string, Promise<Recording>>();

/** A sweeper on the local run of this worker. It joins no play of another one; what is recorded they share. */
export function sweeperHere(): Sweeper {
  return createSweeper({ fast: localRun, artifacts: localRun, recorded });
}

/** A journey without a fault: recorded by the first test of this worker that asks for it. */
export function recorded(journey: string): Promise<Recording> {
  const recording = recordings.get(journey) ?? localRun().then((run) => recordingOf(run, journey));
  recordings.set(journey, recording);
  return recording;
}
