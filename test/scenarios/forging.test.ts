import { describe, expect, it } from 'vitest';
import { type Journey, readScenario, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const KEY = 'AKIAEXAMPLEALICE0001';
const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const WATCHED = [...ASKED, 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

type Step = Record<string, unknown>;

/** The scenario with another forged output, and perhaps at another time. */
function forge(name: string, output: object, at?: string): Promise<Journey> {
  const scenario = readScenario(name);
  const then = (scenario['then'] as Step[]).map((step) =>
    step['do'] === 'sendTaskSuccess' ? { ...step, output, ...(at !== undefined && { at }) } : step,
  );
  return local.play({ ...scenario, then });
}

const refusals = ({ report }: Journey) =>
  report.stepResults.filter((stepResult) => stepResult.do === 'invoke').map(({ got }) => got ?? '');

describe('a stolen token of the question whether it is needed', () => {
  it.each([
    [{ outcome: 'retire' }, /DisableCredentials: InvalidInputError \(No recorded answer allows to disable/],
    [{ outcome: 'keep' }, /RecordKept: InvalidInputError \(No recorded answer leads to "kept"/],
    [{ outcome: 'exempt' }, /RecordEnding: InvalidInputError \(No recorded answer leads to "exempt"/],
    [{ outcome: 'stop' }, /RecordEnding: InvalidInputError \(No recorded answer leads to "stop"/],
    [{ outcome: 'confirm' }, /RefuseUnknownOutcome: InvalidInputError/],
    [{ outcome: 'restore' }, /RefuseUnknownOutcome: InvalidInputError/],
    [{ outcome: ['retire'] }, /RefuseUnknownOutcome: InvalidInputError/],
    [{ nothing: true }, /AwaitStakeholder: States\.QueryEvaluationError/],
  ])('with %j touches nothing, and the note says so', async (output, reason) => {
    const journey = await forge('forged-token', output);

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(journey.end('alice').note).toMatch(reason);
    expect(journey.end('alice').note).toMatch(/True now: password: on; AKIA…0001: Active/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('FAILED');
  });
});

describe('a stolen token after disabling', () => {
  it.each([
    ['P3D', 'restore', /RevertCredentials: InvalidInputError \(No recorded answer and no use/, WATCHED],
    ['P3D', 'confirm', /RefuseUnknownOutcome: InvalidInputError/, WATCHED],
    ['P18D', 'restore', /RevertCredentials: InvalidInputError/, [...WATCHED, 'NOTIFIED confirm-deletion']],
    [
      'P18D',
      'confirm',
      /DeleteCredentials: InvalidInputError \(No recorded confirmation/,
      [...WATCHED, 'NOTIFIED confirm-deletion'],
    ],
  ])(
    'at %s with "%s" neither gives back nor deletes, and the note says so',
    async (at, outcome, reason, course) => {
      const journey = await forge('forged-token-after-disabling', { outcome }, at);

      expect(journey.course('alice')).toEqual([...course, 'NEW failed']);
      expect(journey.end('alice').note).toMatch(reason);
      expect(journey.end('alice').note).toMatch(/password is disabled, AKIA…0001 is disabled/);
      expect(journey.acts('alice')).toEqual(DISABLED);
      expect(journey.user('alice')).toMatchObject({ accessKeys: [{ id: KEY, status: 'Inactive' }] });
    },
  );

  it('cannot do more than time does: everything is left disabled', async () => {
    const journey = await forge('forged-token-after-disabling', { outcome: 'leave-disabled' });

    expect(journey.course('alice')).toEqual([
      ...WATCHED,
      'NOTIFIED confirm-deletion',
      'RESOLVED left-disabled',
    ]);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });
});

describe('a function that someone invokes with a made-up payload', () => {
  it('refuses before there is a case, and before there is an answer', async () => {
    const journey = await local.play('invoked-before-answer');

    expect(refusals(journey).slice(0, 3)).toEqual(
      Array(3).fill(expect.stringMatching(/^InvalidInputError: The table holds no case/)),
    );
    expect(refusals(journey).slice(3)).toEqual([
      expect.stringMatching(/^InvalidInputError: No recorded answer allows to disable/),
      expect.stringMatching(/^InvalidInputError: No recorded answer allows/),
      expect.stringMatching(/^InvalidInputError: No recorded answer and no use calls for giving back/),
    ]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.course('alice')).toEqual(ASKED);
  });

  it('neither shortens the observation nor restores nor deletes another secret', async () => {
    const journey = await local.play('invoked-while-observed');

    expect(refusals(journey).slice(0, 2)).toEqual([
      expect.stringMatching(/^InvalidInputError: The observation .* is not over; nothing was deleted/),
      expect.stringMatching(/^InvalidInputError: No recorded answer and no use/),
    ]);
    expect(journey.report.calls['secretsmanager:DeleteSecret']).toBeUndefined();
    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    const deleted = journey.report.iam.filter(({ action }) => action === 'DeleteAccessKey');
    expect(deleted).toMatchObject([{ at: '2026-11-18T09:00:01.000Z' }]);
  });

  it('does not lend the answer of one user to another', async () => {
    const journey = await local.play('invoked-for-another-user');

    expect(refusals(journey)).toEqual([
      expect.stringMatching(/^InvalidInputError: Case alice-\S+ has disabled already; nothing was touched/),
      expect.stringMatching(/^InvalidInputError: The table holds no case bob-/),
    ]);
    expect(journey.acts('bob')).toEqual([]);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('refuses when the case is closed', async () => {
    const journey = await local.play('invoked-after-closing');

    expect(refusals(journey)).toEqual(
      Array(3).fill(expect.stringMatching(/^InvalidInputError: No recorded answer/)),
    );
    expect(journey.course('alice')).toEqual([...WATCHED, 'RESOLVED left-disabled']);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('mails no link to whom the settings do not know', async () => {
    const journey = await local.play('invoked-ask');

    expect(journey.recipients()).toEqual(['alice@example.com']);
    const [item] = await journey.run.items();
    expect(item).toMatchObject({ plan: { planId: expect.not.stringMatching('forged') } });
  });
});
