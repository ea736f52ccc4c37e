import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, KEY } from '../support/story.ts';

const OWNER = 'alice@example.com';
const BOB = 'bob@example.com';
const SECURITY = 'security@example.com';

/** Nobody is known as its owner, so the security contact is asked. */
const orphan = { users: [alice({ tags: {} })], settings: { fallbackContacts: [] } };
const bySecurity = { as: 'security-contact' } as const;

/** `address: first line` of the mails to people, in order. */
const mails = ({ report }: Journey) =>
  report.messages
    .filter(({ to }) => !to.startsWith('arn:'))
    .map(({ to, text }) => `${to}: ${text.split('\n')[0]}`);
const deadlines = (journey: Journey, step: string) =>
  journey
    .finding('alice')
    .filter(({ fields }) => fields?.['UnusedCredentialsStep'] === step)
    .map(({ fields }) => fields?.['UnusedCredentialsDeadline']?.slice(0, 10));

describe('an owner who is not the right person', () => {
  it('names somebody, who is asked in their place and decides', async () => {
    const journey = await play(
      click(),
      after('P1D').answer('name-other', { fields: { person: BOB } }),
      after('P3D').answer('retire', { to: BOB }),
      after('P20D').answer('confirm', { to: BOB }),
    );

    expect(journey.course('alice').slice(0, 4)).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED asked',
      'NOTIFIED disabled',
    ]);
    expect(mails(journey).slice(0, 3)).toEqual([
      `${OWNER}: Still needed?`,
      `${BOB}: Still needed?`,
      `${BOB}: Turned off: tell us if you need it back`,
    ]);
    expect(journey.finding('alice')[3]?.note).toMatch(/^Asked bob@example\.com; answer by 2026-11-17/);
    expect(journey.end('alice').note).toMatch(/Agreed.*bob@example\.com/);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [] });
  });

  it('hands over to the security contact, who decides', async () => {
    const journey = await play(
      click(),
      after('P1D').answer('hand-over'),
      after('P3D').answer('retire', bySecurity),
      after('P4D').answer('restore', bySecurity),
      after('P5D').useKey(),
      after('P5D').signIn(),
    );

    expect(mails(journey).slice(0, 2)).toEqual([`${OWNER}: Still needed?`, `${SECURITY}: Still needed?`]);
    expect(journey.finding('alice')[3]?.note).toMatch(/^Asked security@example\.com/);
    expect(journey.acts('alice').map((act) => act.split(' ')[0])).toEqual([
      'DeleteLoginProfile',
      'UpdateAccessKey',
      'CreateLoginProfile',
      'UpdateAccessKey',
    ]);
  });
});

describe('a mail that is lost', () => {
  const RETIRED = after('P2D').answer('retire', bySecurity);
  const KEPT = after('P2D').answer('keep', bySecurity);

  it.each([
    ['the first question', [], 'P3D', 'asked', 'Still needed?'],
    ['the observation', [RETIRED], 'P4D', 'disabled', 'Turned off: tell us if you need it back'],
    ['the question about deletion', [RETIRED], 'P18D', 'confirm-deletion', 'Last call: delete for good?'],
    ['the wait for use', [KEPT], 'P4D', 'kept', 'Kept: please use it soon'],
  ])(
    'is sent again on the security contact’s word, and the time goes on (%s)',
    async (_question, answered, at, step, headline) => {
      const journey = await play(orphan, click(), ...answered, after(at).answer('ask-again', bySecurity));

      expect(mails(journey).filter((mail) => mail === `${SECURITY}: ${headline}`)).toHaveLength(2);
      expect(new Set(deadlines(journey, step)).size).toBe(1);
    },
  );
});

describe('more time', () => {
  it('for the first question moves its end; without an answer nothing is changed', async () => {
    const journey = await play(
      orphan,
      click(),
      after('P1D').answer('extend', { ...bySecurity, fields: { deadline: '2026-12-24' } }),
    );

    expect(deadlines(journey, 'asked').at(-1)).toBe('2026-12-24');
    expect(journey.end('alice')).toMatchObject({ status: 'NEW' });
    expect((journey.execution('alice').stoppedAt ?? '') > '2026-12-24').toBe(true);
    expect(journey.acts('alice')).toEqual([]);
  });

  it('for the observation keeps everything off, and asks about deletion only then', async () => {
    const journey = await play(
      orphan,
      click(),
      after('P2D').answer('retire', bySecurity),
      after('P4D').answer('extend', { ...bySecurity, fields: { deadline: '2027-01-15' } }),
    );

    expect(deadlines(journey, 'disabled').at(-1)).toBe('2027-01-15');
    const asked = journey.report.messages.find(({ text }) => text.startsWith('Last call'));
    expect(asked?.at.slice(0, 10)).toBe('2027-01-15');
    expect(journey.user('alice')).toMatchObject({
      password: null,
      accessKeys: [{ id: KEY, status: 'Inactive' }],
    });
  });

  it('for the observation leaves an early word as it is, and the mail says what follows from it', async () => {
    const journey = await play(
      { users: [alice({ tags: { Owner: `${OWNER} ${BOB}` } })] },
      click(),
      after('P2D').answer('retire', { to: OWNER }),
      after('P3D').answer('confirm', { to: OWNER }),
      after('P4D').answer('rarely', { to: BOB, fields: { every: 'month' } }),
    );

    const off = journey.mailsTo(BOB).filter(({ text }) => text.startsWith('Turned off'));
    expect(off).toHaveLength(2);
    expect(off[0]?.text).toContain('we ask once more before anything is deleted');
    expect(off[1]?.text).toContain('they are deleted for good after Mon 7 Dec 2026');
    expect(mails(journey).filter((one) => one.includes('Last call'))).toEqual([]);
    expect(journey.end('alice')).toMatchObject({ status: 'RESOLVED' });
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [] });
  });

  it('for the question about deletion lets the word come later', async () => {
    const journey = await play(
      orphan,
      click(),
      after('P2D').answer('retire', bySecurity),
      after('P18D').answer('extend', { ...bySecurity, fields: { deadline: '2027-01-15' } }),
      after('P70D').answer('confirm', bySecurity),
    );

    expect(deadlines(journey, 'confirm-deletion')).toContain('2027-01-15');
    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
  });

  it('for the use of what is kept lets the use come later', async () => {
    const journey = await play(
      orphan,
      click(),
      after('P2D').answer('keep', bySecurity),
      after('P3D').answer('extend', { ...bySecurity, fields: { deadline: '2027-01-15' } }),
      after('P60D').useKey(),
      after('P60D').signIn(),
    );

    expect(deadlines(journey, 'kept').at(-1)).toBe('2027-01-15');
    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
  });
});

describe('what runs only now and then', () => {
  it('is kept on the owner’s word until it has run, also after a quarter', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('rarely', { fields: { every: 'quarter' } }),
      after('P80D').useKey(),
      after('P80D').signIn(),
    );

    expect(deadlines(journey, 'kept').at(-1)).toBe('2027-02-04');
    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
    expect(journey.acts('alice')).toEqual([]);
  });

  it('stays off longer on the owner’s word, and comes back when it is missed', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P4D').answer('rarely', { fields: { every: 'month' } }),
      after('P30D').answer('restore'),
      after('P31D').useKey(),
      after('P31D').signIn(),
    );

    expect(deadlines(journey, 'disabled').at(-1)).toBe('2026-12-07');
    expect(journey.course('alice')).not.toContain('NOTIFIED confirm-deletion');
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ id: KEY, status: 'Active' }] });
  });
});
