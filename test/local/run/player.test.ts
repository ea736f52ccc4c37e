import { stripVTControlCharacters, styleText } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalRun } from '../../../local/run/local-run.ts';
import type { Report } from '../../../local/run/report/report.ts';
import { timelineText } from '../../../local/run/report/timeline.ts';
import { holdToModel, localRun } from '../../support/journey.ts';

const bob = {
  userName: 'bob',
  tags: { Owner: 'bob@example.com' },
  password: { lastUsed: 'P300D' },
  accessKeys: [{ lastUsed: 'P200D' }],
};

let run: LocalRun;
beforeAll(async () => {
  run = await localRun();
});

async function play(then: object[], more: object = {}): Promise<Report> {
  const report = await run.play({ accounts: [{ id: '444455556666', users: [bob] }], then, ...more });
  holdToModel(run);
  return report;
}

const click = { at: 'PT0S', do: 'click' };
const lastResult = ({ stepResults }: Report): Report['stepResults'][number] | undefined => stepResults.at(-1);

describe('playing a scenario', () => {
  it('ends 28 h after everything has ended', async () => {
    const report = await play([{ at: 'PT1H', do: 'signIn' }]);

    expect(report).toMatchObject({ endedAt: '2026-11-03T14:00:00.000Z', executions: [], refusals: [] });
  });

  it('ends at `until`, whatever runs', async () => {
    const report = await play([click], { until: 'P2D' });

    expect(report.endedAt).toBe('2026-11-04T09:00:00.000Z');
    expect(report.executions).toMatchObject([{ user: 'bob', status: 'RUNNING' }]);
  });

  it('tells the same twice', async () => {
    const steps = [click, { at: 'P1D', do: 'answer', answer: 'retire' }];
    const [first, second] = [await play(steps), await play(steps)];

    expect({ ...second, messages: [], logs: [] }).toEqual({ ...first, messages: [], logs: [] });
  });

  it('lets Security Hub see the result', async () => {
    const report = await play([click, { at: 'P1D', do: 'answer', answer: 'retire' }], { until: 'P3D' });

    expect(report.findings[0]?.history).toContainEqual(
      expect.objectContaining({ by: 'SecurityHub', status: 'RESOLVED', compliance: 'PASSED' }),
    );
  });
});

describe('what people get', () => {
  it('is the page of the link', async () => {
    const report = await play([click, { at: 'PT1H', do: 'open' }], { until: 'PT2H' });

    expect(lastResult(report)).toMatchObject({ do: 'open', user: 'bob', status: 200 });
  });

  it('is nothing where no mail has a link', async () => {
    expect(lastResult(await play([{ at: 'PT1H', do: 'open', mayDoNothing: true }]))).toMatchObject({
      got: 'no mail has a link',
    });
  });

  it('says when the page does not offer the answer, and sends nothing', async () => {
    const report = await play([click, { at: 'PT1H', do: 'answer', answer: 'confirm', mayDoNothing: true }], {
      until: 'PT2H',
    });

    expect(lastResult(report)).toMatchObject({ got: 'not offered on the page' });
  });

  it('is a refusal for a forged key', async () => {
    const http = { at: 'PT1H', do: 'http', query: { key: 'forged' } };

    expect(lastResult(await play([click, http], { until: 'PT2H' }))?.status).toBe(404);
  });

  it('is a refusal for an invented task token', async () => {
    const send = { at: 'PT1H', do: 'sendTaskSuccess', token: 'invented', output: {}, mayDoNothing: true };

    expect(lastResult(await play([click, send], { until: 'PT2H' }))?.got).toMatch(/^InvalidToken: /);
  });
});

describe('what happens around', () => {
  it('stops an execution, and the sweep hears of it', async () => {
    const report = await play([click, { at: 'PT1H', do: 'stopExecution' }]);

    expect(report.executions[0]?.status).toBe('ABORTED');
    const sweeps = run.invocations.filter(({ functionName }) => functionName.endsWith('sweep-cases'));
    expect(sweeps[0]?.payload).toMatchObject({
      'detail-type': 'Step Functions Execution Status Change',
      detail: { status: 'ABORTED', name: report.executions[0]?.name },
    });
  });

  it('lets a question fail with its stolen token', async () => {
    const fail = { at: 'PT1H', do: 'sendTaskFailure', error: 'Stolen', cause: 'a trial' };

    const report = await play([click, fail], { until: 'P1D' });

    expect(lastResult(report)).toMatchObject({ do: 'sendTaskFailure', got: undefined });
    const history = run.executionHistory(report.executions[0]?.name ?? '');
    expect(history).toContainEqual(
      expect.objectContaining({
        type: 'TaskFailed',
        taskFailedEventDetails: expect.objectContaining({ error: 'Stolen', cause: 'a trial' }),
      }),
    );
  });

  it('delivers an invocation once more, with the same payload', async () => {
    const again = { at: 'PT1H', do: 'duplicate', function: 'open-cases', ago: 1 };

    const report = await play([click, { ...click, at: 'PT10M' }, again], { until: 'PT2H' });

    const payloads = run.invocations
      .filter(({ functionName }) => functionName.endsWith('open-cases'))
      .map(({ payload }) => payload);
    expect(payloads).toHaveLength(3);
    expect(payloads[2]).toEqual(payloads[0]);
    expect(payloads[2]).not.toEqual(payloads[1]);
    expect(report.executions).toHaveLength(1);
  });

  it('knows the links of a user by the old name and the new one', async () => {
    const steps = [
      click,
      { at: 'PT1H', do: 'renameUser', user: 'bob', to: 'robert' },
      { at: 'PT2H', do: 'open', user: 'robert' },
      { at: 'PT3H', do: 'open', user: 'bob' },
    ];

    const report = await play(steps, { until: 'PT4H' });

    expect(report.stepResults.slice(-2).map(({ status }) => status)).toEqual([200, 200]);
    expect(Object.keys(report.world['444455556666'] ?? {})).toEqual(['robert']);
  });

  it('makes a call fail as long as it is told to', async () => {
    const report = await play(
      [
        { at: 'PT0S', do: 'fail', call: 'ses:SendEmail', error: 'TooManyRequestsException' },
        click,
        { at: 'PT20M', do: 'heal', call: 'ses:SendEmail' },
        { at: 'PT1H', do: 'open' },
      ],
      { until: 'PT2H' },
    );

    expect(report.calls['ses:SendEmail']).toBeGreaterThan(1);
    expect(lastResult(report)?.status).toBe(200);
  });

  it('says that no rule matches an event', async () => {
    const report = await play([
      { at: 'PT0S', do: 'deliver', event: { source: 'aws.ec2' }, mayDoNothing: true },
    ]);

    expect(lastResult(report)?.got).toBe('no rule matches it');
  });

  it('denies in IAM what AWS would deny', async () => {
    expect(
      lastResult(await play([{ at: 'PT0S', do: 'useKey', key: 'AKIAIOSFODNN7EXAMPLE', mayDoNothing: true }])),
    ).toMatchObject({
      got: 'the access key does not exist',
    });
  });

  it('knows the links of a user created anew under the same name', async () => {
    const steps = [
      click,
      { at: 'PT1H', do: 'recreateUser', spec: { accessKeys: [{ createdAt: 'P100D' }], createdAt: 'P100D' } },
      { at: 'PT2H', do: 'open', link: 'first' },
    ];

    expect(lastResult(await play(steps, { until: 'PT3H' }))?.status).toBe(200);
  });
});

describe('the timeline', () => {
  it('tells tags by key and value', async () => {
    const tags = { Owner: 'eve@example.com', team: 'red' };
    const report = await play([click, { at: 'P1D', do: 'tagUser', tags }], { until: 'P2D' });

    const text = timelineText(report, { color: false, width: 200, hidden: run.silentStates });

    expect(text).toMatch(/IAM {2,}TagUser Owner=eve@example\.com team=red/);
  });

  it('fits 100 columns and tells what people, states, IAM, finding and mail did', async () => {
    const report = await play([click, { at: 'P1D', do: 'answer', answer: 'retire' }], { until: 'P3D' });

    const text = timelineText(report, { color: false, width: 100, hidden: run.silentStates });

    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    for (const part of [
      'bob · case ',
      'person   an analyst clicks "Retire credentials" on a finding',
      'state    AssessUser → RecordAsked → AwaitStakeholder',
      'IAM      UpdateAccessKey AKIA…',
      'finding  NOTIFIED Asking bob@example.com',
      'finding  NOTIFIED the same note, now with "Asked"',
      'mail     to bob@example.com: ',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('says the same in colour, also where the output is no terminal', async () => {
    const report = await play([click], { until: 'PT1H' });

    const text = timelineText(report, { color: true, width: 100, hidden: run.silentStates });

    expect(text).toContain(styleText('cyan', 'an analyst clicks', { validateStream: false }).slice(0, -5));
    expect(stripVTControlCharacters(text)).toBe(
      timelineText(report, { color: false, width: 100, hidden: run.silentStates }),
    );
  });
});
