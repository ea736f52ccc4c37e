import { beforeAll } from 'vitest';
import type { Chronicle, ChronicleEvent, IamEvent, PageEvent } from '../../../../local/model/chronicle.ts';
import { localRun } from '../../../support/journey.ts';
import { after, alice, click, type Story, story, withKeyOnly } from '../../../support/story.ts';
import { eventAt, lastPlaceOf, placeOf } from './alter.ts';

/** Disabled, watched and deleted, each on the owner's word. */
export const DELETED = story(click(), after('P2D').answer('retire'), after('P20D').answer('confirm'));

/** A key that its owner wants back a minute before the end of the observation, and then uses. */
export const RESTORED = story(
  { users: [alice(withKeyOnly)] },
  click(),
  after('P2D').answer('retire'),
  after('P15DT23H59M').answer('restore'),
  after('P16DT1H').useKey(),
);

/** Plays stories once, before all tests of a file; `of` gives the chronicle of one. */
export function usePlays(stories: Record<string, Story>): { names: string[]; of(name: string): Chronicle } {
  const chronicles = new Map<string, Chronicle>();
  beforeAll(async () => {
    const run = await localRun();
    for (const [name, told] of Object.entries(stories)) {
      await run.play(told);
      chronicles.set(name, run.chronicle());
    }
  });
  return {
    names: Object.keys(stories),
    of(name) {
      const chronicle = chronicles.get(name);
      if (chronicle === undefined) throw new Error(`${name} was not played`);
      return chronicle;
    },
  };
}

/** The place of the last answer of this kind that somebody has sent. */
export function answerPlace(chronicle: Chronicle, answer: string): number {
  return lastPlaceOf(chronicle, 'page', ({ method, form }) => method === 'POST' && form['answer'] === answer);
}

/** The request that sent an answer of this kind. */
export function answerOf(chronicle: Chronicle, answer: string): PageEvent {
  return eventAt(chronicle, 'page', answerPlace(chronicle, answer));
}

/** The place of the product's first change of IAM by this action. */
export function changePlace(chronicle: Chronicle, action: string): number {
  return placeOf(chronicle, 'iam', (one) => one.isProduct && one.action === action);
}

/** The product's first change of IAM by this action. */
export function changeOf(chronicle: Chronicle, action: string): IamEvent {
  return eventAt(chronicle, 'iam', changePlace(chronicle, action));
}

/** A call of a function, in the moment of another event. */
export function callBy(
  name: string,
  call: string,
  { at, users }: ChronicleEvent,
  error?: string,
): ChronicleEvent {
  return { is: 'call', function: name, call, error, at, users };
}
