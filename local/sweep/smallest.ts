import { keyOf } from '../model/known.ts';
import { shrink } from '../simulate/shrink/shrink.ts';
import type { Story } from '../simulate/world/cast.ts';
import type { Journey } from './journeys/journey.ts';
import type { Finding } from './known.ts';
import type { Sweeper } from './sweeper.ts';

/** Enough for what a journey has: some ten steps and as many parts. */
const MOST_PLAYS = 60;

/** What is told by comparing plays, which a smaller scenario alone does not show. */
const COMPARED = ['end', 'artifacts', 'run'];

/**
 * The smallest scenario that still shows what is wrong, as far as leaving out goes in sixty plays. What only a comparison with
 * another play shows keeps its scenario.
 */
export async function smallestOf(
  { document, violation }: Finding,
  { judgeWhole }: Pick<Sweeper, 'judgeWhole'>,
): Promise<object> {
  if (COMPARED.includes(violation.by)) return document;
  const key = keyOf(violation);
  const shows = async (smaller: object): Promise<boolean> => {
    const found = await judgeWhole(smaller as Journey);
    return found.some((one) => keyOf(one) === key);
  };
  return shrink(document as Story, shows, MOST_PLAYS);
}
