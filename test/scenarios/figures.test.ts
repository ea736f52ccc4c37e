import { describe, expect, it } from 'vitest';
import { useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

describe('a full case: asked, disabled, observed, confirmed, deleted', () => {
  it('takes at most 22 state transitions and 16 function invocations', async () => {
    const journey = await local.play('retired-and-deleted');

    // People read the page as often as they like, and the daily sweep is for all cases together.
    const invoked = journey.run.invocations.filter(
      ({ functionName, payload }) => !isView(payload) && functionName !== 'unused-credentials-sweep-cases',
    );
    expect(journey.states('alice').at(-1)).toBe('CaseClosed');
    expect(journey.states('alice').length).toBeLessThanOrEqual(22);
    expect(invoked.map(({ functionName }) => functionName)).toHaveLength(16);
  });
});

describe('an assessment', () => {
  it.each([0, 1, 2])(
    'of a user with %i access keys takes at most 13 AWS calls and one per key',
    async (keys) => {
      const userId = 'AIDAEXAMPLE1234567890';
      const accessKeys = Array.from({ length: keys }, () => ({}));
      await local.play({
        accounts: [{ id: '111122223333', users: [{ userName: 'alice', userId, password: {}, accessKeys }] }],
        then: [{ at: 'PT0S', do: 'click' }],
        until: 'PT1H',
      });

      const { events } = local.run().chronicle();
      const calls = events.filter((event) => event.is === 'call' && event.function === 'assess-user').length;
      expect(calls).toBeGreaterThan(keys);
      expect(calls).toBeLessThanOrEqual(13 + keys);
    },
  );
});

function isView(payload: unknown): boolean {
  const { requestContext } = (payload ?? {}) as { requestContext?: { http?: { method?: string } } };
  return requestContext?.http?.method === 'GET';
}
