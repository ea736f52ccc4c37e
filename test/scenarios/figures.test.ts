import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click } from '../support/story.ts';

describe('a full case: asked, disabled, observed, confirmed, deleted', () => {
  it('takes at most 23 state transitions and 20 function invocations', async () => {
    const journey = await play(click(), after('P2D').answer('retire'), after('P20D').answer('confirm'));

    // People read the page as often as they like, and the daily sweep is for all cases together.
    const invoked = journey.run.invocations.filter(
      ({ functionName, payload }) => !isView(payload) && functionName !== 'unused-credentials-sweep-cases',
    );
    expect(journey.states('alice').at(-1)).toBe('CaseClosed');
    expect(journey.states('alice').length).toBeLessThanOrEqual(23);
    expect(invoked.map(({ functionName }) => functionName)).toHaveLength(20);
  });
});

describe('an assessment', () => {
  it.each([0, 1, 2])(
    'of a user with %i access keys takes at most 15 AWS calls and one per key',
    async (keys) => {
      const accessKeys = Array.from({ length: keys }, () => ({}));
      const { run } = await play(
        { users: [alice({ password: {}, accessKeys, tags: undefined })], until: 'PT1H' },
        click(),
      );

      const { events } = run.chronicle();
      const calls = events.filter((event) => event.is === 'call' && event.function === 'assess-user').length;
      expect(calls).toBeGreaterThan(keys);
      expect(calls).toBeLessThanOrEqual(15 + keys);
    },
  );
});

function isView(payload: unknown): boolean {
  const { requestContext } = (payload ?? {}) as { requestContext?: { http?: { method?: string } } };
  return requestContext?.http?.method === 'GET';
}
