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

let run: LocalRun;
beforeAll(async () => {
  run = await localRun();
});

function play(then: object[], until = 'P2D'): Promise<Report> {
  return run.play({ accounts: [{ id: '444455556666', users: [bob] }], then, until });
}

/** How the invocations of a function ended: `ok`, or the type of the error, if it has one. */
function endsOf(folder: string): (string | undefined)[] {
  return run.invocations
    .filter(({ functionName }) => functionName.endsWith(`-${folder}`))
    .map(({ result }) => ('error' in result ? result.error.errorType : 'ok'));
}

const timedOut = /^RequestId: \S+ Error: Task timed out after \d+\.00 seconds$/;

describe('a function of the workflow that is killed', () => {
  it.each([
    ['none', 2],
    ['done', 1],
  ] as const)('is tried again by the workflow (effect %s: %i calls of IAM)', async (effect, calls) => {
    const kill = { do: 'kill', function: 'disable-credentials', call: 'iam:UpdateAccessKey', effect };

    const report = await play([click, { at: 'PT23H', ...kill }, retire]);

    expect(endsOf('disable-credentials')).toEqual(['Sandbox.Timedout', 'ok']);
    const [first] = run.invocations.filter(({ functionName }) =>
      functionName.endsWith('disable-credentials'),
    );
    expect(first?.result).toHaveProperty('error.errorMessage', expect.stringMatching(timedOut));
    expect(report.world['444455556666']?.['bob']).toMatchObject({
      accessKeys: [{ id: KEY, status: 'Inactive' }],
    });
    expect(report.iam.map(({ action }) => action)).toEqual(['UpdateAccessKey']);
    expect(report.calls['iam:UpdateAccessKey']).toBe(calls);
    expect(report.refusals).toEqual([]);
  });

  it.each([
    ['Runtime.ExitError', 'Runtime.ExitError', /Runtime exited with error: signal: killed/],
    ['Runtime.OutOfMemory', 'Runtime.OutOfMemory', /Runtime exited with error: signal: killed/],
    ['Lambda.Unknown', undefined, /Task timed out after 60\.00 seconds/],
  ] as const)('is tried again where Step Functions sees %s', async (error, reported, message) => {
    const kill = { do: 'kill', function: 'disable-credentials', call: 'iam:UpdateAccessKey', error };

    const report = await play([click, { at: 'PT23H', ...kill }, retire]);

    expect(endsOf('disable-credentials')).toEqual([reported, 'ok']);
    const [first] = run.invocations.filter(({ result }) => 'error' in result);
    expect(first?.result).toHaveProperty('error.errorMessage', expect.stringMatching(message));
    expect(report.executions).toMatchObject([{ status: 'RUNNING' }]);
    expect(report.world['444455556666']?.['bob']).toMatchObject({
      accessKeys: [{ id: KEY, status: 'Inactive' }],
    });
  });

  it('is any function at its n-th call of any kind, if none is named', async () => {
    const plain = await play([click], 'PT1H');
    const report = await play([{ at: 'PT0S', do: 'kill', after: 2 }, click], 'PT1H');

    const failed = run.invocations.filter(({ result }) => 'error' in result);
    expect(failed).toHaveLength(1);
    expect(report.executions).toMatchObject([{ user: 'bob', status: 'RUNNING' }]);
    expect(report.messages.length).toBe(plain.messages.length);
  });

  it('leaves the others that run at once alone', async () => {
    const twice = { ...click, times: 3, atOnce: true };

    const report = await play([{ at: 'PT0S', do: 'kill', function: 'open-cases' }, twice], 'PT1H');

    expect(endsOf('open-cases').sort()).toEqual(['Sandbox.Timedout', 'ok', 'ok', 'ok']);
    expect(report.executions).toHaveLength(1);
  });
});

describe('a function that is killed over messages of its queue', () => {
  it('gets them again after the visibility time-out', async () => {
    const report = await play([{ at: 'PT0S', do: 'kill', function: 'open-cases' }, click], 'PT1H');

    expect(endsOf('open-cases')).toEqual(['Sandbox.Timedout', 'ok']);
    expect(report.executions).toMatchObject([{ startedAt: '2026-11-02T09:06:04.000Z' }]);
    expect(report.failures).toEqual([]);
  });

  it('has them end in the failures queue when that happens five times', async () => {
    const kills = [0, 1, 2, 3, 4].map((after) => ({ at: 'PT0S', do: 'kill', function: 'open-cases', after }));

    const report = await play([...kills, click], 'PT1H');

    expect(endsOf('open-cases')).toEqual(Array(5).fill('Sandbox.Timedout'));
    expect(report.failures).toMatchObject([
      {
        body: expect.stringContaining('Security Hub Findings - Custom Action'),
        attributes: { ApproximateReceiveCount: '5' },
      },
    ]);
  });
});

it('a killed function of the page is a 500 for whoever asked', async () => {
  const kill = { at: 'PT2H', do: 'kill', function: 'case-page' };

  const report = await play([click, kill, { at: 'PT3H', do: 'open' }, { at: 'PT4H', do: 'open' }], 'PT5H');

  expect(report.stepResults.slice(-2).map(({ status }) => status)).toEqual([500, 200]);
});

it('a call fails for one function only', async () => {
  const fail = { at: 'PT0S', do: 'fail', call: '*', function: 'case-page', error: 'AccessDenied' };

  const report = await play([fail, click, { at: 'PT3H', do: 'open' }], 'PT4H');

  expect(report.executions).toMatchObject([{ status: 'RUNNING' }]);
  expect(report.stepResults.at(-1)?.status).toBeGreaterThanOrEqual(500);
});
