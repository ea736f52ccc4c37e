import { expect, it } from 'vitest';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';
import { createSweeper } from '../../../local/sweep/sweeper.ts';
import { localRun } from '../../support/journey.ts';

const sweeper = createSweeper({ fast: localRun, artifacts: localRun });

/** What the sweep once objected to and a sample of it may miss: a journey, a fault, and the calls at which it was placed. */
it.each([
  // Another password is set between the read of the password and what is said of it.
  ['retire', 'password-set', 'iam:GetLoginProfile'],
  // Each reply of SES is lost for an hour: the mail comes again and again.
  ['retire', 'reset-after', 'ses:SendEmail'],
  // A mail is sent again a minute later, when the next person's has gone out.
  ['retire', 'silent-after-once', 'dynamodb:UpdateItem'],
])(
  '%s with %s at %s shows nothing',
  async (journey, fault, api) => {
    const plain = JOURNEYS[journey] ?? expect.fail();
    const variations = FAULTS[fault]?.variations(plain, await sweeper.callsOf(journey)) ?? [];
    const row = variations.filter((one) => one.api === api);

    const judged = await sweeper.playRow(
      row.map((variation) => ({ journey, fault, variation, onArtifacts: false })),
    );
    expect(row.length).toBeGreaterThan(2);
    expect(judged.flatMap(({ violations }) => violations)).toEqual([]);
  },
  120_000,
);
