import type { Chronicle } from './chronicle.ts';
import { judge } from './judge.ts';
import { compareWithKnown, readKnown } from './known.ts';

/**
 * What the model objects to in a play, a sentence each; what is known of the journey is no objection. A play without a
 * name (a variation, somebody's own scenario) may show whatever is known of any.
 */
export function objectionsTo(chronicle: Chronicle, journey?: string): string[] {
  return compareWithKnown(journey, judge(chronicle), readKnown());
}
