import { expect, it } from 'vitest';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';
import { sweeperHere } from '../../support/sweeper.ts';

const sweeper = sweeperHere();

/**
 * What the sweep once objected to and a sample of it may miss: a journey, a fault, and the calls at which it was placed; of
 * one state, where many more are of that API.
 */
it.each([
  // Another password is set between the read of the password and what is said of it.
  ['retire', 'password-set', 'iam:GetLoginProfile'],
  // Each reply of SES is lost for an hour: the mail comes again and again.
  ['retire', 'reset-after', 'ses:SendEmail'],
  // A mail is sent again a minute later, when the next person's has gone out.
  ['retire', 'silent-after-once', 'dynamodb:UpdateItem'],
  // What is deleted an hour late is said to be so as of when the play that it joins has read it.
  ['retire', 'silent-after', 'dynamodb:PutItem', 'AwaitDeletionConfirmation'],
  // The new password of a play that waited for the deliverer is an hour older than that of the one it joins.
  ['retire', 'click-stop', 'dynamodb:GetItem', 'DisableCredentials'],
  // The key is deleted while it is read that it is on again.
  ['restore', 'key-deleted', 'iam:GetLoginProfile'],
])(
  '%s with %s at %s shows nothing',
  async (journey = '', fault = '', api = '', state = undefined) => {
    const plain = JOURNEYS[journey] ?? expect.fail();
    const calls = await sweeper.callsOf(journey);
    const isMeant = (before: number) => state === undefined || calls[before - 1]?.state === state;
    const variations = FAULTS[fault]?.variations(plain, calls) ?? [];
    const row = variations.filter((one) => one.api === api && isMeant(one.before));

    const judged = await sweeper.playRow(
      row.map((variation) => ({ journey, fault, variation, onArtifacts: false })),
    );
    expect(row.length).toBeGreaterThan(2);
    expect(judged.flatMap(({ violations }) => violations)).toEqual([]);
  },
  120_000,
);
