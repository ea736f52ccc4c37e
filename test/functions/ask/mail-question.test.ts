import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { daysAgo, OWNER, SECURITY } from '../../support/builders.ts';
import { askAndDeliver, decided, deliverIn, disabled, inputFor, stored } from './asking.ts';

const recipients = [
  { address: OWNER, role: 'stakeholder' as const, reason: '' },
  { address: SECURITY, role: 'security-contact' as const, reason: '' },
];
const refused = new PermanentServiceError('MessageRejected');

describe('a question whose mail one address refuses', () => {
  it('is put to the others, and counts as asked', async () => {
    const world = decided('stakeholder', { question: { recipients } });
    world.calls.fail('mailer.send', { nth: 1, error: refused });

    await askAndDeliver(inputFor(), world);

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([SECURITY]);
    expect(stored(world).question?.sent).toBe(true);
    expect(stored(world).due?.messages).toMatchObject([{ recipient: { address: OWNER }, tries: 1 }]);
  });

  it('ends no case where nobody else can be asked: it stays due', async () => {
    const world = decided('stakeholder', { question: { recipients: recipients.slice(0, 1) } });
    world.calls.fail('mailer.send', { nth: 1, error: refused });

    await askAndDeliver(inputFor(), world);

    expect(stored(world).question).not.toHaveProperty('sent');
    await deliverIn(world, 1);
    expect(stored(world).question?.sent).toBe(true);
  });
});

describe('a question of which one mail could not be sent', () => {
  it('is mailed again to that person only', async () => {
    const world = decided('stakeholder', { question: { recipients } });
    world.calls.fail('mailer.send', { nth: 2 });

    await askAndDeliver(inputFor(), world);
    await deliverIn(world, 1);

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER, SECURITY]);
    expect(stored(world).due?.messages).toEqual([]);
  });

  it('keeps every link of one message valid, however often it is tried', async () => {
    const world = decided('stakeholder', { question: { recipients: recipients.slice(0, 1) } });
    await askAndDeliver(inputFor(), world, -1);
    for (let round = 1; round <= 9; round++) {
      world.calls.fail('mailer.send', { nth: 1, error: refused });
      await deliverIn(world, round * 60);
    }

    const [message, ...others] = world.messages.all();
    expect(others).toEqual([]);
    expect(new Set(message?.attempts.map(({ keyHash }) => keyHash)).size).toBe(9);
    expect(stored(world).messages).toMatchObject([{ messageId: message?.messageId }]);
  });

  it('goes on as the same message where its question is put again', async () => {
    const world = decided('stakeholder', { question: { recipients: recipients.slice(0, 1) } });
    world.calls.fail('mailer.send', { nth: 1, error: refused });
    await askAndDeliver(inputFor(), world);
    const [begun] = stored(world).due?.messages ?? [];

    await ask(inputFor({ retryCount: 1, taskToken: 'token-2' }), world);

    expect(stored(world).due?.messages).toEqual([begun]);
    expect(begun).toMatchObject({ tries: 1, messageId: expect.any(String) });
  });

  it('is not sent again where SES is known to have taken it and only the case does not know', async () => {
    const world = decided('stakeholder', { question: { recipients: recipients.slice(0, 1) } });
    world.calls.fail('table.put', { nth: 3 });
    await askAndDeliver(inputFor(), world);
    expect(stored(world).told).toBeUndefined();

    await deliverIn(world, 1);

    expect(world.mailer.sent).toHaveLength(1);
    expect(stored(world)).toMatchObject({ question: { sent: true }, due: { messages: [] } });
  });

  it('is sent although the question has gone on in silence meanwhile, with what it said first', async () => {
    const world = decided('impact', { question: { recipients, message: 'disabled' }, record: { disabled } });
    world.calls.fail('mailer.send', { nth: 2 });
    await askAndDeliver(inputFor(), world);
    const { question, ...record } = stored(world);
    if (question === undefined) throw new Error('there is no question');
    const { taskToken: _spent, put: _before, ...rest } = question;
    world.table.store({ ...record, question: { ...rest, message: 'silent' } });

    await deliverIn(world, 1);
    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER]);
    await askAndDeliver(inputFor({ enteredAt: daysAgo(-0.25) }), world, 6 * 60 + 1);

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER, SECURITY]);
    expect(world.mailer.sent[1]?.text.split('\n')[0]).toBe(world.mailer.sent[0]?.text.split('\n')[0]);
  });

  it('is not sent any more once somebody has answered', async () => {
    const world = decided('stakeholder', { question: { recipients } });
    world.calls.fail('mailer.send', { nth: 2 });
    await askAndDeliver(inputFor(), world);
    const { question, ...record } = stored(world);
    if (question === undefined) throw new Error('there is no question');
    world.table.store({ ...record, question: { ...question, answerId: 'given' } });

    await deliverIn(world, 1);

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER]);
    expect(stored(world).due?.messages).toEqual([]);
  });
});
