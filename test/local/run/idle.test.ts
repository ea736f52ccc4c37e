import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalRun } from '../../../local/run/local-run.ts';
import { localRun } from '../../support/journey.ts';

const KEY = 'AKIAEXAMPLEBOB000001';
const bob = {
  userName: 'bob',
  tags: { Owner: 'bob@example.com' },
  accessKeys: [{ id: KEY, lastUsed: 'P200D' }],
};
const click = { at: 'PT0S', do: 'click' };

let run: LocalRun;
beforeAll(async () => {
  run = await localRun();
});

/** The error that a play ends with; undefined if it plays to its end. */
async function problem(then: object[]): Promise<Error | undefined> {
  const accounts = [{ id: '444455556666', users: [bob] }];
  return run.play({ accounts, then, until: 'PT3H' }).then(
    () => undefined,
    (error: Error) => error,
  );
}

const idle: [object, string][] = [
  [{ do: 'heal', call: 'iam:GetUser' }, 'no failure of iam:GetUser is left'],
  [{ do: 'heal' }, 'no failure of any call is left'],
  [{ do: 'stopExecution' }, 'Error: there is no such execution'],
  [{ do: 'sendTaskSuccess', output: {} }, 'Error: there is no such execution'],
  [{ do: 'sendTaskFailure', token: 'forged' }, 'InvalidToken: '],
  [{ do: 'open' }, 'no mail has a link'],
  [{ do: 'answer', answer: 'keep' }, 'no mail has a link'],
  [{ do: 'deliver', event: { source: 'aws.ec2' } }, 'no rule matches it'],
  [{ do: 'resume' }, 'nothing is paused'],
  [{ do: 'stopAll', off: 'leave' }, 'no case is open'],
  [{ do: 'duplicate', function: 'disable-credentials' }, 'it has been invoked 0 times'],
  [{ do: 'useKey', key: 'AKIAIOSFODNN7EXAMPLE' }, 'the access key does not exist'],
  [{ do: 'deleteLoginProfile' }, 'the user has no console password'],
];

const RENAMED = [
  { at: 'PT1H', do: 'renameUser', user: 'bob', to: 'rob' },
  { at: 'PT2H', do: 'addFinding', finding: { user: 'bob', name: 'late' }, mayDoNothing: true },
];

describe('a finding of a user that is gone by then', () => {
  it.each<[object, string]>([
    [{ do: 'click', findings: ['late'] }, 'there is no finding late'],
    [{ do: 'setFinding', finding: 'late', status: 'NEW' }, 'there is no finding late'],
  ])('is not reported: %o does nothing', async (step, reason) => {
    expect(await problem(RENAMED)).toBeUndefined();
    expect((await problem([...RENAMED, { at: 'PT3H', ...step }]))?.message).toContain(reason);
  });

  it('cannot be expected', async () => {
    const expected = {
      at: 'PT3H',
      do: 'click',
      expect: { finding: { late: { status: 'NEW' } } },
      mayDoNothing: true,
    };

    expect((await problem([...RENAMED, expected]))?.message).toContain('no finding late');
  });
});

describe('a step that does nothing', () => {
  it.each(idle)('ends the run: %o', async (step, reason) => {
    const error = await problem([{ at: 'PT1H', ...step }]);

    expect(error?.name).toBe('IdleStep');
    expect(error?.message).toMatch(/^then\[0\] \(\w+\) did nothing: /);
    expect(error?.message).toContain(reason);
    expect(error?.message).toContain('"mayDoNothing": true');
  });

  it.each(idle)('plays on where it says that this is meant: %o', async (step, got) => {
    expect(await problem([{ at: 'PT1H', ...step, mayDoNothing: true }])).toBeUndefined();
    expect(await problem([{ at: 'PT1H', ...step, expect: { got } }])).toBeUndefined();
  });

  it('is an answer that the page does not offer, unless it is forced', async () => {
    const confirm = { at: 'PT1H', do: 'answer', answer: 'confirm' };

    expect((await problem([click, confirm]))?.message).toContain(
      'then[1] (answer) did nothing: not offered on the page. ',
    );
    expect(await problem([click, { ...confirm, force: true }])).toBeUndefined();
  });

  it('is a stop of an execution that has ended', async () => {
    const stop = { at: 'PT1H', do: 'stopExecution' };

    expect((await problem([click, stop, { ...stop, at: 'PT2H' }]))?.message).toContain(
      'then[2] (stopExecution) did nothing: Error: the execution has ended: ABORTED. ',
    );
  });
});

describe('a failure that meets no call', () => {
  const never = [
    { at: 'PT1H', do: 'fail', call: 'iam:DeleteUser', error: 'AccessDenied' },
    { at: 'PT0S', do: 'kill', function: 'case-page' },
    { at: 'PT1H', do: 'failFinding', finding: 'bob', code: 'InternalFailure' },
  ];

  it('ends the run at its end, each named', async () => {
    expect((await problem([...never, click]))?.message.split('\n').map((line) => line.slice(0, 45))).toEqual([
      'then[1] (kill) has met no call until the end.',
      'then[0] (fail) has met no call until the end.',
      'then[2] (failFinding) has met no call until t',
    ]);
  });

  it('may be what the scenario shows', async () => {
    expect(await problem([...never.map((step) => ({ ...step, mayDoNothing: true })), click])).toBeUndefined();
  });

  it('is none that has met one, though it is healed later', async () => {
    const fail = { at: 'PT0S', do: 'fail', call: 'ses:SendEmail', error: 'TooManyRequestsException' };

    expect(await problem([fail, click, { at: 'PT20M', do: 'heal', call: 'ses:SendEmail' }])).toBeUndefined();
  });
});
