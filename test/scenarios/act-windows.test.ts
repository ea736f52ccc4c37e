import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, type Scene, user, withKeyOnly } from '../support/story.ts';

// Every story begins on Monday 2 November 2026, 09:00 UTC.

const OFFICE = [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }] satisfies NonNullable<
  Scene['settings']
>['actWindows'];
const BERLIN = { actWindows: OFFICE, timeZone: 'Europe/Berlin' } as const;
const MONDAYS = [{ days: ['Mon' as const], from: '09:00', to: '12:00' }];
const KEY_ONLY = { users: [alice(withKeyOnly)] };

/** What was done to a user's credentials, and when. */
const actsOf = (journey: Journey, name = 'alice') =>
  journey.report.iam
    .filter((one) => one.user === name && one.by.includes('UnusedCredentials'))
    .map(({ at, action }) => `${at.slice(0, 16)} ${action}`);
const notesOf = (journey: Journey, name = 'alice') => journey.finding(name).map(({ note }) => note ?? '');
/** How many cases have a place on each day. */
async function places({ run }: Journey): Promise<Record<string, number>> {
  const days = (await run.daysOfActs()) as { date: string; acts: unknown[] }[];
  return Object.fromEntries(days.map(({ date, acts }) => [date, acts.length]));
}

describe('an answer on Friday afternoon', () => {
  const friday = [click(), after('P4DT6H').answer('retire')] as const;

  it('is carried out on Monday morning, and people know that', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      ...friday,
      after('P4DT7H').open(),
      after('P25D').answer('confirm'),
    );

    expect(actsOf(journey)).toEqual([
      '2026-11-09T08:00 UpdateAccessKey',
      // Confirmed on Friday 27 November.
      '2026-11-30T08:00 DeleteAccessKey',
    ]);
    expect(journey.course('alice').filter((one) => !one.startsWith('SecurityHub'))).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED scheduled',
      'NOTIFIED disabled',
      'NOTIFIED confirm-deletion',
      'NOTIFIED scheduled',
      'RESOLVED deleted',
    ]);
    expect(notesOf(journey)[3]).toMatch(
      /To be disabled on Mon 2026-11-09 09:00 CET at the earliest\. Not needed, with the link sent to alice@/,
    );
    expect(journey.mailsTo('alice@example.com').map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^Still needed/),
      'To be turned off on Mon 9 Nov 2026, 09:00 CET at the earliest',
      expect.stringMatching(/^Turned off/),
      expect.stringMatching(/^Last call/),
      'To be deleted on Mon 30 Nov 2026, 09:00 CET at the earliest',
      expect.stringMatching(/^Deleted/),
    ]);
    const page = journey.run.invocations
      .filter(({ functionName }) => functionName.endsWith('case-page'))
      .map(({ result }) => JSON.stringify(result));
    expect(
      page.some((one) => one.includes('is turned off on Mon 9 Nov 2026, 09:00 CET at the earliest')),
    ).toBe(true);
    expect(
      page.some((one) =>
        one.includes('On Mon 9 Nov 2026, 09:00 CET at the earliest; nothing is changed before that.'),
      ),
    ).toBe(true);
    expect(await places(journey)).toEqual({ '2026-11-09': 1, '2026-11-30': 1 });
  });

  it('is taken back on Saturday by the owner: nothing is changed, and the place is free', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      ...friday,
      after('P5D').answer('keep'),
      after('P6D').useKey(),
    );

    expect(actsOf(journey)).toEqual([]);
    expect(journey.course('alice').slice(2)).toEqual([
      'NOTIFIED scheduled',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(await places(journey)).toEqual({ '2026-11-09': 0 });
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('is stopped on Sunday by an analyst', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      ...friday,
      after('P6D').click({ action: 'stop' }),
    );

    expect(actsOf(journey)).toEqual([]);
    expect(journey.course('alice').at(-1)).toBe('NEW stop');
    expect(await places(journey)).toEqual({ '2026-11-09': 0 });
  });
});

describe('what was kept, then not needed after all, and is kept once more before its day', () => {
  const anew = [
    click(),
    // Until Tuesday 17 November.
    after('P1D').answer('keep'),
    // Monday 16 November, in the afternoon: to be turned off on Monday 23 November.
    after('P14DT4H').answer('retire'),
  ] as const;
  const scene = { ...KEY_ONLY, settings: { actWindows: MONDAYS } };
  const deadlineOf = (journey: Journey) =>
    journey
      .finding('alice')
      .findLast(({ fields }) => fields?.['UnusedCredentialsStep'] === 'kept')
      ?.fields?.['UnusedCredentialsDeadline']?.slice(0, 10);

  it.each<['keep' | 'rarely', object, string]>([
    ['keep', {}, '2026-12-03'],
    ['rarely', { fields: { every: 'month' } }, '2026-12-20'],
  ])('has its time from the last answer: %s', async (answer, more, deadline) => {
    const journey = await play(scene, ...anew, after('P17D').answer(answer, more), after('P24D').useKey());

    expect(deadlineOf(journey)).toBe(deadline);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
    expect(actsOf(journey)).toEqual([]);
  });

  it('is reminded of anew', async () => {
    const journey = await play(scene, ...anew, after('P17D').answer('keep'));

    const reminded = journey
      .mailsTo('alice@example.com')
      .filter(({ text }) => /^Reminder: not used/.test(text));
    expect(reminded.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-15', '2026-12-01']);
    expect(journey.course('alice').at(-1)).toBe('NEW not-used');
  });
});

describe('an answer whose act is not done in its window', () => {
  it('since IAM throttles for half an hour, waits for the next one, and people are told when', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      click(),
      after('P1DT5H10M').fail('sts:AssumeRole', 'ThrottlingException', { times: 60 }),
      after('P1DT5H20M').answer('retire'),
    );

    expect(actsOf(journey)[0]).toMatch(/^2026-11-04T08:0\d UpdateAccessKey$/);
    expect(journey.mailsTo('alice@example.com')[1]?.text).toMatch(
      /^To be turned off on Wed 4 Nov 2026, 09:00 CET at the earliest/,
    );
  });

  it('since its key is used meanwhile, leaves its place to others', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      click(),
      after('P4DT6H').answer('retire'),
      after('P4DT8H').useKey(),
    );

    expect(actsOf(journey)).toEqual([]);
    expect(await places(journey)).toEqual({ '2026-11-09': 0 });
  });

  it('since its execution is stopped from outside, leaves its place to others', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      click(),
      after('P4DT6H').answer('retire'),
      after('P5D').stopExecution(),
    );

    expect(await places(journey)).toEqual({ '2026-11-09': 0 });
  });
});

describe('many answers on a Friday', () => {
  it('turn nothing off at the weekend, and no more than allowed on one day', async () => {
    const owners = ['anna', 'ben', 'cleo'];
    const users = owners.flatMap((owner) =>
      [1, 2].map((number) => user(`${owner}-${number}`, { tags: { Owner: `${owner}@example.com` } })),
    );
    const settings = { ...BERLIN, maxActsPerDay: 2, afterObservation: 'keep-disabled' as const };
    const journey = await play(
      { users, settings },
      click(),
      // One of each owner in turn, then the others.
      ...[1, 2].flatMap((number) =>
        owners.map((owner) => after('P4DT6H').answer('retire', { user: `${owner}-${number}` })),
      ),
    );

    const days = users.map(({ userName }) => actsOf(journey, userName)[0]?.slice(0, 10));
    expect([...days].sort()).toEqual(['2026-11-09', '2026-11-10', '2026-11-11'].flatMap((day) => [day, day]));
    expect(await places(journey)).toEqual({ '2026-11-09': 2, '2026-11-10': 2, '2026-11-11': 2 });
  });
});

describe('a deletion that waits for its day', () => {
  it('gives everything back at once, at any hour', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      click(),
      after('P1D').answer('retire'),
      after('P25D').answer('confirm'),
      after('P26DT10H').answer('restore'),
      after('P27D').useKey(),
    );

    expect(actsOf(journey)).toEqual(['2026-11-03T09:00 UpdateAccessKey', '2026-11-28T19:00 UpdateAccessKey']);
    expect(await places(journey)).toEqual({ '2026-11-03': 1, '2026-11-30': 0 });
  });

  it('is left where no day within 30 has room: what is off stays off', async () => {
    const users = [alice(withKeyOnly), user('bob')];
    // Mondays alone, and of those 23 November and 21 December.
    const settings = {
      actWindows: MONDAYS,
      maxActsPerDay: 1,
      blackoutDates: ['2026-11-30/2026-12-20', '2026-12-22/2027-01-10'],
      confirmDeletionWithin: 'P40D',
    };
    const journey = await play(
      { users, settings },
      click(),
      after('PT1H').answer('retire', { user: 'alice' }),
      after('P4D').answer('retire', { user: 'bob' }),
      after('P37D').answer('confirm', { user: 'bob' }),
      after('P37DT1H').answer('confirm', { user: 'alice' }),
    );

    expect(actsOf(journey, 'alice')).toEqual(['2026-11-02T10:00 UpdateAccessKey']);
    expect(actsOf(journey, 'bob')).toEqual([
      '2026-11-09T09:00 UpdateAccessKey',
      '2026-12-21T09:00 DeleteAccessKey',
    ]);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED left-disabled');
    expect(notesOf(journey).at(-1)).toMatch(/No day within 30 had room for its deletion\./);
  });
});

describe('blackout dates', () => {
  it('put an act off until after the holidays', async () => {
    const settings = { ...BERLIN, blackoutDates: ['2026-11-05/2026-11-15'] };
    const journey = await play(
      { ...KEY_ONLY, settings },
      click(),
      after('P3DT1H').answer('retire'),
      after('P40D').answer('confirm'),
    );

    expect(actsOf(journey)[0]).toBe('2026-11-16T08:00 UpdateAccessKey');
  });
});

describe('a user that AWS has quarantined', () => {
  it('waits for no window', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      click(),
      after('P4D').attachPolicy('arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3'),
      // Saturday.
      after('P12D').answer('retire', { as: 'security-contact' }),
    );

    expect(actsOf(journey)[0]).toBe('2026-11-14T09:00 UpdateAccessKey');
  });
});

describe('a pause and a window', () => {
  it('are waited for together: the place that the pause made the case miss is made anew', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: BERLIN },
      click(),
      after('P4DT6H').answer('retire'),
      after('P5D').pause(),
      after('P7DT10H').resume(),
      after('P30D').answer('confirm'),
    );

    expect(actsOf(journey)[0]).toBe('2026-11-10T08:00 UpdateAccessKey');
    expect(await places(journey)).toMatchObject({ '2026-11-10': 1 });
  });
});

describe('no day free', () => {
  it('within 30 days ends the case before anything is changed', async () => {
    const users = ['alice', 'bob', 'carol'].map((name) => user(name));
    const settings = {
      actWindows: MONDAYS,
      maxActsPerDay: 1,
      blackoutDates: ['2026-11-16/2026-12-06'],
      afterObservation: 'keep-disabled' as const,
    };
    const journey = await play(
      { users, settings },
      click(),
      after('P1D').answer('retire', { user: 'alice' }),
      after('P1DT1H').answer('retire', { user: 'bob' }),
      after('P1DT2H').answer('retire', { user: 'carol' }),
    );

    expect(actsOf(journey, 'alice')).toEqual(['2026-11-09T09:00 UpdateAccessKey']);
    expect(actsOf(journey, 'bob')).toEqual([]);
    expect(journey.course('bob').at(-1)).toBe('NEW no-day-free');
    expect(notesOf(journey, 'bob').at(-1)).toMatch(
      /but no day within 30 had room, so nothing was disabled\. Nothing was changed\. Raise maxActsPerDay/,
    );
    expect(journey.mailsTo('bob@example.com').at(-1)?.text).toMatch(/^Not turned off: no day was free/);
  });
});
