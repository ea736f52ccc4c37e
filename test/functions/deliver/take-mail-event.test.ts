import { describe, expect, it } from 'vitest';
import { takeMailEvent } from '../../../functions/deliver/take-mail-event.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { wakeUpOf } from '../../../functions/domain/due/due-at.ts';
import { InvalidInputError, PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { questionMark } from '../../../functions/domain/message/mailed.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  OWNER,
  SECURITY,
  someSettings,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const MESSAGE = '0f8b1c1e-7d52-4a3c-9f0e-3c7b1d2a4e5f';
const recipient = { address: OWNER, role: 'stakeholder' as const, reason: 'the owner' };
const bounce = (bounceType: string, bounceSubType = 'General', emailAddress = OWNER) => ({
  'detail-type': 'Email Bounced',
  bounce: { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress }] },
});
const PERMANENT = bounce('Permanent');

/** What SES tells, as EventBridge delivers it. */
function eventOf(
  { 'detail-type': type, ...told }: { 'detail-type': string; [told: string]: unknown },
  { tags = { messageId: [MESSAGE] }, sesMessageId = 'ses-1' }: { tags?: object; sesMessageId?: string } = {},
): object {
  const mail = { messageId: sesMessageId, destination: [OWNER], tags };
  return { source: 'aws.ses', 'detail-type': type, time: '2026-03-01T09:01:00Z', detail: { mail, ...told } };
}

/** A case that waits for its owner, whose mail SES has taken. */
function asked(overrides: Partial<CaseRecord> = {}): CaseRecord {
  const plan = aPlan();
  return aRecord({
    plan,
    question: {
      ...aQuestion('stakeholder', { recipients: [recipient] }),
      ...{ taskToken: 'token', planId: plan.planId, put: { enteredAt: AT, retryCount: 0 } },
    },
    messages: [{ messageId: MESSAGE, address: OWNER, role: 'stakeholder', questionNumber: 1, at: AT }],
    told: [questionMark({ number: 1 }, OWNER)],
    update: {
      status: 'NOTIFIED',
      note: `Asked ${OWNER} until tomorrow. Case ${aRecord().caseId}.`,
      fields: {},
    },
    updateNumber: 2,
    ...overrides,
  });
}

function worldWith(record: CaseRecord, sent = true): World {
  const world = aWorld({ records: [record] });
  world.messages.store({
    messageId: MESSAGE,
    address: OWNER,
    cases: [
      { userId: record.userId, caseId: record.caseId, role: 'stakeholder', questionNumber: 1, planId: 'p' },
    ],
    attempts: [{ at: AT }],
    ...(sent && { sent: { at: AT, sesMessageId: 'ses-1' } }),
  });
  return world;
}

async function take(world: World, ...events: object[]): Promise<CaseRecord> {
  for (const event of events)
    await takeMailEvent(event, { table: world.table, messages: world.messages, settings: someSettings() });
  const stored = await world.table.get(aRecord().userId);
  if (stored === undefined) throw new Error('there is no case');
  return stored;
}

describe('a mail that has not come to its address', () => {
  it.each([
    ['bounced', PERMANENT],
    ['suppressed', bounce('Permanent', 'OnAccountSuppressionList')],
    ['suppressed', bounce('Permanent', 'Suppressed')],
    [
      'suppressed',
      {
        'detail-type': 'Email Complaint Received',
        complaint: {
          complaintSubType: 'OnAccountSuppressionList',
          complainedRecipients: [{ emailAddress: OWNER }],
        },
      },
    ],
    ['rejected', { 'detail-type': 'Email Rejected', reject: { reason: 'Bad content' } }],
  ])('counts as not told (%s): the case is woken, note and operators say so', async (why, told) => {
    const world = worldWith(asked());
    const record = await take(world, eventOf(told));

    expect(record.bounced).toMatchObject([{ address: OWNER, messageId: MESSAGE, why }]);
    expect(wakeUpOf(record)).toEqual({ outcome: 'unreachable', since: '2026-03-01T09:01:00Z' });
    expect(record.update?.note).toMatch(/^Mail to alice@example\.com bounced\. Asked .* Case \S+\.$/);
    expect(record.due).toMatchObject({
      finding: { number: 3 },
      operators: [{ message: { text: expect.stringContaining(`to ${OWNER}: ${why}`) } }],
    });
    expect(world.messages.all()[0]?.bounce).toMatchObject({ why, sesMessageId: 'ses-1' });
  });

  it('may be told before SES’s answer is marked, twice, and by an address in other letters', async () => {
    const told = eventOf(bounce('Permanent', 'General', 'Alice@Example.com'));
    const record = await take(worldWith(asked(), false), told, told);

    expect(record.bounced).toHaveLength(1);
    expect(record.due?.operators).toHaveLength(1);
    expect(wakeUpOf(record)?.outcome).toBe('unreachable');
  });

  it('changes nothing of an answer that is there, nor of a case that has ended or is another', async () => {
    const answer = anAnswer({ delivered: false });
    const { question } = asked();
    const answered = await take(
      worldWith(asked({ question: { ...question, answerId: answer.answerId } as never, answers: [answer] })),
      eventOf(PERMANENT),
    );
    expect(wakeUpOf(answered)).toMatchObject({ outcome: 'retire' });

    const closed = asked({ status: 'closed', closedAt: AT });
    expect(await take(worldWith(closed), eventOf(PERMANENT))).not.toHaveProperty('bounced');
  });

  it('leaves the question with the others who were asked', async () => {
    const { question } = asked();
    const other = { ...recipient, address: 'bob@example.com' };
    const record = await take(
      worldWith(asked({ question: { ...question, recipients: [recipient, other] } as never })),
      eventOf(PERMANENT),
    );

    expect(record.bounced).toHaveLength(1);
    expect(wakeUpOf(record)).toBeUndefined();
  });

  it('wakes nobody where only the security contacts could be told, and to them no mail comes either', async () => {
    const off = { credentialId: 'AKIA', kind: 'access-key' as const, disabledAt: AT };
    const question = { ...asked().question, ...aQuestion('impact', { recipients: [recipient] }) };
    const bounced = [{ at: AT, why: 'bounced' as const, messageId: 'other', address: SECURITY }];
    const record = await take(
      worldWith(asked({ disabled: [off], question: question as never, bounced })),
      eventOf(PERMANENT),
    );

    expect(wakeUpOf(record)).toBeUndefined();
  });
});

describe('a message about several users', () => {
  it('bounces for each of them, also where the item of one cannot be read; that is tried again', async () => {
    const others = ['AIDAEXAMPLE000000001', 'AIDAEXAMPLE000000003'] as const;
    const records = others.map((userId) => asked({ userId, caseId: `user-${userId}-1` }));
    const unreadable = asked();
    const world = aWorld({ records: [records[0], unreadable, records[1]] as CaseRecord[] });
    world.messages.store({
      messageId: MESSAGE,
      address: OWNER,
      cases: [records[0], unreadable, records[1]].flatMap((one) =>
        one === undefined ? [] : [{ userId: one.userId, caseId: one.caseId, role: 'stakeholder' as const }],
      ),
      attempts: [{ at: AT }],
    });
    const table: typeof world.table = {
      ...world.table,
      get: async (userId) => {
        if (userId === unreadable.userId) throw new PermanentServiceError('The item cannot be read.');
        return world.table.get(userId);
      },
    };

    await expect(
      takeMailEvent(eventOf(PERMANENT), { table, messages: world.messages, settings: someSettings() }),
    ).rejects.toThrow(PermanentServiceError);
    for (const userId of others)
      expect((await world.table.get(userId))?.bounced, userId).toMatchObject([{ address: OWNER }]);
  });
});

describe('what is ignored', () => {
  it.each([
    ['no tag of ours', eventOf(PERMANENT, { tags: {} })],
    ['an unknown message', eventOf(PERMANENT, { tags: { messageId: ['unknown'] } })],
    ['another address', eventOf(bounce('Permanent', 'General', 'eve@example.com'))],
    ['another mail than the one that is marked', eventOf(PERMANENT, { sesMessageId: 'ses-9' })],
    ['a bounce for now', eventOf(bounce('Transient', 'MailboxFull'))],
    ['a bounce that nobody can read', eventOf(bounce('Undetermined', 'Undetermined'))],
    [
      'a delay',
      eventOf({
        'detail-type': 'Email Delivery Delayed',
        deliveryDelay: { delayedRecipients: [{ emailAddress: OWNER }] },
      }),
    ],
  ])('is %s', async (_, event) => {
    const before = asked();

    expect(await take(worldWith(before), event)).toEqual({ ...before, revision: before.revision });
  });
});

it('a complaint is told to the operators once', async () => {
  const told = eventOf({
    'detail-type': 'Email Complaint Received',
    complaint: { complaintSubType: null, complainedRecipients: [{ emailAddress: OWNER }] },
  });
  const record = await take(worldWith(asked()), told, told);

  expect(record.due?.operators).toHaveLength(1);
  expect(record).not.toHaveProperty('bounced');
});

it('an event of another shape is an error, which ends in the failures queue', async () => {
  await expect(
    take(worldWith(asked()), { source: 'aws.ses', 'detail-type': 'Email Opened' }),
  ).rejects.toThrow(InvalidInputError);
});
