import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import { InvalidInputError, PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { stateHandler, stateInputSchema } from '../../../functions/runtime/state-handler.ts';
import { AT, aCase } from '../../support/builders.ts';

const input = { state: 'AssessUser', enteredAt: AT, case: aCase() };
let lines: string[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the function of a state', () => {
  it('gets its input parsed and gives its output', async () => {
    const handler = stateHandler(stateInputSchema, ({ case: case_ }) =>
      Promise.resolve({ outcome: 'ok', case: case_ }),
    );

    expect(await handler(input)).toEqual({ outcome: 'ok', case: addressOf(aCase()) });
  });

  it.each([undefined, {}, { ...input, enteredAt: 'now' }, { ...input, case: { ...aCase(), version: 2 } }])(
    'refuses an input that does not fit (%#)',
    async (event) => {
      const handler = stateHandler(stateInputSchema, () => Promise.resolve(undefined));

      await expect(handler(event)).rejects.toThrow(InvalidInputError);
    },
  );

  it('lets only the three classes out', async () => {
    const handler = stateHandler(stateInputSchema, () => Promise.reject(new TypeError('oops')));

    await expect(handler(input)).rejects.toThrow(PermanentServiceError);
  });

  it('logs no token and no whole input', async () => {
    const schema = stateInputSchema.loose();
    const handler = stateHandler(schema, () => Promise.resolve({ outcome: 'ok' }));

    await handler({ ...input, taskToken: 'secret-token' });

    expect(lines.join()).not.toContain('secret-token');
    expect(lines).toHaveLength(1);
  });
});
