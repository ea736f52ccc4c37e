import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, user, withKeyOnly } from '../support/story.ts';

describe('a user without a usable owner', () => {
  const USERS = ['alice', 'bob', 'carol'];
  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [
          alice({ password: undefined, tags: undefined }),
          user('bob', { tags: { Owner: 'bob@partner.example.net' } }),
          user('carol', { tags: { Owner: 'team carol' } }),
        ],
      },
      // An hour apart, so that each is told by itself.
      ...USERS.map((user, hours) => after(`PT${hours}H`).click({ findings: [user] })),
      ...USERS.map((user, hours) => after(`P1DT${hours}H`).answer('keep', { user })),
      ...USERS.map((user) => after('P2D').useKey({ user })),
    );
  });

  it.each([
    ['alice', /no owner tag/],
    ['bob', /Owner is not of an allowed domain/],
    ['carol', /Owner holds no e-mail address/],
  ])('is asked about at the fallback contact, who is told why (%s)', (user, reason) => {
    expect(journey.course(user)).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    const asked = journey.finding(user)[2]?.note ?? '';
    expect(asked).toMatch(/it@example\.com/);
    expect(asked.match(new RegExp(reason, 'g'))).toHaveLength(1);
    const mails = journey.mailsTo('it@example.com').filter(({ subject }) => subject.includes(user));
    expect(mails).toHaveLength(3);
    expect(mails[0]?.text).toMatch(reason);
    expect(new Set(journey.recipients())).toEqual(new Set(['it@example.com']));
  });
});

it('the owner is named by a tag in whatever case; a user protected by one is not asked about', async () => {
  const journey = await play(
    {
      users: [
        user('alice', { tags: { OWNER: 'alice@example.com' } }),
        user('bob', { tags: { Owner: 'bob@example.com', 'Break-Glass': 'yes' } }),
      ],
    },
    click({ findings: ['alice', 'bob'] }),
    after('P1D').answer('retire', { user: 'alice' }),
  );

  expect(journey.course('alice').slice(0, 3)).toEqual([
    'NOTIFIED opened',
    'NOTIFIED asked',
    'NOTIFIED disabled',
  ]);
  expect(journey.course('bob')).toEqual(['NOTIFIED opened', 'NEW protected']);
  expect(journey.finding('bob').at(-1)?.note).toContain('it has the tag break-glass');
  expect(journey.acts('bob')).toEqual([]);
  expect(journey.recipients()[0]).toBe('alice@example.com');
  expect(journey.recipients()).not.toContain('bob@example.com');
});

it('the contact of the account is asked where no tag names an owner, and everybody is told why', async () => {
  const journey = await play(
    {
      users: [alice({ password: undefined, tags: undefined })],
      settings: {
        accountNames: { '111122223333': 'payments' },
        accountContacts: { '111122223333': ['payments@example.com'], '444455556666': ['hub@example.com'] },
      },
    },
    click(),
    after('P1D').answer('keep', { to: 'payments@example.com' }),
    after('P2D').useKey(),
  );

  expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
  expect(new Set(journey.recipients())).toEqual(new Set(['payments@example.com']));
  const [asked] = journey.mailsTo('payments@example.com');
  expect(asked?.text).toContain('you are the contact of account 111122223333 (payments)');
  expect(journey.finding('alice')[2]?.note).toContain(
    'Owner: the contact of account 111122223333 is asked instead.',
  );
});

it('the security contact is asked where there is neither an owner nor a fallback', async () => {
  const journey = await play(
    { users: [alice({ password: undefined, tags: undefined })], settings: { fallbackContacts: [] } },
    click(),
    after('P1D').answer('retire', { as: 'security-contact' }),
    after('P16D').answer('leave-disabled', { as: 'security-contact' }),
  );

  expect(journey.course('alice')).toEqual([
    'NOTIFIED opened',
    'NOTIFIED asked',
    'NOTIFIED disabled',
    'SecurityHub RESOLVED PASSED',
    'NOTIFIED confirm-deletion',
    'RESOLVED left-disabled',
  ]);
  expect(journey.finding('alice')[2]?.note).toMatch(/security@example\.com.*no owner tag/);
  expect(new Set(journey.recipients())).toEqual(new Set(['security@example.com']));
  expect(journey.recipients()).toHaveLength(4);
  expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Inactive' }] });
});

it('a new owner is asked at the reminder, and the former one cannot answer any more', async () => {
  const journey = await play(
    { users: [alice(withKeyOnly)] },
    click(),
    after('P3D').tagUser({ Owner: 'zoe@example.com' }),
    after('P8D').answer('retire', { to: 'alice@example.com', force: true }),
    after('P9D').answer('keep', { to: 'zoe@example.com' }),
    after('P10D').useKey(),
  );

  expect(journey.course('alice')).toEqual([
    'NOTIFIED opened',
    'NOTIFIED asked',
    'NOTIFIED reminded',
    'NOTIFIED kept',
    'SecurityHub RESOLVED PASSED',
    'RESOLVED used',
  ]);
  const [before, now] = ['alice@example.com', 'zoe@example.com'];
  // Whose link opens nothing any more is not told what the new owner has answered.
  expect(journey.recipients()).toEqual([before, now, now, before, now]);
  expect(journey.mailsTo(before)[1]).toMatchObject({ text: expect.stringMatching(/^in use/i) });
  const [former, current] = journey.report.stepResults.filter((stepResult) => stepResult.do === 'answer');
  expect(former).toMatchObject({ what: expect.stringContaining('alice@example.com'), status: 410 });
  expect(current).toMatchObject({ what: expect.stringContaining('zoe@example.com'), status: 200 });
  expect(journey.acts('alice')).toEqual([]);
  expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
});

it('a new owner, whose user a case leaves with its key off, is told that, and whom to ask for it', async () => {
  const journey = await play(
    { users: [alice(withKeyOnly)] },
    click(),
    after('P2D').answer('retire'),
    after('P20D').pause('an audit'),
    after('P20D').answer('confirm'),
    after('P21D').tagUser({ Owner: 'zoe@example.com' }),
    after('P22D').resume(),
  );

  expect(journey.course('alice').at(-1)).toBe('NEW drift');
  expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Inactive' }] });
  const [told, ...others] = journey.mailsTo('zoe@example.com');
  expect(others).toEqual([]);
  expect(told?.text).toMatch(/^Ended: something was changed\n/);
  expect(told?.text).toContain('Why you: you are named in the tag Owner of this user.');
  expect(told?.text).toContain('If you need it back, ask');
});
