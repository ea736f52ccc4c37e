import { describe, expect, it } from 'vitest';
import { takeMailEvents } from '../../../functions/deliver/take-mail-events.ts';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { AT, aRecord, OWNER, someSettings } from '../../support/builders.ts';
import { aBatch } from '../../support/events.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import { writtenLines } from '../../support/written-lines.ts';

const written = writtenLines();

/** A case with two mails to its owner that SES has taken. */
function worldWithMails(): World {
  const record = aRecord();
  const world = aWorld({ records: [record] });
  const { userId, caseId } = record;
  for (const messageId of ['message-a', 'message-b'])
    world.messages.store({
      messageId,
      address: OWNER,
      cases: [{ userId, caseId, role: 'stakeholder', questionNumber: 1, planId: 'p' }],
      attempts: [{ at: AT }],
      sent: { at: AT, sesMessageId: `ses-${messageId}` },
    });
  return world;
}

const bounceOf = (messageId: string): object => ({
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  time: '2026-03-01T09:01:00Z',
  detail: {
    mail: { messageId: `ses-${messageId}`, destination: [OWNER], tags: { messageId: [messageId] } },
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: OWNER }] },
  },
});
const take = (world: World, events: unknown[]) =>
  takeMailEvents(aBatch(events), { ...world, settings: someSettings() });
const bounced = (world: World): string[] =>
  world.messages.all().flatMap(({ messageId, bounce }) => (bounce === undefined ? [] : [messageId]));

describe('a batch of what SES tells', () => {
  it('is taken, and nothing of it stays in the queue', async () => {
    const world = worldWithMails();

    const answer = await take(world, [bounceOf('message-a'), bounceOf('message-b')]);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(bounced(world)).toEqual(['message-a', 'message-b']);
  });

  it('leaves in the queue what the table does not take, and does the rest', async () => {
    const world = worldWithMails();
    world.calls.fail('messages.bounced');
    const events = [bounceOf('message-a'), bounceOf('message-b')];

    expect(await take(world, events)).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(bounced(world)).toEqual(['message-b']);

    expect(await take(world, events)).toEqual({ batchItemFailures: [] });
    expect(bounced(world)).toEqual(['message-a', 'message-b']);
  });

  it('is counted once, however often the table has refused it', async () => {
    const world = worldWithMails();
    const counted = () => written().filter((line) => 'MailsBounced' in line).length;
    world.calls.fail('messages.bounced');
    const before = counted();

    await take(world, [bounceOf('message-a')]);
    await take(world, [bounceOf('message-a')]);

    expect(counted() - before).toBe(1);
  });

  it.each([
    ['what cannot be read', { source: 'aws.ses' }],
    ['what is no event', 'x'],
  ])('leaves %s in the queue, for whoever hears of the alarm', async (_, event) => {
    const world = worldWithMails();

    const answer = await take(world, [event, bounceOf('message-b')]);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(bounced(world)).toEqual(['message-b']);
  });

  it('that is none throws: all of it comes again', async () => {
    await expect(
      takeMailEvents({ Records: [] }, { ...worldWithMails(), settings: someSettings() }),
    ).rejects.toThrow(InvalidInputError);
  });
});
