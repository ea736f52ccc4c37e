import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, click, KEY } from '../support/story.ts';

const ticket = 'Ticket 7: ask Jane before anything is deleted.';

describe('a note that an analyst writes on the finding', () => {
  it('during the case is kept with its author, and quoted in the last note', async () => {
    const journey = await play(
      after('PT0S').setFinding('alice', { note: 'Looked at in the weekly meeting.' }),
      after('PT1H').click(),
      after('P1D').setFinding('alice', { note: ticket }),
      after('P2D').answer('retire'),
      after('P20D').answer('confirm'),
    );

    const by = 'analyst';
    expect(await journey.run.items()).toMatchObject([
      {
        otherNotes: [
          { text: 'Looked at in the weekly meeting.', by, at: '2026-11-02T09:00:00.000Z' },
          { text: ticket, by, at: '2026-11-03T09:00:00.000Z' },
        ],
      },
    ]);
    expect(journey.end('alice').note).toMatch(
      /^Deleted .* Case alice-\S+-1\. Note by analyst, 2026-11-03 09:00 UTC: “Ticket 7: ask Jane before anything/,
    );
    expect(journey.acts('alice')).toContain(`DeleteAccessKey ${KEY}`);
  });

  it('is not lost by a click that does nothing', async () => {
    const journey = await play(
      { until: 'P1D' },
      after('PT0S').setFinding('alice', { note: ticket }),
      after('PT1H').click({ action: 'stop' }),
    );

    expect(journey.end('alice').note).toMatch(/^Nothing was done.*Note by analyst, .*: “Ticket 7: ask Jane/);
  });

  it('is not lost by a preview', async () => {
    const journey = await play(
      { until: 'P1D' },
      click({ action: 'preview' }),
      after('PT1H').setFinding('alice', { note: ticket }),
      after('PT2H').click({ action: 'preview' }),
    );

    expect(journey.end('alice').note).toMatch(/Note by analyst, .*: “Ticket 7: ask Jane/);
  });
});
