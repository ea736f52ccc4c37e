import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { STYLE } from '../../../functions/case-page/style.ts';
import { hashKey } from '../../../functions/domain/message/link.ts';
import { anAnswer } from '../../support/builders.ts';
import { AT, aPlan, aUser } from '../mail/orders.ts';
import {
  aMessage,
  anEvent,
  aRecord,
  CASE_ID,
  messageIdOf,
  NOW,
  OWNER_KEY,
  onePlan,
  SECURITY_KEY,
  SES_KEY,
  TOKEN,
  World,
} from './world.ts';

const KINDS = ['stakeholder', 'impact', 'deletion', 'use'] as const;

describe.each(KINDS)('opening the link while the question "%s" is open', (kind) => {
  it.each(['GET', 'HEAD'])('by %s changes nothing', async (method) => {
    const world = new World(aRecord(kind));
    const before = structuredClone(world.record);

    const { statusCode } = await world.send(anEvent(method));

    expect(statusCode).toBe(200);
    expect(world.record).toEqual(before);
    expect(world.puts).toEqual([]);
    expect(world.woken).toEqual([]);
  });

  it('chooses nothing beforehand and shows no secret', async () => {
    const { body } = await new World(aRecord(kind)).get();

    expect(body).toContain('type="radio"');
    expect(body).not.toMatch(/ checked| selected|autofocus|<script/);
    expect(body).not.toContain(OWNER_KEY);
    expect(body).not.toContain(TOKEN);
  });
});

describe('the page', () => {
  it('shows the plan with its evidence, the rest of the user, the deadline and why you', async () => {
    const { body } = await new World(aRecord('stakeholder')).get();

    for (const text of [
      'IAM user <bdi>alice</bdi>',
      '123456789012 (production)',
      'access key AKIA…MPLE',
      'ses (sends mail through SES), eu-central-1',
      '272 days since its last use',
      'never, as far as IAM has recorded',
      'Stays: it is in use',
      'SSH public key APKAEXAMPLE',
      'operators',
      'ReadOnlyAccess',
      'Until Sun 15 Mar 2026, 09:00 UTC',
      'Why you: you are named in the tag Owner of this user.',
      CASE_ID,
    ])
      expect(body).toContain(text);
    expect(body.replaceAll(/(name|id|for)="[^"]*"/g, '')).not.toContain(SES_KEY);
  });

  it.each([
    ['en', 'Stays: nobody can be given a new one in this account'],
    ['ja', 'このアカウントでは新しいパスワードを発行できないため、無効にしません'],
  ] as const)('says why an unused password stays: %s', async (language, text) => {
    const user = aUser();
    const plan = aPlan(user, 'credentials', [user.account]);
    const world = new World(aRecord('stakeholder', { user, plan }));
    world.settings = { ...world.settings, language };

    const { body } = await world.get();

    expect(body).toContain(text);
  });

  it('says so where other credentials were not stored', async () => {
    const record = aRecord('stakeholder');
    delete record.user;

    expect((await new World(record).get()).body).toContain('were not stored with the case');
  });

  it.each([
    ['stakeholder', OWNER_KEY, ['none', 'retire', 'keep', 'rarely', 'name-other', 'hand-over']],
    [
      'stakeholder',
      SECURITY_KEY,
      ['none', 'retire', 'keep', 'rarely', 'exempt', 'name-other', 'ask-again', 'extend', 'stop'],
    ],
    ['impact', OWNER_KEY, ['restore', 'rarely', 'confirm']],
    ['impact', SECURITY_KEY, ['restore', 'confirm', 'leave-disabled', 'extend', 'ask-again']],
    ['deletion', OWNER_KEY, ['restore', 'confirm', 'leave-disabled']],
    ['deletion', SECURITY_KEY, ['restore', 'confirm', 'leave-disabled', 'extend', 'ask-again']],
    ['use', OWNER_KEY, ['check', 'none', 'retire']],
    ['use', SECURITY_KEY, ['check', 'none', 'retire', 'exempt', 'extend', 'ask-again', 'stop']],
  ] as const)('offers for "%s" with %s: %j', async (kind, key, kinds) => {
    const { body } = await new World(aRecord(kind)).get(key);

    expect(
      [...body.matchAll(/name="answer" id="[\w-]+" value="([\w-]+)"/g)].map(([, value]) => value),
    ).toEqual(kinds);
  });

  it('asks for a decision per credential only where several are proposed', async () => {
    expect((await new World(aRecord('stakeholder', { plan: onePlan() })).get()).body).not.toContain(
      'name="credential.',
    );
  });

  it('offers no deletion where the settings keep everything disabled', async () => {
    const world = new World(aRecord('impact'));
    world.settings = { ...world.settings, afterObservation: 'keep-disabled' };

    expect((await world.get()).body).not.toContain('value="confirm"');
  });

  it('offers no deletion where people were told that all stays off, whatever the settings say now', async () => {
    const world = new World(aRecord('impact', { promised: 'stay-disabled' }));

    expect((await world.get()).body).not.toContain('value="confirm"');
    expect((await world.post({ answer: 'confirm', userName: 'alice' })).statusCode).toBe(409);
    expect(world.puts).toEqual([]);
  });

  it('offers only to have it back between two questions after disabling', async () => {
    const record = aRecord('impact');
    delete record.question;

    const { body } = await new World(record).get();

    expect([...body.matchAll(/name="answer"/g)]).toHaveLength(1);
    expect(body).toContain('value="restore"');
  });

  it('offers nothing once deletion has begun, or the case is closed, and says where it stands', async () => {
    const restoreKit = {
      writtenAt: NOW,
      scope: 'credentials' as const,
      user: aUser(),
      inlinePolicyDocuments: {},
    };
    const deleting = await new World(aRecord('deletion', { restoreKit })).get();
    const user = { ...aUser(), readAt: NOW };
    const over = { status: 'closed', closedAt: NOW, step: 'left-disabled', user } as const;
    const closed = await new World(aRecord('deletion', over)).get();

    expect(deleting.body).toContain('Being deleted');
    expect(closed.body).toContain('Left turned off; the case ended');
    for (const { body } of [deleting, closed]) expect(body).not.toContain('<form');
  });
});

describe('other people', () => {
  const others = ['bob@example.com', 'security@example.com', 'carol@example.com'];
  const answer = (by: string, role: 'stakeholder' | 'security-contact') =>
    anAnswer({ answerId: by, kind: 'ask-again', by, role, at: NOW, person: 'carol@example.com' });
  const record = () => {
    const asked = aRecord('impact', {
      answers: [
        answer('alice@example.com', 'stakeholder'),
        answer('bob@example.com', 'stakeholder'),
        answer('security@example.com', 'security-contact'),
      ],
    });
    const plan = {
      ...aPlan(),
      owner: { ...aPlan().owner, addresses: ['alice@example.com', 'bob@example.com'] },
    };
    const recipients = others.map((address) => ({ address, role: 'stakeholder' as const, reason: '' }));
    return { ...asked, plan, ...(asked.question && { question: { ...asked.question, recipients } }) };
  };

  it('are not shown to an owner by their address', async () => {
    const { body } = await new World(record()).get(OWNER_KEY);

    expect(body).toContain('alice@example.com');
    for (const address of others) expect(body).not.toContain(address);
  });

  it('are shown to nobody by the note of a closed case: the page says in its own words what is so', async () => {
    const note = 'Stopped, with the link sent to bob@example.com, 2026-03-02. Case x.';
    const update = { status: 'NEW' as const, note, fields: {} };
    const closed = aRecord('stakeholder', { status: 'closed', closedAt: NOW, step: 'stop', update });

    for (const key of [OWNER_KEY, SECURITY_KEY]) {
      const { body } = await new World(closed).get(key);
      expect(body).not.toContain('with the link sent to');
      expect(body).toContain('Stopped');
      expect(body).toContain('Ask Cloud Security.');
    }
  });

  it('are shown to a security contact, as far as they have answered', async () => {
    const { body } = await new World(record()).get(SECURITY_KEY);

    for (const address of ['alice@example.com', 'bob@example.com', 'security@example.com'])
      expect(body).toContain(address);
  });
});

describe('headers', () => {
  it.each([
    ['the page', anEvent('GET'), 200],
    ['an unknown key', anEvent('GET', { key: 'nope' }), 404],
    ['a wrong method', anEvent('DELETE'), 405],
    ['no case at all', { ...anEvent('GET'), routeKey: '$default', pathParameters: undefined }, 404],
    ['no event at all', null, 400],
  ])('are strict for %s', async (_, event, status) => {
    const { statusCode, headers, body } = await new World(aRecord('stakeholder')).send(event);

    const hash = createHash('sha256').update(STYLE).digest('base64');
    expect(statusCode).toBe(status);
    expect(body).toContain(`<style>${STYLE}</style>`);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'strict-transport-security': 'max-age=63072000',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('come without a body for HEAD', async () => {
    const world = new World(aRecord('stakeholder'));
    const [get, head] = [await world.get(), await world.send(anEvent('HEAD'))];

    expect(head).toEqual({ ...get, body: '' });
  });

  it('leave no style attribute that the policy would block', async () => {
    expect((await new World(aRecord('stakeholder')).get(SECURITY_KEY)).body).not.toContain(' style=');
  });
});

describe('keys', () => {
  const OWNERS = messageIdOf(OWNER_KEY);

  it.each([
    ['forged', 'forgedKey-ccccccccccccccccccccc', OWNERS],
    ['truncated', OWNER_KEY.slice(0, -1), OWNERS],
    ['lengthened', `${OWNER_KEY}a`, OWNERS],
    ['empty', '', OWNERS],
    ['doubled', `${OWNER_KEY},${OWNER_KEY}`, OWNERS],
    ['oversized', 'k'.repeat(5000), OWNERS],
    ['the stored hash itself', hashKey(OWNER_KEY), OWNERS],
    ['right, for the message of somebody else', OWNER_KEY, messageIdOf(SECURITY_KEY)],
    ['right, for an unknown message', OWNER_KEY, 'message-other'],
    ['right, for no message id', OWNER_KEY, '../../etc/passwd'],
  ])('that are %s get the same plain 404', async (_, key, messageId) => {
    const world = new World(aRecord('stakeholder'));
    const unknown = await world.get('unknown', 'message-none');

    const response = await world.get(key, messageId);

    expect(response).toEqual(unknown);
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toContain('alice');
  });

  it('of each try to send a message open it', async () => {
    const message = aMessage(OWNER_KEY, 'stakeholder');
    const attempts = [{ at: AT, keyHash: hashKey('key-of-the-first-try') }, ...message.attempts];
    const world = new World(aRecord('stakeholder'), [{ ...message, attempts }]);

    expect((await world.get('key-of-the-first-try', message.messageId)).statusCode).toBe(200);
    expect((await world.get()).statusCode).toBe(200);
  });

  it('of a message that asks nothing open nothing', async () => {
    const message = aMessage(OWNER_KEY, 'stakeholder', { questionNumber: undefined, planId: undefined });

    expect((await new World(aRecord('stakeholder'), [message]).get()).statusCode).toBe(404);
  });

  it('of an earlier case open nothing of the new one', async () => {
    const world = new World(aRecord('stakeholder', { caseId: CASE_ID.replace(/1$/, '2') }));

    const { statusCode, body } = await world.get();

    expect(statusCode).toBe(410);
    expect(body).toContain('This case is over');
    expect(body).not.toContain('alice');
  });
});

describe('hostile values', () => {
  it('are shown as text, whatever they hold', async () => {
    const evil = `"><img src=x onerror=alert(1)>'\`\u202e\u200b</style></textarea><script>`;
    const user = aUser({ groups: [evil], inlinePolicies: [evil], sshPublicKeys: [{ id: evil }] });
    const plan = { ...aPlan(user), owner: { ...aPlan(user).owner, tag: evil } };
    const steps = [{ step: evil, at: NOW }];

    const { body } = await new World(aRecord('stakeholder', { user, plan, steps, userName: evil })).get();

    expect(body).not.toMatch(/<img|<script|\u202e|\u200b/);
    expect(body.match(/<\/style>/g)).toHaveLength(1);
    expect(body).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&#96;��&lt;/style&gt;');
  });
});

describe('failures', () => {
  it('of the table are a 503 that says nothing was recorded', async () => {
    const world = new World(aRecord('stakeholder'));
    world.tableFails = true;

    const { statusCode, body, headers } = await world.get();

    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toBe('60');
    expect(body).toContain('Not confirmed');
    expect(body).not.toContain('slow down');
  });
});
