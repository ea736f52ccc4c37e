import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalRun } from '../../../local/run/local-run.ts';
import { BadScenario } from '../../../local/run/scenario/problems.ts';
import { localRun } from '../../support/journey.ts';

const KEY = 'AKIAEXAMPLEBOB000001';
const bob = {
  userName: 'bob',
  tags: { Owner: 'bob@example.com' },
  password: { lastUsed: 'P300D' },
  accessKeys: [{ id: KEY, lastUsed: 'P200D' }],
};
const click = { at: 'PT0S', do: 'click' };
const open = { at: 'PT1H', do: 'open' };

let run: LocalRun;
beforeAll(async () => {
  run = await localRun();
});

/** The error that a play ends with; undefined if it plays to its end. */
async function problem(then: object[], more: object = {}): Promise<Error | undefined> {
  const scenario = { accounts: [{ id: '444455556666', users: [bob] }], then, until: 'PT3H', ...more };
  return run.play(scenario).then(
    () => undefined,
    (error: Error) => error,
  );
}

const asked = {
  finding: { bob: { status: 'NOTIFIED', step: 'asked', note: 'Asked bob@example.com' } },
  user: { bob: { password: true, keys: { [KEY]: 'Active' } } },
  mails: { 'bob@example.com': 1, 'nobody@example.com': 0 },
};

describe('what a scenario expects', () => {
  it('is checked after the step and at the end', async () => {
    const asking = { finding: { bob: { note: 'Asking bob@example.com' } }, mails: { 'bob@example.com': 0 } };
    const steps = [
      { ...click, expect: asking },
      { ...open, expect: { ...asked, status: 200 } },
    ];

    expect(await problem(steps, { expect: { ...asked, execution: { bob: 'RUNNING' } } })).toBeUndefined();
  });

  it('knows what is gone', async () => {
    const steps = [
      { at: 'PT0S', do: 'deleteKey', expect: { user: { bob: { keys: { [KEY]: 'gone' } } } } },
      { at: 'PT1H', do: 'deleteUser', expect: { user: { bob: 'gone' } } },
    ];

    expect(await problem(steps, { expect: { execution: { bob: 'none' } } })).toBeUndefined();
  });

  it('may be what the step got', async () => {
    const useKey = { at: 'PT0S', do: 'useKey', key: 'AKIAIOSFODNN7EXAMPLE' };

    expect(await problem([{ ...useKey, expect: { got: 'does not exist' } }])).toBeUndefined();
  });
});

describe('what is not as expected', () => {
  it.each<[string, object, string]>([
    [
      'status',
      { finding: { bob: { status: 'NEW' } } },
      'finding.bob.status: expected "NEW", found "NOTIFIED"',
    ],
    ['step', { finding: { bob: { step: 'kept' } } }, 'finding.bob.step: expected "kept", found "asked"'],
    [
      'note',
      { finding: { bob: { note: 'Gone' } } },
      'finding.bob.note: expected text with "Gone", found "Asking',
    ],
    ['user', { user: { bob: 'gone' } }, 'user.bob: expected "gone", found "there"'],
    ['password', { user: { bob: { password: false } } }, 'user.bob.password: expected false, found true'],
    [
      'key',
      { user: { bob: { keys: { [KEY]: 'Inactive' } } } },
      `user.bob.keys.${KEY}: expected "Inactive", found "Active"`,
    ],
    [
      'mistyped key',
      { user: { bob: { keys: { AKIATYPO: 'gone' } } } },
      'user.bob.keys.AKIATYPO: expected "gone", found "never there"',
    ],
    ['mails', { mails: { 'bob@example.com': 2 } }, 'mails.bob@example.com: expected 2, found 0'],
    ['got', { got: 'Done' }, 'got: expected text with "Done", found nothing'],
    ['HTTP status', { status: 200 }, 'status: expected 200, found nothing'],
  ])('ends the run and names the step and the field (%s)', async (_what, expectation, message) => {
    const sign = { at: 'PT0S', do: 'signIn' };

    const error = await problem([sign, { ...click, at: 'PT1M', expect: expectation }]);

    expect(error?.name).toBe('FailedExpectation');
    expect(error?.message).toContain(`then[1] (click): expect.${message}`);
  });

  it('is named all at once, also at the end', async () => {
    const expectation = { execution: { bob: 'SUCCEEDED' }, mails: { 'bob@example.com': 0 } };

    const error = await problem([click], { expect: expectation });

    expect(error?.message).toBe(
      [
        'at the end: expect.mails.bob@example.com: expected 0, found 1',
        'at the end: expect.execution.bob: expected "SUCCEEDED", found "RUNNING"',
      ].join('\n'),
    );
  });

  it('is a bad scenario where it names what is not there', async () => {
    const error = await problem([{ ...click, expect: { finding: { bobb: {} } } }], {
      expect: { execution: { eve: 'FAILED' } },
    });

    expect(error).toBeInstanceOf(BadScenario);
    expect(error?.message.split('\n')).toEqual([
      'then[0].expect.finding.bobb: there is no finding "bobb"; did you mean "bob"?',
      'expect.execution.eve: there is no user "eve"; known here: bob',
    ]);
  });
});
