import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, user, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';
const withMailboxes = (
  mailboxes: Record<string, 'bounces' | 'suppressed' | 'full' | 'complains' | 'late'>,
) => ({
  ses: { mailboxes },
});
const bouncing = (...addresses: string[]) =>
  withMailboxes(Object.fromEntries(addresses.map((address) => [address, 'bounces'] as const)));

/** What the operators were told of mail that does not come to its address. */
const mailsTold = ({ report }: Journey): unknown[] =>
  report.messages
    .filter(({ to }) => String(to).includes(':sns:'))
    .map(({ text }) => JSON.parse(text).mail)
    .filter(Boolean);

/** From the question to the end of what nobody needs. */
const ALL_THE_WAY = [
  'NOTIFIED opened',
  'NOTIFIED asked',
  'NOTIFIED disabled',
  'SecurityHub RESOLVED PASSED',
  'NOTIFIED confirm-deletion',
  'RESOLVED deleted',
];
const stepsOf = (journey: Journey): string[] => [...new Set(journey.course('alice'))];
const notesOf = (journey: Journey): string[] => journey.finding('alice').map(({ note }) => note ?? '');

describe('an owner to whom no mail comes', () => {
  it('is passed over: the security contact is asked within minutes and has all the time', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)], ...bouncing(OWNER) },
      click(),
      after('P5D').answer('retire', { as: 'security-contact' }),
      after('P20D').answer('confirm', { as: 'security-contact' }),
    );

    expect(stepsOf(journey)).toEqual(ALL_THE_WAY);
    const [asked] = journey.mailsTo(SECURITY);
    expect(Date.parse(asked?.at ?? '') - Date.parse(journey.mailsTo(OWNER)[0]?.at ?? '')).toBeLessThan(
      600_000,
    );
    expect(journey.mailsTo(OWNER)).toHaveLength(1);
    expect(notesOf(journey)).toContainEqual(
      expect.stringMatching(/^Mail to alice@example\.com bounced\. Asked/),
    );
    expect(notesOf(journey)).toContainEqual(
      expect.stringMatching(/^Asked security@example\.com;.*Owner: mail to alice@example\.com bounced\./),
    );
    expect(mailsTold(journey)).toEqual([`to ${OWNER}: bounced`]);
  });

  it.each(['PT0S', 'PT1M'])(
    'is passed over on a suppression list, told %s after the mail',
    async (tellsAfter) => {
      const journey = await play(
        { users: [alice(withKeyOnly)], ses: { mailboxes: { [OWNER]: 'suppressed' }, tellsAfter } },
        click(),
        after('P1D').answer('keep', { as: 'security-contact' }),
        after('P2D').useKey(),
      );

      expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
      expect(mailsTold(journey)).toEqual([`to ${OWNER}: suppressed`]);
      expect(journey.mailsTo(OWNER)).toHaveLength(1);
    },
  );
});

describe('what SES tells of a mail while the table takes nothing for hours', () => {
  it('is taken afterwards: the security contact is asked', async () => {
    const journey = await play(
      {
        users: [alice(withKeyOnly)],
        ...bouncing(OWNER),
        ses: { ...bouncing(OWNER).ses, tellsAfter: 'PT1H' },
      },
      click(),
      after('PT50M').fail('dynamodb:PutItem', 'ThrottlingException'),
      after('PT6H').heal({ call: 'dynamodb:PutItem' }),
      after('P2D').answer('keep', { as: 'security-contact' }),
      after('P3D').useKey(),
    );

    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
    expect(mailsTold(journey)).toEqual([`to ${OWNER}: bounced`]);
    expect(journey.report.failures).toEqual([]);
  });
});

it('nobody to whom mail comes is an honest end at once, and nothing is changed', async () => {
  const journey = await play({ users: [alice(withKeyOnly)], ...bouncing(OWNER, SECURITY) }, click());

  expect(stepsOf(journey)).toEqual(['NOTIFIED opened', 'NOTIFIED asked', 'NEW unanswered']);
  expect(journey.end('alice').note).toContain(
    `Mail to ${OWNER}, ${SECURITY} bounced. Nobody could be reached, so nothing was changed.`,
  );
  expect(mailsTold(journey)).toEqual([`to ${OWNER}: bounced`, `to ${SECURITY}: bounced`]);
  expect(journey.acts('alice')).toEqual([]);
});

it('an owner of two whose other mail bounces: the case goes on with the one, and the other gets no more mail', async () => {
  const tags = { Owner: 'alice@example.com bob@example.com' };
  const journey = await play(
    { users: [alice({ ...withKeyOnly, tags })], ...bouncing(OWNER) },
    click(),
    after('P8D').answer('retire', { to: 'bob@example.com' }),
    after('P24D').answer('confirm', { to: 'bob@example.com' }),
  );

  expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
  expect(journey.mailsTo(OWNER)).toHaveLength(1);
  expect(journey.mailsTo('bob@example.com').length).toBeGreaterThan(3);
  expect(notesOf(journey)).toContainEqual(expect.stringMatching(/^Reminded bob@example\.com; answer by/));
});

it('a bounce after the answer changes nothing; later mails go to the security contact', async () => {
  const journey = await play(
    { users: [alice(withKeyOnly)] },
    click(),
    after('P1D').changeMailbox(OWNER, 'bounces'),
    after('P1DT1M').answer('retire'),
    after('P17D').answer('confirm', { as: 'security-contact' }),
  );

  expect(stepsOf(journey)).toEqual(ALL_THE_WAY);
  const subjects = journey.mailsTo(SECURITY).map(({ text }) => text.split('\n')[0]);
  expect(subjects[0]).toMatch(/^Turned off/);
  expect(journey.mailsTo(OWNER)).toHaveLength(2);
});

it('a bounce of what was given back: the security contact and the note are told that, and nobody that it was to be kept', async () => {
  const journey = await play(
    { users: [alice()] },
    click(),
    after('P1D').answer('retire'),
    after('P1DT1H').changeMailbox(OWNER, 'bounces'),
    after('P2D').answer('restore'),
  );

  const [told] = journey.mailsTo(SECURITY);
  expect(told?.text).toMatch(/^Given back/);
  expect(told?.text).toContain('There is a new password');
  expect(stepsOf(journey)).not.toContain('NOTIFIED kept');
});

it('a quarantined user whose security contacts get no mail is an honest end at once, which the operators are told', async () => {
  const attachedPolicies = ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3'];
  const journey = await play(
    { users: [alice({ ...withKeyOnly, attachedPolicies })], ...bouncing(SECURITY) },
    click(),
  );
  const { at, note } = journey.end('alice');

  expect(stepsOf(journey)).toEqual(['NOTIFIED opened', 'NOTIFIED quarantined', 'NEW quarantine-unanswered']);
  expect(at.slice(0, 10)).toBe('2026-11-02');
  expect(note).toContain(`Mail to ${SECURITY} bounced. No security contact could be reached.`);
  expect(journey.report.messages.at(-1)?.text).toContain('"step": "quarantine-unanswered"');
  expect(journey.mailsTo(SECURITY)).toHaveLength(1);
});

it('nobody is asked anew in the place of a reminder, since a wait has ended a moment early', async () => {
  const journey = await play({ users: [alice(withKeyOnly)], ...bouncing(OWNER) }, click());
  const told = journey.mailsTo(SECURITY).map(({ text }) => text.split('\n')[0]);

  expect(told).toEqual(['Still needed?', 'Reminder: still needed?', 'Nobody answered']);
});

it('what is late, full or called spam is noted and passes nobody over', async () => {
  const users = [alice(withKeyOnly), user('bob', withKeyOnly), user('carol', withKeyOnly)];
  const mailboxes = {
    [OWNER]: 'full',
    'bob@example.com': 'late',
    'carol@example.com': 'complains',
  } as const;
  const journey = await play(
    { users, ...withMailboxes(mailboxes) },
    click(),
    ...users.map(({ userName }) => after('P1D').answer('keep', { user: userName })),
    ...users.map(({ userName }) => after('P2D').useKey({ user: userName })),
  );

  for (const { userName } of users) expect(journey.course(userName).at(-1)).toBe('RESOLVED used');
  expect(journey.mailsTo(SECURITY)).toEqual([]);
  expect(mailsTold(journey)).toEqual(['to carol@example.com: complained']);
});

it('every second address bounces: nobody is forgotten, and every case goes on', async () => {
  const names = ['ann', 'ben', 'cid', 'dan'];
  const deaf = names.filter((_name, index) => index % 2 === 1);
  const journey = await play(
    {
      users: names.map((name) => user(name, withKeyOnly)),
      ...bouncing(...deaf.map((name) => `${name}@example.com`)),
    },
    click(),
    ...names.map((name) =>
      after('P2D').answer('keep', {
        user: name,
        as: deaf.includes(name) ? 'security-contact' : 'stakeholder',
      }),
    ),
    ...names.map((name) => after('P3D').useKey({ user: name })),
  );

  // Security Hub may say PASSED before the end of a case or after it.
  for (const name of names)
    expect(journey.course(name), name).toContainEqual(expect.stringMatching(/ used$/));
  const asked = journey.mailsTo(SECURITY).filter(({ text }) => text.startsWith('Still needed?'));
  expect(asked).toHaveLength(1);
  for (const name of names)
    expect(asked[0]?.text.includes(`${name} in AWS account`)).toBe(deaf.includes(name));
  expect(mailsTold(journey).sort()).toEqual(deaf.map((name) => `to ${name}@example.com: bounced`));
});
