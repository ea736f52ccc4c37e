import { expect, it } from 'vitest';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';
import { readKnown, unknownAmong } from '../../../local/sweep/known.ts';
import { sweep } from '../../../local/sweep/sweep.ts';
import { createSweeper } from '../../../local/sweep/sweeper.ts';
import { localRun } from '../../support/journey.ts';

const SAMPLE = 3;

const kinds = Object.keys(JOURNEYS).flatMap((journey) =>
  Object.keys(FAULTS).map((fault) => [journey, fault]),
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
