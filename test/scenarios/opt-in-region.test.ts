import { describe, expect, it } from 'vitest';
import { localRegion } from '../../local/assembly/stacks.ts';
import { play } from '../support/journey.ts';
import { after, alice, click, type Scene, withKeyOnly } from '../support/story.ts';

const MEMBER = '444455556666';

/** The hub's home is an opt-in Region, which the member account has not enabled. */
const OPT_IN = {
  accounts: [{ id: MEMBER, users: [alice(withKeyOnly)], disabledRegions: [localRegion] }],
} satisfies Scene;

describe('a member account that has not enabled the home Region', () => {
  it('is not reached, and the note says which setting helps', async () => {
    const journey = await play(OPT_IN, click());

    expect(journey.end('alice').note).toMatch(
      /Account 444455556666 has not enabled the Region eu-central-1: enable it there, or set memberRegion/,
    );
    expect(journey.report.executions).toEqual([]);
  });

  it('is reached through a Region that it has, from the first read to the last act', async () => {
    const journey = await play(
      { ...OPT_IN, settings: { memberRegion: 'us-east-1' } },
      click(),
      after('P1D').answer('retire'),
      after('P16D').answer('confirm'),
    );

    expect(journey.end('alice')).toMatchObject({
      status: 'RESOLVED',
      note: expect.stringMatching(/^Deleted/),
    });
  });

  it('gives back through that Region, too', async () => {
    const journey = await play(
      { ...OPT_IN, settings: { memberRegion: 'us-east-1' } },
      click(),
      after('P1D').answer('retire'),
      after('P2D').answer('restore'),
      after('P3D').useKey(),
    );

    expect(journey.end('alice').status).toBe('RESOLVED');
    expect(journey.user('alice', MEMBER)).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });
});
