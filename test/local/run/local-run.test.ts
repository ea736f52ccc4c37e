import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readAssembly } from '../../../local/assembly/assembly.ts';
import { ensureAssembly } from '../../../local/assembly/synth.ts';
import { createLocalRun, type LocalRun } from '../../../local/run/local-run.ts';
import { localRun } from '../../support/journey.ts';

const running: LocalRun[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((run) => run.close()));
  delete process.env['AWS_ENDPOINT_URL_SNS'];
});

async function runOf(directory?: string): Promise<LocalRun> {
  const run = await createLocalRun({ directory });
  running.push(run);
  return run;
}

/** A copy of the synthesised assembly in which one function's bundle is replaced. */
async function assemblyWith(folder: string, bundle: string): Promise<string> {
  const { directory } = await ensureAssembly();
  const copy = mkdtempSync(join(tmpdir(), 'assembly-'));
  cpSync(directory, copy, { recursive: true });
  const lambda = readAssembly(copy).functions.find((each) => each.folder === folder);
  writeFileSync(join(lambda?.assetDirectory ?? '', 'index.mjs'), bundle);
  return copy;
}

const scenario = {
  accounts: [
    {
      id: '111122223333',
      users: [{ userName: 'bob', tags: { Owner: 'bob@example.com' }, accessKeys: [{ lastUsed: 'P200D' }] }],
    },
  ],
  then: [{ at: 'PT0S', do: 'click' }],
  until: 'PT1H',
};

describe('the local run', () => {
  it('runs the bundles of the assembly, not the sources', async () => {
    const bundle = "export const handler = async () => ({ statusCode: 418, body: '<h1>replaced</h1>' })";
    const run = await runOf(await assemblyWith('case-page', bundle));

    const report = await run.play({ ...scenario, then: [...scenario.then, { at: 'PT10M', do: 'open' }] });

    expect(report.stepResults.at(-1)).toMatchObject({ status: 418, got: 'replaced' });
  });

  it('fails a task with the error name and the payload that Lambda would report', async () => {
    const bundle =
      "export const handler = async () => { throw Object.assign(new Error('no'), { name: 'InvalidInputError' }) }";
    const run = await runOf(await assemblyWith('ask', bundle));

    const report = await run.play(scenario);

    const history = run.executionHistory(report.executions[0]?.name ?? '');
    const failed = history.find(({ type }) => type === 'TaskFailed')?.taskFailedEventDetails;
    expect(failed?.error).toBe('InvalidInputError');
    expect(JSON.parse(failed?.cause ?? '')).toMatchObject({
      errorType: 'InvalidInputError',
      errorMessage: 'no',
    });
  });

  it('keeps an event in the failures queue that fails five times', async () => {
    const bundle = "export const handler = async () => { throw new Error('no') }";
    const run = await runOf(await assemblyWith('open-cases', bundle));

    const report = await run.play(scenario);

    expect(run.invocations.map(({ at }) => new Date(at).toISOString().slice(11, 19))).toEqual([
      '09:00:02',
      '09:06:04',
      '09:12:06',
      '09:18:08',
      '09:24:10',
    ]);
    expect(report.failures).toMatchObject([
      { attributes: { ApproximateReceiveCount: '5' }, body: expect.stringContaining('aws.securityhub') },
    ]);
  });

  it('keeps what tests want to look at', async () => {
    const run = await runOf();

    const report = await run.play(scenario);

    expect(run.invocations.map(({ functionName }) => functionName)).toContain(
      'unused-credentials-open-cases',
    );
    expect(run.tokens).toHaveLength(1);
    expect(await run.items()).toMatchObject([{ caseId: report.executions[0]?.name }]);
    expect(run.executionHistory(report.executions[0]?.name ?? '')[0]?.type).toBe('ExecutionStarted');
  });

  it('starts every scenario afresh', async () => {
    const run = await runOf();
    await run.play(scenario);

    const report = await run.play({ ...scenario, then: [{ at: 'PT0S', do: 'signIn', mayDoNothing: true }] });

    expect(report).toMatchObject({ executions: [], messages: [], calls: {} });
    expect(await run.items()).toEqual([]);
  });

  it('opens everybody’s pages for the model after each act, but for a session that nobody watches', async () => {
    const run = await localRun();
    const looks = () =>
      run.chronicle().events.filter((event) => event.is === 'page' && event.method === 'LOOK').length;
    const answer = { do: 'answer', user: 'bob', answer: 'keep' };
    await (await run.open(scenario)).perform(answer);
    expect(looks()).toBeGreaterThan(0);

    const session = await run.open(scenario, { isUnwatched: true });
    await session.perform(answer);
    expect(looks()).toBe(0);
  });

  it('calls an endpoint of the user’s own in place of the twin', async () => {
    process.env['AWS_ENDPOINT_URL_SNS'] = 'http://127.0.0.1:9';
    const run = await runOf();

    const report = await run.play(scenario);

    expect(report.calls).not.toHaveProperty('sns:Publish');
    expect(Object.keys(report.calls)).toContain('securityhub:BatchUpdateFindings');
  });
});
