import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import { AT, OWNER, SECURITY } from '../../support/builders.ts';
import { inputFor, put, stored } from './asking.ts';

const recipients = [
  { address: OWNER, role: 'stakeholder' as const, reason: '' },
  { address: SECURITY, role: 'security-contact' as const, reason: '' },
];

describe('a question of which one mail could not be sent', () => {
  it('is mailed again to that person only', async () => {
    const { world, asked } = put('stakeholder', {
      question: { recipients },
      prepare: (one) => one.calls.fail('mailer.send', { nth: 2 }),
    });
    await expect(asked).rejects.toThrow();
    expect(stored(world).question?.sent).toBe(false);

    await ask(inputFor('stakeholder', { question: { recipients } }), world);

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER, SECURITY]);
    expect(stored(world).question?.sent).toBe(true);
    expect(AT).toBeDefined();
  });
});
