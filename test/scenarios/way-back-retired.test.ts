import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, KEY, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const OTHER = 'AKIAEXAMPLEALICE0002';
const OFF = `UpdateAccessKey ${KEY} Inactive`;
/** Nobody confirms the first deletion, so the first case ends four and a half days after its click. */
const settings = { observation: 'PT36H', confirmDeletionWithin: 'P1D' };
const keys = [
  { id: KEY, lastUsed: 'P120D' },
  // In use at the first click, and unused at the second.
  { id: OTHER, lastUsed: 'P60D' },
];
const TWO_KEYS = { settings, users: [alice({ ...withKeyOnly, accessKeys: keys })] };
const CLICKED_AGAIN = [
  click(),
  after('P2D').answer('retire'),
  after('P40D').click(),
  after('P41D').answer('retire'),
];
const OTHER_OFF = OFF.replace(KEY, OTHER);
const DELETED = [KEY, OTHER].map((key) => `DeleteAccessKey ${key}`);

async function listOf({ run }: Journey): Promise<string[]> {
  const [item] = await run.items();
  const off = (item?.['off'] ?? []) as { disabled: { credentialId: string }[] }[];
  return [...new Set(off.flatMap(({ disabled }) => disabled.map(({ credentialId }) => credentialId)))];
}

describe('a click on a user of whom an earlier case has left something off', () => {
  it('asks about what is active first; what is off joins the question about deletion', async () => {
    const journey = await play(TWO_KEYS, ...CLICKED_AGAIN, after('P43D').answer('confirm'));

    expect(journey.acts('alice')).toEqual([OFF, OTHER_OFF, ...DELETED.toReversed()]);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
    const asked = journey.mailsTo(OWNER).findLast(({ text }) => text.startsWith('Last call'));
    expect(asked?.text).toMatch(/AKIA…0001[\s\S]*AKIA…0002/);
    expect(await listOf(journey)).toEqual([]);
  });

  it('asks that of a person also where the settings ask nobody', async () => {
    const unasked = { ...TWO_KEYS, settings: { ...settings, deletionNeedsConfirmation: false } };
    const journey = await play(
      { ...unasked, settings: { ...unasked.settings, afterObservation: 'delete' } },
      click(),
      after('P2D').answer('retire'),
      after('P2DT2H').stopExecution(),
      after('P40D').click(),
      after('P41D').answer('retire'),
    );

    expect(journey.acts('alice')).toEqual([OFF, OTHER_OFF]);
    expect(journey.course('alice').slice(-2)).toEqual([
      'NOTIFIED confirm-deletion',
      'RESOLVED left-disabled',
    ]);
    expect((await listOf(journey)).sort()).toEqual([KEY, OTHER]);
  });

  it('deletes by an early word only what that was about, and what is off stays on the list', async () => {
    const journey = await play(TWO_KEYS, ...CLICKED_AGAIN, after('P41DT8H').answer('confirm'));

    expect(journey.acts('alice')).toEqual([OFF, OTHER_OFF, `DeleteAccessKey ${OTHER}`]);
    expect(await listOf(journey)).toEqual([KEY]);
  });

  it('takes no word from a form that showed less than there is to delete now', async () => {
    const journey = await play(
      TWO_KEYS,
      ...CLICKED_AGAIN,
      after('P43D').answer('confirm', { fields: { question: '2' } }),
    );

    expect(journey.report.stepResults.at(-1)).toMatchObject({ do: 'answer', status: 409 });
    expect(journey.acts('alice')).toEqual([OFF, OTHER_OFF]);
  });
});

/** A case that somebody has stopped after disabling: its finding has not passed yet and can be selected again. */
const STOPPED = [click(), after('P2D').answer('retire'), after('P2DT2H').stopExecution()];
const KEY_ONLY = { settings, users: [alice(withKeyOnly)] };

describe('a click on a user of whom nothing active is unused', () => {
  it('starts with the question about deletion of what is off; an old answer authorises nothing', async () => {
    const journey = await play(KEY_ONLY, ...STOPPED, after('P2DT4H').click(), after('P3D').answer('confirm'));

    expect(journey.course('alice').slice(-4)).toEqual([
      'NOTIFIED opened',
      'NOTIFIED confirm-deletion',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED deleted',
    ]);
    expect(journey.acts('alice')).toEqual([OFF, `DeleteAccessKey ${KEY}`]);
    expect(await listOf(journey)).toEqual([]);
  });

  it('leaves it off, and on the list, where nobody says a word; it can be had back meanwhile', async () => {
    const silent = await play(KEY_ONLY, ...STOPPED, after('P2DT4H').click());
    expect(silent.course('alice').at(-1)).toBe('RESOLVED left-disabled');
    expect(await listOf(silent)).toEqual([KEY]);

    const wanted = await play(
      KEY_ONLY,
      ...STOPPED,
      after('P2DT4H').click(),
      after('P2DT6H').answer('restore'),
      after('P2DT8H').useKey(),
    );
    expect(wanted.acts('alice')).toEqual([OFF, OFF.replace('Inactive', 'Active')]);
    expect(await listOf(wanted)).toEqual([]);
  });

  it('deletes a password that is off with the key', async () => {
    const journey = await play(
      { settings },
      ...STOPPED,
      after('P2DT4H').click(),
      after('P2DT6H').answer('confirm'),
    );

    expect(journey.course('alice')).toContain('RESOLVED deleted');
    expect(journey.end('alice').note).toMatch(/^Deleted password, AKIA…0001, proven/);
    expect(await listOf(journey)).toEqual([]);
  });

  it('is told by a preview whom it would ask', async () => {
    const journey = await play(KEY_ONLY, ...STOPPED, after('P2DT4H').click({ action: 'preview' }));

    expect(journey.end('alice').note).toMatch(
      /Would ask alice@example\.com.* whether this may be deleted, which earlier cases have turned off: AKIA…0001\./,
    );
  });
});
