import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, readScenario, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

type Step = Record<string, unknown>;

/** Plays a scenario with more steps, or in another world. */
function play(name: string, steps: Step[] = [], more: object = {}): Promise<Journey> {
  const scenario = readScenario(name);
  return local.play({ ...scenario, ...more, then: [...(scenario['then'] as Step[]), ...steps] });
}

/** What must be the same with and without a crash. Writing the same twice on a finding is no difference. */
function outcome({ report, course }: Journey) {
  const steps = course('alice').filter((step, index, all) => step !== all[index - 1]);
  const users = JSON.stringify(report.world).replace(/"createdAt":"2026[^"]*"/g, '');
  return { steps, users, secrets: report.secrets, ended: report.executions.map(({ status }) => status) };
}

// The first try takes effect, its answer is lost. This error is one that only the workflow tries again.
const crash = (call: string, at: string): Step => ({
  at,
  do: 'fail',
  call,
  error: 'EntityTemporarilyUnmodifiable',
  times: 1,
  effect: 'done',
});

describe.each([
  [
    'deletion-confirmed-early',
    'P1D',
    ['iam:DeleteLoginProfile', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'],
  ],
  ['all-restored', 'P3D', ['iam:CreateLoginProfile', 'iam:UpdateAccessKey']],
  [
    'user-deleted',
    'P10D',
    [
      'iam:RemoveUserFromGroup',
      'iam:DeleteAccessKey',
      'iam:DeactivateMFADevice',
      'iam:DeleteVirtualMFADevice',
      'iam:DeleteSSHPublicKey',
      'iam:DeleteSigningCertificate',
      'iam:DeleteServiceSpecificCredential',
      'iam:DeleteUserPolicy',
      'iam:DetachUserPolicy',
      'iam:DeleteUser',
    ],
  ],
])('a crash between effect and reply in "%s"', (scenario, at, calls) => {
  let plain: ReturnType<typeof outcome>;
  beforeAll(async () => {
    plain = outcome(await play(scenario));
  });

  it.each(calls)('of %s comes to the same end as without it', async (call) => {
    const journey = await play(scenario, [crash(call, at)]);

    expect(outcome(journey)).toEqual(plain);
    expect(journey.report.logs.some(({ line }) => line.includes('TransientServiceError'))).toBe(true);
  });

  it('comes to the same end where IAM shows every change late', async () => {
    const iam = readScenario(scenario)['iam'] as object | undefined;

    expect(outcome(await play(scenario, [], { iam: { ...iam, readLag: 2 } }))).toEqual(plain);
  });
});

describe('a reply that the SDK asks for again', () => {
  it.each([
    ['iam:CreateLoginProfile', 'all-restored'],
    ['secretsmanager:CreateSecret', 'all-restored'],
    ['secretsmanager:DeleteSecret', 'all-restored'],
    ['states:SendTaskSuccess', 'all-restored'],
    ['iam:DeleteUser', 'user-deleted'],
  ])('makes no difference to %s', async (call, scenario) => {
    const lost = { at: 'P1D', do: 'fail', call, error: 'connection-reset', times: 1, effect: 'done' };

    expect(outcome(await play(scenario, [lost]))).toEqual(outcome(await play(scenario)));
  });
});

describe('a write to the table whose reply is lost for good', () => {
  it.each([0, 3, 6, 9, 12])(
    'is found again, by the workflow or by the person who sends once more (%i)',
    async (after) => {
      const { then, ...scenario } = readScenario('deletion-confirmed-early');
      const steps = (then as Step[]).map((step) => (step['do'] === 'answer' ? { ...step, times: 2 } : step));
      const lost = {
        at: 'P1D',
        do: 'fail',
        call: 'dynamodb:PutItem',
        error: 'connection-reset',
        effect: 'done',
      };

      const journey = await local.play({ ...scenario, then: [...steps, { ...lost, times: 3, after }] });

      expect(outcome(journey)).toEqual(outcome(await play('deletion-confirmed-early')));
      expect(journey.acts('alice').map((act) => act.split(' ')[0])).toEqual([
        'DeleteLoginProfile',
        'UpdateAccessKey',
        'DeleteAccessKey',
      ]);
    },
  );
});
