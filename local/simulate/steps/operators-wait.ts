import { MINUTE } from '../draw/times.ts';
import type { Doing } from '../world/cast.ts';
import type { Beat } from './beat.ts';

type Fail = Extract<Doing, { do: 'fail' }>;

/** What operators do with their own tools, which call the table. */
const BY_TOOLS = ['pause', 'resume', 'stopAll'];

/** Whether the table answers nobody. */
export const isOfTable = ({ call, function: by }: Pick<Fail, 'call' | 'function'>): boolean =>
  by === undefined && (call === '*' || call.startsWith('dynamodb:'));

/** Operators see that the table does not answer them, and try again once it does. */
export function afterOutages(beats: readonly Beat[]): Beat[] {
  const outages = beats.flatMap(({ at, step }) =>
    step.do === 'fail' && isOfTable(step) ? [{ from: at, until: endOf(beats, at, step.call) }] : [],
  );
  return beats.map((beat) => (BY_TOOLS.includes(beat.step.do) ? afterAll(beat, outages) : beat));
}

function endOf(beats: readonly Beat[], from: number, call: string): number {
  const ends = beats.flatMap(({ at, step }) =>
    step.do === 'heal' && step.call === call && at >= from ? [at] : [],
  );
  return Math.min(...ends);
}

function afterAll(beat: Beat, outages: readonly { from: number; until: number }[]): Beat {
  const met = outages.find(({ from, until }) => beat.at >= from && beat.at <= until);
  return met === undefined ? beat : afterAll({ ...beat, at: met.until + MINUTE }, outages);
}
