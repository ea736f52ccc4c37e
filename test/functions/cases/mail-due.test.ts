import { describe, expect, it } from 'vitest';
import { mailDue } from '../../../functions/cases/mail-due.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { newCase } from '../../../functions/domain/case/new-case.ts';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { withNoticesDue } from '../../../functions/mail/due-messages.ts';
import { AT, aRecord, CASE_ID, OWNER, SECURITY, USER_ID } from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';

const message = { messageId: 'm', questionNumber: 1, at: AT };
const messages = [
  { ...message, address: OWNER, role: 'stakeholder' as const },
  { ...message, address: SECURITY, role: 'security-contact' as const },
];
const LATER = new Date(Date.parse(AT) + 3_600_000).toISOString();

/** A world whose case has just come to its end and has told nobody. */
function ended(overrides: Partial<CaseRecord> = {}) {
  const { settings } = aWorld();
  const record = aRecord({
    openedAt: AT,
    messages,
    told: [`question 1:${OWNER}`, `question 1:${SECURITY}`],
    status: 'closed',
    closedAt: AT,
    step: 'deleted',
    ...overrides,
  });
  return aWorld({ records: [withNoticesDue(record, { step: 'deleted', at: AT, settings })] });
}

const send = async (world: ReturnType<typeof aWorld>, at = AT) =>
  (await mailDue([world.table.at(USER_ID)], at, world))[0] as CaseRecord;
const receivers = ({ mailer }: ReturnType<typeof aWorld>) => mailer.sent.map(({ to }) => to);

describe('people who are told', () => {
  it('get one mail each, however often it is tried', async () => {
    const world = ended();

    await send(world);
    const after = await send(world, LATER);

    expect(receivers(world)).toEqual([OWNER, SECURITY]);
    expect(after.due?.messages).toEqual([]);
  });

  it('do not wait for one whose mail fails, and that one is told at a later try', async () => {
    const world = ended();
    world.calls.fail('mailer.send');

    const first = await send(world);
    expect(receivers(world)).toEqual([SECURITY]);
    expect(first.due?.messages).toMatchObject([{ recipient: { address: OWNER }, tries: 1 }]);
    await send(world);
    expect(receivers(world)).toEqual([SECURITY]);
    await send(world, LATER);
    expect(receivers(world)).toEqual([SECURITY, OWNER]);
  });
});

describe('a mail whose case others change while it is composed', () => {
  it('does not go out before it is composed anew', async () => {
    const world = ended();
    world.table.meanwhile(() => {
      const record = world.table.at(USER_ID);
      world.table.store({ ...record, revision: record.revision + 1, remarks: ['Given back.'] });
    });

    await send(world);
    // The next one is composed from what the item holds by now.
    expect(receivers(world)).toEqual([SECURITY]);
    await send(world);

    expect(receivers(world)).toEqual([SECURITY, OWNER]);
    expect(world.messages.all().map(({ attempts }) => attempts.length)).toEqual([2, 1]);
  });
});

describe('the news of a case whose user is clicked again while they are mailed', () => {
  it('are told of that case, once, and are no news of the next one', async () => {
    const world = ended();
    world.table.meanwhile(() => {
      const before = world.table.at(USER_ID);
      const user = { userName: before.userName, userId: USER_ID, arn: before.userArn };
      const next = newCase({ ...before, user }, LATER, before);
      world.table.store({ ...next, revision: before.revision + 1 });
    });

    await send(world);
    expect(receivers(world)).toEqual([]);
    await send(world, LATER);
    await send(world, LATER);

    expect(receivers(world)).toEqual([OWNER, SECURITY]);
    expect(world.mailer.sent.every(({ text }) => text.startsWith('Deleted\n'))).toBe(true);
    const sent = world.messages.all().filter((message) => message.sent !== undefined);
    expect(sent.flatMap(({ cases }) => cases.map(({ caseId }) => caseId))).toEqual([CASE_ID, CASE_ID]);
    // How the next case ends is told to them too.
    expect(world.table.at(USER_ID).told).toEqual([
      `deleted:${OWNER} of ${CASE_ID}`,
      `deleted:${SECURITY} of ${CASE_ID}`,
    ]);
  });
});

describe('a message whose item cannot be read', () => {
  const begun = async () => {
    const world = ended();
    world.calls.fail('mailer.send');
    await send(world);
    return world;
  };

  it('goes on as another message, and holds up nobody', async () => {
    const world = await begun();
    world.calls.fail('messages.get', { error: new PermanentServiceError('The message m cannot be read') });

    const after = await send(world, LATER);

    expect(receivers(world)).toEqual([SECURITY, OWNER]);
    expect(after.due?.messages).toEqual([]);
    expect(world.messages.all().filter(({ address }) => address === OWNER)).toHaveLength(2);
  });

  it('is left for the next run where only the table does not answer', async () => {
    const world = await begun();
    world.calls.fail('messages.get', { error: new TransientServiceError('slow down') });

    const after = await send(world, LATER);
    expect(receivers(world)).toEqual([SECURITY]);
    expect(after.due?.messages).toMatchObject([{ recipient: { address: OWNER } }]);

    await send(world, new Date(Date.parse(LATER) + 3_600_000).toISOString());
    expect(receivers(world)).toEqual([SECURITY, OWNER]);
  });
});

describe('a message that was tried a thousand times', () => {
  const tried = async (sent: boolean) => {
    const world = ended();
    world.calls.fail('mailer.send');
    await send(world);
    const message = world.messages.all().find(({ address }) => address === OWNER);
    if (message === undefined) throw new Error('there is no message');
    const attempts = Array.from({ length: 1000 }, () => ({ at: AT }));
    const taken = { sent: { at: AT, sesMessageId: 'ses-0' } };
    world.messages.store({ ...message, attempts, ...(sent && taken) });
    await send(world, LATER);
    return world;
  };

  it('goes on as another one', async () => {
    const world = await tried(false);

    expect(receivers(world)).toEqual([SECURITY, OWNER]);
    expect(world.messages.all().map(({ attempts }) => attempts.length)).toEqual([1000, 1, 1]);
  });

  it('is not sent again where SES has taken it', async () => {
    expect(receivers(await tried(true))).toEqual([SECURITY]);
  });
});
