import { expect, it } from 'vitest';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { JOURNEYS, SAMPLED } from '../../../local/sweep/journeys.ts';
import { readKnown, unknownAmong } from '../../../local/sweep/known.ts';
import { sweep } from '../../../local/sweep/sweep.ts';
import { createSweeper } from '../../../local/sweep/sweeper.ts';
import { localRun } from '../../support/journey.ts';

const SAMPLE = 2;

/** Every fault with some of the journeys, every journey with some of the faults; `npm run sweep` has all pairs. */
const EACH = 6;
const single = Object.keys(JOURNEYS).filter((journey) => !(journey in SAMPLED));
const kinds = Object.keys(FAULTS).flatMap((fault, row) =>
  single.filter((_, column) => (row + column) % EACH === 0).map((journey) => [journey, fault]),
);

it.each(kinds)(
  'a sample of the sweep of %s with %s shows nothing that is not known',
  async (journey, fault) => {
    const of = { journeys: [journey ?? ''], faults: [fault ?? ''], sample: SAMPLE };
    const findings = await sweep(createSweeper({ fast: localRun, artifacts: localRun }), {
      ...of,
      onCell: () => {},
    });

    const unknown = unknownAmong(findings, readKnown());
    expect(unknown.map(({ finding: { violation, document } }) => ({ violation, document }))).toEqual([]);
  },
);
