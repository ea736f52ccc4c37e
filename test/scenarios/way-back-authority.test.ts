import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY, type StoryStep, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const BOB = { Owner: 'bob@example.com' };
/** A second key of alice that was in use at the first click and counts as unused at the second. */
const OTHER = 'AKIAEXAMPLEALICE0002';
const OFF = `UpdateAccessKey ${KEY} Inactive`;
const OTHER_OFF = `UpdateAccessKey ${OTHER} Inactive`;
const TWO_KEYS = {
  settings: { observation: 'PT36H', confirmDeletionWithin: 'P1D' },
  users: [
    alice({
      ...withKeyOnly,
      accessKeys: [
        { id: KEY, lastUsed: 'P120D' },
        { id: OTHER, lastUsed: 'P60D' },
      ],
    }),
  ],
};
/** The first key was left off by a case that is over; a newer case has turned off the other. */
const RETIRED_AGAIN: StoryStep[] = [
  click(),
  after('P2D').answer('retire'),
  after('P40D').click(),
  after('P41D').answer('retire'),
];

describe('a wish of somebody who owns the user no more, by the link of an ended case', () => {
  it('is refused and told, and the observation of the running case goes on', async () => {
    const journey = await play(
      TWO_KEYS,
      ...RETIRED_AGAIN,
      after('P41DT12H').tagUser(BOB),
      after('P41DT12H10M').answer('restore', { link: 'first' }),
      after('P42DT20H').answer('confirm'),
    );

    expect(journey.course('alice').join()).toMatch(
      /NOTIFIED disabled.*NOTIFIED wish-refused,.*NOTIFIED confirm-deletion,.*RESOLVED deleted$/,
    );
    expect(journey.acts('alice')).toEqual([
      OFF,
      OTHER_OFF,
      ...[`DeleteAccessKey ${OTHER}`, `DeleteAccessKey ${KEY}`],
    ]);
    const told = journey.mailsTo(OWNER).find(({ text }) => text.startsWith('Not given back'));
    expect(told?.text).toMatch(/somebody else owns .*now/);
    expect(journey.report.executions.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('leaves the question about deletion open, with the same number', async () => {
    const journey = await play(
      TWO_KEYS,
      ...RETIRED_AGAIN,
      after('P42DT20H').tagUser(BOB),
      after('P42DT20H10M').answer('restore', { link: 'first' }),
      after('P43D').answer('confirm', { as: 'security-contact' }),
    );

    expect(journey.course('alice').slice(-3)).toEqual([
      'NOTIFIED confirm-deletion',
      'NOTIFIED wish-refused',
      'RESOLVED deleted',
    ]);
    expect(journey.report.stepResults.at(-1)).toMatchObject({ do: 'answer', status: 200 });
    expect(journey.acts('alice').slice(2)).toHaveLength(2);
    // Who owns the user now is asked what its former owner was asked.
    expect(journey.mailsTo(BOB.Owner).map(({ text }) => text)).toContainEqual(expect.stringMatching(/delet/));
  });

  it('does not hide that all is paused', async () => {
    const journey = await play(
      { ...TWO_KEYS, until: 'P43D' },
      ...RETIRED_AGAIN,
      after('P42DT19H').pause('a trial', { by: 'olivia' }),
      after('P42DT20H').answer('confirm'),
      after('P42DT21H').tagUser(BOB),
      after('P42DT21H10M').answer('restore', { link: 'first' }),
    );

    expect(journey.course('alice').slice(-2)).toEqual(['NOTIFIED paused', 'NOTIFIED wish-refused']);
    expect(journey.end('alice').note).toMatch(/Still paused, since 2026-12-15 .* by olivia: "a trial"/);
    expect(journey.end('alice').fields['UnusedCredentialsDeadline']).toBe('none');
  });
});

describe('a wish of somebody who was named in an ended case', () => {
  const CAROL = 'carol@example.com';
  const KEY_ONLY = { settings: TWO_KEYS.settings, users: [alice(withKeyOnly)] };
  const NAMED: StoryStep[] = [
    click(),
    after('P1D').answer('name-other', { fields: { person: CAROL } }),
    after('P2D').answer('retire', { to: CAROL }),
  ];

  it('gives back, as long as the owner tag is what it was', async () => {
    const journey = await play(
      KEY_ONLY,
      ...NAMED,
      after('P20D').answer('restore', { to: CAROL }),
      after('P20DT2H').useKey(),
    );

    expect(journey.acts('alice')).toEqual([OFF, OFF.replace('Inactive', 'Active')]);
  });

  it('is refused and told, once the owner tag names another person', async () => {
    const journey = await play(
      KEY_ONLY,
      ...NAMED,
      after('P20D').tagUser(BOB),
      after('P20DT5M').answer('restore', { to: CAROL }),
    );

    expect(journey.course('alice').at(-1)).toBe('NEW nothing-to-restore');
    expect(journey.end('alice').note).toMatch(/somebody else owns the user now/);
    expect(journey.acts('alice')).toEqual([OFF]);
    expect(journey.mailsTo(CAROL).at(-1)?.text).toMatch(/^Not given back: somebody else owns this user now/);
  });
});
