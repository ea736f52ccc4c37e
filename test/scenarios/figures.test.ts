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
    'of a user with %i access keys takes at most 12 AWS calls and one per key',
    async (keys) => {
      const userId = 'AIDAEXAMPLE1234567890';
      const accessKeys = Array.from({ length: keys }, () => ({}));
      const userArn = 'arn:aws:iam::111122223333:user/alice';
      const state = {
        state: 'AssessUser',
        enteredAt: '2026-11-02T09:00:00Z',
        purpose: 'retirement',
        case: {
          version: 1,
          caseId: `alice-${userId}-1`,
          account: '111122223333',
          partition: 'aws',
          userName: 'alice',
          userId,
          userArn,
          controls: ['IAM.8'],
          thresholdDays: 90,
          openedAt: '2026-11-02T09:00:00Z',
        },
      };

      const { report, run } = await local.play({
        accounts: [{ id: '111122223333', users: [{ userName: 'alice', userId, password: {}, accessKeys }] }],
        then: [{ at: 'PT0S', do: 'invoke', function: 'assess-user', payload: state }],
      });

      const calls = Object.values(report.calls).reduce((sum, count) => sum + count, 0);
      expect(JSON.stringify(run.invocations[0]?.result)).toContain('outcome');
      expect(calls).toBeLessThanOrEqual(12 + keys);
    },
  );
});

function isView(payload: unknown): boolean {
  const { requestContext } = (payload ?? {}) as { requestContext?: { http?: { method?: string } } };
  return requestContext?.http?.method === 'GET';
}
