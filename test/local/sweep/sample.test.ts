import { expect, it } from 'vitest';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { SINGLE } from '../../../local/sweep/journeys/single.ts';
import { readKnown, unknownAmong } from '../../../local/sweep/known.ts';
import { sweep } from '../../../local/sweep/sweep.ts';
import { sweeperHere } from '../../support/sweeper.ts';

const SAMPLE = 2;

/** Every fault with one of the journeys of one user, each of these with some of the faults; `npm run sweep` has all pairs. */
const EACH = 15;
const single = Object.keys(SINGLE);
// Journey by journey: a sweeper plays one without a fault once, and lets plays of it join earlier ones.
const kinds = single.flatMap((journey, column) =>
  Object.keys(FAULTS)
    .filter((_, row) => (row + column) % EACH === 0)
    .map((fault) => [journey, fault]),
);
const sweeper = sweeperHere();

it.each(kinds)(
  'a sample of the sweep of %s with %s shows nothing that is not known',
  async (journey, fault) => {
    const of = { journeys: [journey ?? ''], faults: [fault ?? ''], sample: SAMPLE };
    const findings = await sweep(sweeper, {
      ...of,
      onJourney: () => {},
    });

    const unknown = unknownAmong(findings, readKnown());
    expect(unknown.map(({ finding: { violation, document } }) => ({ violation, document }))).toEqual([]);
  },
  // A day of throttling is a run of the deliverer for each minute of it.
  240_000,
);
