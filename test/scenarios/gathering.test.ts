import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, click, type Scene, user } from '../support/story.ts';

const NAMES = Array.from({ length: 20 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
const OWNER = 'owner@example.com';
const SECURITY = 'security@example.com';
const owned = (name: string) => user(name, { tags: { Owner: OWNER } });

/** Twenty users of one owner, with the time to gather that is shipped. */
const TWENTY = { users: NAMES.map(owned), settings: { gatherWithin: 'PT5M' } } satisfies Scene;

/** `first line (number of users)` of every mail to an address, in order. */
function mailsTo(journey: Journey, address: string): string[] {
  return journey
    .mailsTo(address)
    .map(({ text }) => `${text.split('\n')[0]} (${new Set(text.match(/user-\d\d-\w+-\d/g)).size})`);
}

const ends = (journey: Journey, names = NAMES) => new Set(names.map((name) => journey.course(name).at(-1)));

describe('twenty users of one owner, clicked at once', () => {
  it('are one mail for each moment to each person, where nobody answers', async () => {
    const journey = await play(TWENTY, click());

    expect(mailsTo(journey, OWNER)).toEqual([
      'Still needed? (20)',
      'Reminder: still needed? (20)',
      'Ended: how it stands now (20)',
    ]);
    expect(mailsTo(journey, SECURITY)).toEqual([
      'No answer so far, please decide (20)',
      'Ended: how it stands now (20)',
    ]);
    expect(ends(journey)).toEqual(new Set(['NEW unanswered']));
  });
});

describe('four users of one owner, asked one after the other and answered at once', () => {
  it('are one mail for each moment from then on', async () => {
    const names = NAMES.slice(0, 4);
    const journey = await play(
      { ...TWENTY, users: names.map(owned) },
      ...names.map((name, index) => after(`PT${index}H`).click({ findings: [name] })),
      ...names.map((name) => after('P1D').answer('retire', { user: name, link: 'first' })),
      ...names.map((name) => after('P16D').answer('confirm', { user: name, link: 'first' })),
    );

    expect(mailsTo(journey, OWNER)).toEqual([
      ...names.map(() => 'Still needed? (1)'),
      'Turned off: tell us if you need any of it back (4)',
      'Last call: delete for good? (4)',
      'Ended: how it stands now (4)',
    ]);
    expect(mailsTo(journey, SECURITY)).toEqual([
      'Last call: delete for good? (4)',
      'Ended: how it stands now (4)',
    ]);
    expect(ends(journey, names)).toEqual(new Set(['RESOLVED deleted']));
  });
});

describe('where SES does not take all mails at once', () => {
  const names = NAMES.slice(0, 6);
  /** Three owners of two users each. */
  const ownerOf = (index: number) => `owner-${(index % 3) + 1}@example.com`;
  const scene: Scene = {
    users: names.map((name, index) => user(name, { tags: { Owner: ownerOf(index) } })),
    settings: { gatherWithin: 'PT5M', answerWithin: 'P2D', reminders: [], escalateFor: 'P1D' },
  };
  const asked = (journey: Journey) => [0, 1, 2].map((index) => mailsTo(journey, ownerOf(index))[0]);
  const ALL_ASKED = [0, 1, 2].map(() => 'Still needed? (2)');

  it('as it is sent faster than its rate allows, everybody is told once', async () => {
    const journey = await play({ ...scene, ses: { perSecond: 1 } }, click());

    expect(asked(journey)).toEqual(ALL_ASKED);
    expect(journey.recipients()).toHaveLength(8);
    expect(ends(journey, names)).toEqual(new Set(['NEW unanswered']));
  });

  it('as it is down for a day, everybody is told once it is back, and has the whole time to answer', async () => {
    const journey = await play(
      scene,
      after('PT0S').fail('ses:SendEmail', 'InternalServiceErrorException'),
      click(),
      after('P1D').heal(),
    );

    expect(asked(journey)).toEqual(ALL_ASKED);
    expect(journey.recipients()).toHaveLength(8);
    expect(journey.mailsTo(ownerOf(0))[0]?.text).toMatch(/Please answer by 2026-11-05 /);
    expect(ends(journey, names)).toEqual(new Set(['NEW unanswered']));
  });

  it('as its quota of the day is used up, the others are told the next day', async () => {
    const journey = await play({ ...scene, ses: { dailyQuota: 2 } }, click());
    const days = [0, 1, 2].map((index) => journey.mailsTo(ownerOf(index))[0]?.at.slice(0, 10));

    expect(asked(journey)).toEqual(ALL_ASKED);
    expect(days.sort()).toEqual(['2026-11-02', '2026-11-02', '2026-11-03']);
    expect(ends(journey, names)).toEqual(new Set(['NEW unanswered']));
  });

  it('as its answer is lost, the second mail has the link of the same message', async () => {
    const journey = await play(
      scene,
      after('PT0S').fail('ses:SendEmail', 'connection-reset', { times: 1, effect: 'done' }),
      click(),
    );
    const [one, other] = journey.mailsTo(ownerOf(0));

    expect(mailsTo(journey, ownerOf(0)).slice(0, 2)).toEqual(['Still needed? (2)', 'Still needed? (2)']);
    expect(new URL(one?.links[0] ?? '').pathname).toBe(new URL(other?.links[0] ?? '').pathname);
    expect(journey.recipients()).toHaveLength(9);
  });
});
