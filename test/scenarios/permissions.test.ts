import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureAssembly } from '../../local/assembly/synth.ts';
import { createLocalRun } from '../../local/run/local-run.ts';
import { type Grant, grantText } from '../../local/twin/policy/grants.ts';
import { endState } from '../support/end-state.ts';
import { holdToModel, readScenario, withIdleSteps } from '../support/journey.ts';

/** The services whose every grant must be needed by a scenario. */
const PROVEN = /^(iam|sts|securityhub|states|ses|sns|secretsmanager|dynamodb|lambda):/;

/** Why the other actions are granted; the local run does not call these services. */
const UNPROVEN: Record<string, string> = {
  'logs:CreateLogStream': 'every function writes its log',
  'logs:PutLogEvents': 'every function writes its log',
  'xray:PutTraceSegments': 'tracing is on',
  'xray:PutTelemetryRecords': 'tracing is on',
  'xray:GetSamplingRules': 'Step Functions samples traces',
  'xray:GetSamplingTargets': 'Step Functions samples traces',
  'logs:CreateLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:DeleteLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:GetLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:UpdateLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:ListLogDeliveries': 'Step Functions delivers its log as a vended log',
  'logs:DescribeLogGroups': 'Step Functions looks for the log group of its vended log',
  'logs:DescribeResourcePolicies': 'a vended log needs the account’s resource policy',
  'logs:PutResourcePolicy': 'a vended log needs the account’s resource policy',
  'sqs:SendMessage': 'Lambda hands what failed for good to the failures queue',
  'sqs:GetQueueAttributes': 'CDK’s grant for sending to a queue',
  'sqs:GetQueueUrl': 'CDK’s grant for sending to a queue',
};

const run = await createLocalRun((await ensureAssembly()).directory);
afterAll(() => run.close());
const grants = run.policies.grants.filter(({ action }) => PROVEN.test(action));

/** Without the right to read or write findings nothing can be told: every case ends, and a finding keeps its old note. */
const UNTOLD = [5];

/** A scenario that needed a grant, and how it ended with it. */
interface Use {
  scenario: string;
  end: unknown;
}

const uses = await recordUses(grants.map(grantText));

/** Plays scenarios, those made for permissions and then the smallest first, until every grant was needed. */
async function recordUses(wanted: string[]): Promise<Map<string, Use[]>> {
  const found = new Map<string, Use[]>();
  for (const scenario of scenarios()) {
    if (wanted.every((grant) => found.has(grant))) break;
    const use = { scenario, end: await play(scenario) };
    for (const grant of run.usedGrants.map(grantText)) found.set(grant, [...(found.get(grant) ?? []), use]);
  }
  return found;
}

function scenarios(): string[] {
  const rank = (file: string) =>
    file.startsWith('permission-') ? 0 : statSync(join(import.meta.dirname, file)).size;
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .sort((one, other) => rank(one) - rank(other))
    .map((file) => file.replace(/\.json$/, ''));
}

/** How the scenario ends, whatever its steps could do; a run that fails altogether ends with its error. Held to the model either way. */
async function play(scenario: string, except: number[] = []): Promise<unknown> {
  let end: unknown;
  try {
    end = endState(await run.play(withIdleSteps(readScenario(scenario))));
  } catch (error) {
    end = { error: String(error) };
  }
  holdToModel(run, undefined, except);
  return end;
}

/** The first scenario, small ones first, that ends otherwise without the grant: the same in every run. */
async function scenarioThatNeeds(grant: Grant): Promise<string | undefined> {
  const candidates = uses.get(grantText(grant)) ?? [];
  run.policies.takeAway(grant);
  try {
    for (const { scenario, end } of candidates)
      if (JSON.stringify(await play(scenario, UNTOLD)) !== JSON.stringify(end)) return scenario;
    return undefined;
  } finally {
    run.policies.takeAway(undefined);
  }
}

describe('every grant is needed', () => {
  it.each(grants.map((grant) => [grantText(grant), grant] as const))('%s', async (text, grant) => {
    expect(uses.get(text)?.map(({ scenario }) => scenario) ?? [], 'scenarios that use it').not.toEqual([]);
    expect(await scenarioThatNeeds(grant), 'a scenario that ends otherwise without it').toBeDefined();
  });

  it('or has a reason, where the local run does not call the service', () => {
    const others = run.policies.grants.map(({ action }) => action).filter((action) => !PROVEN.test(action));

    expect([...new Set(others)].sort()).toEqual(Object.keys(UNPROVEN).sort());
  });

  it('and names one action: a wildcard would grant what nobody looked at', () => {
    expect(run.policies.grants.filter(({ action }) => action.includes('*'))).toEqual([]);
  });
});

describe('a scenario', () => {
  it('ends the same way every time while nothing is taken away', async () => {
    const [use] = [...uses.values()].flat();

    expect(await play(use?.scenario ?? '')).toEqual(use?.end);
  });
});
