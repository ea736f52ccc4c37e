import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { OWNER, SECURITY } from '../../support/builders.ts';
import { decided, inputFor, stored } from './asking.ts';

const recipients = [
  { address: OWNER, role: 'stakeholder' as const, reason: '' },
  { address: SECURITY, role: 'security-contact' as const, reason: '' },
];
const refused = new PermanentServiceError('MessageRejected');

describe('a question that one address refuses for good', () => {
  it('is put to the others, and the case goes on', async () => {
    const world = decided('stakeholder', { question: { recipients } });
    world.calls.fail('mailer.send', { nth: 1, error: refused });

    await ask(inputFor(), world);

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([SECURITY]);
    expect(stored(world).question?.sent).toBe(true);
  });

  it('fails when nobody else can be asked', async () => {
    const world = decided('stakeholder', { question: { recipients: recipients.slice(0, 1) } });
    world.calls.fail('mailer.send', { nth: 1, error: refused });

    await expect(ask(inputFor(), world)).rejects.toThrow('MessageRejected');
    expect(stored(world).question).not.toHaveProperty('sent');
  });
});

describe('a question of which one mail could not be sent', () => {
  it('is mailed again to that person only', async () => {
    const world = decided('stakeholder', { question: { recipients } });
    world.calls.fail('mailer.send', { nth: 2 });

    await expect(ask(inputFor(), world)).rejects.toThrow('the reply was lost');
    expect(stored(world).question).not.toHaveProperty('sent');
    await ask(inputFor(), world);

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER, SECURITY]);
    expect(stored(world).question?.sent).toBe(true);
  });
});
