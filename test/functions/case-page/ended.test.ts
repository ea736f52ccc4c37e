import { describe, expect, it } from 'vitest';
import type { PageRecord } from '../../../functions/texts/page-texts.ts';
import { readPage } from '../../../local/model/claims/read-text.ts';
import { aRecord, CASE_ID, NOW, SECURITY_KEY, SES_KEY, World } from './world.ts';

const CLOSED = '2026-03-02T12:00:00.000Z';
const NEWER = 'alice-AIDAEXAMPLE123456789-2';
const key = { credentialId: SES_KEY, kind: 'access-key' as const, disabledAt: '2026-03-01T10:00:00.000Z' };
const ended = { caseId: CASE_ID, openedAt: '2026-03-01T08:59:00.000Z', closedAt: CLOSED, disabled: [key] };
const question = undefined;

/** The item once the case has ended with the key off. */
function over(overrides: Partial<PageRecord> = {}): World {
  const { question: _over, user: _unread, ...record } = aRecord('stakeholder');
  const off = [{ ...ended, ...(record.plan && { plan: record.plan }) }];
  const closed = { ...record, status: 'closed' as const, closedAt: CLOSED, step: 'left-disabled' };
  return new World({ ...closed, disabled: [key], off, ...overrides });
}
const asked = aRecord('stakeholder');
const offKey = (asked.user?.credentials ?? [])
  .filter(({ id }) => id === SES_KEY)
  .map((one) => ({ ...one, status: 'Inactive' }));
/** The item while the next case of the user asks somebody about something else. */
const whileNewer = () =>
  over({
    ...asked,
    ...(asked.user && {
      user: {
        ...asked.user,
        credentials: asked.user.credentials.filter(({ id }) => id !== SES_KEY).concat(offKey),
      },
    }),
    caseId: NEWER,
    openedAt: '2026-03-03T09:00:00.000Z',
    disabled: [],
    off: [ended],
  });

describe('the page of an ended case that has left something off', () => {
  it.each([
    ['the last one', over],
    ['one before the running one', whileNewer],
  ])('offers to have it back, and nothing else: %s', async (_, world) => {
    const { statusCode, body } = await world().get();

    expect(statusCode).toBe(200);
    expect(body.match(/name="answer"[^>]*value="(\w+)"/g)).toHaveLength(1);
    expect(body).toContain('value="restore"');
    expect(body).toContain('You can have it back on this page until Sun 31 May 2026, 12:00 UTC');
  });

  it('says when IAM was last read, or that it could not be', async () => {
    const readAt = '2026-03-02T11:30:00.000Z';
    const user = asked.user && { ...asked.user, credentials: offKey, readAt };

    expect((await over({ ...(user && { user }) }).get()).body).toContain(
      'When IAM was last read, on Mon 2 Mar 2026, 11:30 UTC, this was still turned off:',
    );
    expect((await over().get()).body).toContain(
      'IAM could not be read when the case ended. The case has turned this off:',
    );
  });

  it('records the wish, says so, and says it again to whoever sends it twice', async () => {
    const world = over();

    expect((await world.post({ answer: 'restore' })).body).toContain('Recorded: ');
    expect((await world.post({ answer: 'restore' })).body).toContain('Already recorded: ');

    expect(world.record?.answers).toMatchObject([{ kind: 'restore', ofCases: [CASE_ID], delivered: false }]);
    expect((await world.get()).body).toContain('Being given back');
  });

  it('has the running case give it back, and wakes it at once', async () => {
    const world = whileNewer();
    const put = { enteredAt: NOW, retryCount: 0 };
    if (world.record?.question !== undefined) world.record.question.put = put;

    expect((await world.post({ answer: 'restore' })).statusCode).toBe(200);

    expect(world.record?.disabled).toEqual([key]);
    expect(world.woken).toMatchObject([{ outcome: 'widened' }]);
  });

  describe('while AWS has quarantined the user, as the next case has found', () => {
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: NOW, since: 1, asked: 1 };
    const quarantined = () => {
      const world = whileNewer();
      Object.assign(world.record ?? {}, { quarantine });
      return world;
    };

    it.each([
      [
        'en',
        'AWS has quarantined this user; only the security contacts decide about it now.',
        'have it back',
      ],
      ['ja', 'AWS がこのユーザーを隔離したため、現在はセキュリティ担当者だけが判断します。', '元に戻せ'],
    ] as const)('offers the owner nothing, and says why: %s', async (language, why, offer) => {
      const world = quarantined();
      world.settings = { ...world.settings, language };

      const { body } = await world.get();

      expect(body).not.toContain('name="answer"');
      expect(body).not.toContain(offer);
      expect(body).toContain(why);
      expect(readPage(body).unread).toEqual([]);
    });

    it('refuses an owner who asks by an older page, and says why', async () => {
      const world = quarantined();

      const { statusCode, body } = await world.post({ answer: 'restore' });

      expect(statusCode).toBe(409);
      expect(body).toContain('only the security contacts decide about it now');
      expect(world.puts).toEqual([]);
    });

    it('offers it to a security contact, and takes the word', async () => {
      const world = quarantined();

      const { body } = await world.get(SECURITY_KEY);

      expect(body).toContain('value="restore"');
      expect(body).toContain('You can have it back on this page until');
      expect((await world.post({ answer: 'restore' }, SECURITY_KEY)).statusCode).toBe(200);
    });

    it('offers it again once that case is over', async () => {
      const world = quarantined();
      Object.assign(world.record ?? {}, { status: 'closed', closedAt: NOW });

      expect((await world.get()).body).toContain('value="restore"');
    });
  });

  it('shows nothing of the case that runs now', async () => {
    const world = whileNewer();
    if (world.record !== undefined) world.record.steps = [{ step: 'asked', at: '2026-03-03T09:01:00.000Z' }];

    const { body, statusCode } = await world.get();

    expect(statusCode).toBe(200);
    expect(body).not.toContain(NEWER);
    expect(body).not.toMatch(/2026-03-03|3 Mar 2026/);
  });

  it('shows nothing of how a newer case has ended', async () => {
    const world = whileNewer();
    const exemption = { until: '2026-05-01T09:00:00.000Z', reason: 'audit', by: 'security@example.com' };
    Object.assign(world.record ?? {}, { status: 'closed', closedAt: NOW, step: 'exempt', exemption });

    const { body } = await world.get();

    expect(body).toContain('The case is closed');
    expect(body).not.toMatch(/Exempt|Fri 1 May/);
  });

  it('takes nothing but that', async () => {
    const world = over();
    for (const answer of ['confirm', 'leave-disabled', 'retire'])
      expect((await world.post({ answer, userName: 'alice' })).statusCode).toBe(409);
    expect(world.puts).toEqual([]);
  });

  it('says after its time whom to ask, and records nothing', async () => {
    const closedAt = '2025-12-01T12:00:00.000Z';
    const world = over({ openedAt: '2025-11-01T12:00:00.000Z', off: [{ ...ended, closedAt }], closedAt });
    if (world.record?.off?.[0] !== undefined) world.record.off[0].openedAt = '2025-11-01T12:00:00.000Z';

    expect((await world.get()).body).toContain('now please ask Cloud Security');
    const { statusCode, body } = await world.post({ answer: 'restore' });

    expect(statusCode).toBe(409);
    expect(body).toContain('The time in which this link gives things back is over.');
    expect(world.puts).toEqual([]);
  });

  it('opens for nobody who owns the user no more, but for a security contact', async () => {
    const tags = { Owner: 'bob@example.com' };
    const read = aRecord('stakeholder').user;
    const user = read && { ...read, tags, credentials: [] };
    const key_ = { ...key, credentialId: 'password', kind: 'password' as const };
    const world = () => over({ user, off: [{ ...ended, disabled: [key_] }] });

    expect((await world().get()).statusCode).toBe(410);
    expect((await world().post({ answer: 'restore' })).statusCode).toBe(410);
    expect((await world().get(SECURITY_KEY)).statusCode).toBe(200);
  });

  it('is over once nothing of it is off', async () => {
    const world = over({ ...aRecord('stakeholder'), caseId: NEWER, openedAt: NOW, off: [], question });
    expect((await world.get()).body).toContain('This case is over');
  });
});
