import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTaskStandard } from '../../../infra/task-standard.ts';
import { createLocalRun, type LocalRun } from '../../../local/run/local-run.ts';
import { toMs } from '../../../local/run/scenario/time.ts';
import type { Session } from '../../../local/run/session.ts';
import { everyState } from './journeys.ts';
import { RELEASES, type Recorded } from './recorded-release.ts';
import { withoutSecrets } from './without-secrets.ts';

const WORKFLOW = 'statemachine/retire-unused-credentials.asl.json';

/** `npm run record-release`: writes what this version has under way, for the tests of the versions to come. */
async function main(words: string[]): Promise<number> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const folder = join(RELEASES, version);
  if (existsSync(folder) && !words.includes('--again')) {
    console.error(
      `${version} is recorded already, and what was released changes no more; --again if it was not`,
    );
    return 2;
  }
  const run = await createLocalRun();
  try {
    const recorded = await record(run);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'recorded.json'), `${JSON.stringify(recorded, null, 1)}\n`);
    writeFileSync(join(folder, 'workflow.asl.json'), withTaskStandard(readFileSync(WORKFLOW, 'utf8')));
    execFileSync('npx', ['biome', 'format', '--write', folder], { stdio: 'ignore' });
    console.log(`recorded ${version}: ${Object.keys(recorded.payloads).join(', ')}`);
    return 0;
  } finally {
    await run.close();
  }
}

async function record(run: LocalRun): Promise<Recorded> {
  const { then: steps, ...scenario } = everyState;
  const session = await run.open({ ...scenario, then: steps.slice(0, 1) });
  const recorded: Recorded = { payloads: {}, waiting: {}, closed: {} };
  const start = session.now();
  for (const step of steps.slice(1)) {
    const seconds = (start + toMs(step.at) - session.now()) / 1000;
    if (seconds > 0) await session.advance(`PT${seconds}S`);
    await recordItems(run, session, recorded);
    await session.perform(step);
    await recordItems(run, session, recorded);
  }
  for (const { payload } of run.invocations) {
    const { state } = (payload ?? {}) as { state?: string };
    if (state !== undefined) recorded.payloads[state] ??= withoutSecrets(payload as Record<string, unknown>);
  }
  return recorded;
}

async function recordItems(run: LocalRun, session: Session, recorded: Recorded): Promise<void> {
  const report = session.report();
  for (const item of await run.items()) {
    const execution = report.executions.find(({ name }) => name === item['caseId']);
    const state = execution?.states.at(-1)?.name ?? '';
    if (item['status'] === 'closed') recorded.closed[String(item['step'])] ??= withoutSecrets(item);
    if (item['status'] !== 'open' || !state.startsWith('Await')) continue;
    const payload = run.invocations.findLast(
      (one) =>
        JSON.stringify(one.payload).includes(`"state":"${state}"`) && caseOf(one.payload) === item['caseId'],
    )?.payload;
    recorded.waiting[waitOf(state, item)] ??= {
      state,
      payload: withoutSecrets(payload as Record<string, unknown>),
      item: withoutSecrets(item),
      findings: findingsOf(session, String(item['userName'])),
    };
  }
}

/** A pause comes back to one of two acts. */
function waitOf(state: string, { question }: Record<string, unknown>): string {
  const { pause } = question as { pause?: { resumeAt: string } };
  return pause === undefined ? state : `${state} (${pause.resumeAt})`;
}

function findingsOf({ play }: Session, user: string): Record<string, unknown>[] {
  const documents = play.simulation.securityHub.findings().map(({ document }) => document);
  const found = documents.filter(({ Resources }) => Resources?.[0]?.Id.endsWith(`/${user}`));
  return JSON.parse(JSON.stringify(found));
}

function caseOf(payload: unknown): string | undefined {
  return (payload as { case?: { caseId?: string } } | undefined)?.case?.caseId;
}

process.exitCode = await main(process.argv.slice(2));
