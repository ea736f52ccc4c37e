import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalRun } from '../../../local/run/local-run.ts';
import type { Report } from '../../../local/run/report/report.ts';
import { localRun } from '../../support/journey.ts';

const KEY = 'AKIAEXAMPLEBOB000001';
const bob = {
  userName: 'bob',
  tags: { Owner: 'bob@example.com' },
  accessKeys: [{ id: KEY, lastUsed: 'P200D' }],
};
const click = { at: 'PT0S', do: 'click' };
const retire = { at: 'P1D', do: 'answer', answer: 'retire' };
const START = Date.parse('2026-11-02T09:00:00Z');

let run: LocalRun;
beforeAll(async () => {
  run = await localRun();
});

function play(then: object[], until = 'P2D'): Promise<Report> {
  return run.play({ accounts: [{ id: '444455556666', users: [bob] }], then, until });
}

/** When (seconds after the start) a function was invoked, and how that ended. */
function invocationsOf(folder: string): [number, string | undefined][] {
  return run.invocations
    .filter(({ functionName }) => functionName.endsWith(`-${folder}`))
    .map(({ at, result }) => [
      (at - START) / 1000,
      'error' in result ? (result.error.errorType ?? 'unknown') : 'ok',
    ]);
}

const misdeliver = (of: string, how: string, more: object = {}) => ({
  at: 'PT0S',
  do: 'misdeliver',
  of,
  how,
  ...more,
});

describe('a click', () => {
  it.each(['event', 'message'])('whose %s is lost opens no case', async (of) => {
    const report = await play([misdeliver(of, 'lost', { function: 'open-cases' }), click], 'PT1H');

    expect(report.executions).toEqual([]);
    expect(invocationsOf('open-cases')).toEqual([]);
  });

  it.each(['event', 'message'])('whose %s comes twice opens one case', async (of) => {
    const report = await play([misdeliver(of, 'twice', { function: 'open-cases' }), click], 'PT1H');

    const records = run.invocations.flatMap(
      ({ payload }) => (payload as { Records?: object[] } | undefined)?.Records ?? [],
    );
    expect(records).toHaveLength(2);
    expect(report.executions).toHaveLength(1);
  });

  it.each(['event', 'message'])('whose %s is late opens its case late', async (of) => {
    const late = misdeliver(of, 'late', { function: 'open-cases', by: 'PT30M' });
    const report = await play([late, click], 'PT1H');

    expect(invocationsOf('open-cases')).toEqual([[1802, 'ok']]);
    expect(report.executions).toHaveLength(1);
  });

  it('that Lambda throttles comes again after the visibility time-out', async () => {
    await play([misdeliver('invocation', 'throttled', { function: 'open-cases' }), click], 'PT1H');

    expect(invocationsOf('open-cases')).toEqual([[364, 'ok']]);
  });
});

describe('an invocation by the workflow', () => {
  it('that Lambda throttles is tried again by the workflow', async () => {
    const throttled = misdeliver('invocation', 'throttled', { function: 'disable-credentials', times: 2 });
    await play([throttled, click, retire]);

    const [execution] = (await play([throttled, click, retire])).executions;
    const failed = run
      .executionHistory(execution?.name ?? '')
      .filter(({ type }) => type === 'TaskFailed')
      .map(({ taskFailedEventDetails }) => taskFailedEventDetails?.error);
    expect(failed).toEqual(['Lambda.TooManyRequestsException', 'Lambda.TooManyRequestsException']);
    expect(invocationsOf('disable-credentials')).toHaveLength(1);
  });

  it('that runs twice at once comes to the same end', async () => {
    const twice = misdeliver('invocation', 'twice', { function: 'disable-credentials' });
    const report = await play([twice, click, retire]);

    expect(invocationsOf('disable-credentials')).toHaveLength(2);
    expect(new Set(report.iam.map(({ action }) => action))).toEqual(new Set(['UpdateAccessKey']));
    expect(report.findings[0]?.history.at(-1)?.fields?.['UnusedCredentialsStep']).toBe('disabled');
  });

  it('that is later than its time-out comes when the workflow has tried again', async () => {
    const late = misdeliver('invocation', 'late', { function: 'disable-credentials', by: 'PT10M' });
    const report = await play([late, click, retire]);

    const day = 86_400;
    const times = invocationsOf('disable-credentials').map(([at]) => at - day);
    expect(times).toHaveLength(2);
    expect(times[0]).toBeLessThan(300);
    expect(times[1]).toBeGreaterThanOrEqual(600);
    expect(report.iam.map(({ action }) => action)).toEqual(['UpdateAccessKey']);
  });
});

it('a scheduled event that Lambda throttles waits in Lambda’s queue', async () => {
  await play([misdeliver('invocation', 'throttled', { function: 'deliver', times: 3 }), click], 'PT1H');

  const [first] = invocationsOf('deliver');
  // One second, two, four.
  expect(((first?.[0] ?? 0) % 60) - 7).toBe(0);
});

it('a request of the case page that Lambda throttles gets an error', async () => {
  const throttled = misdeliver('invocation', 'throttled', { at: 'PT20H', function: 'case-page' });
  const open = { at: 'P1D', do: 'open', expect: { status: 500 } };

  await play([click, throttled, open]);

  expect(invocationsOf('case-page')).toEqual([]);
});

describe('a call that is never answered', () => {
  const silent = (more: object) => ({ at: 'PT23H', do: 'fail', error: 'no-reply', ...more });

  it.each([
    ['none', 2],
    ['done', 2],
  ])('is made again by the SDK after its time-out (effect %s)', async (effect, calls) => {
    const call = 'iam:UpdateAccessKey';
    const report = await play([click, silent({ call, times: 1, effect }), retire]);

    expect(report.calls[call]).toBe(calls);
    expect(invocationsOf('disable-credentials')).toEqual([[expect.any(Number), 'ok']]);
    const lines = report.iam.filter(({ action }) => action === 'UpdateAccessKey');
    const seconds = (Date.parse(lines[0]?.at ?? '') - START) / 1000 - 86_400;
    expect(seconds).toBeGreaterThanOrEqual(effect === 'none' ? 15 : 0);
  });

  it('fails the call when the SDK has no attempts left', async () => {
    await play([click, silent({ call: 'iam:GetUser', function: 'disable-credentials', times: 3 }), retire]);

    expect(invocationsOf('disable-credentials').map(([, end]) => end)).toEqual([
      'TransientServiceError',
      'ok',
    ]);
  });

  it('ends the function at its own limit where there are too many of them', async () => {
    const calls = ['iam:GetUser', 'iam:GetLoginProfile', 'iam:ListAccessKeys'];
    const all = calls.map((call) => silent({ call, function: 'disable-credentials', times: 2 }));
    await play([click, ...all, retire]);

    const [first, second] = invocationsOf('disable-credentials');
    expect(first?.[1]).toBe('Sandbox.Timedout');
    expect(second?.[1]).toBe('ok');
    expect((second?.[0] ?? 0) - (first?.[0] ?? 0)).toBeGreaterThanOrEqual(60);
  });
});
