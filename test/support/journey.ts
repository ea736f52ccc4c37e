import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { objectionsTo } from '../../local/model/objections.ts';
import { createLocalRun, type LocalRun } from '../../local/run/local-run.ts';
import type { Report } from '../../local/run/report/report.ts';

const folder = join(import.meta.dirname, '../scenarios');

type History = Report['findings'][number]['history'];

/** A scenario that was played: its report, and the questions that tests ask of it. */
export interface Journey {
  report: Report;
  run: LocalRun;
  /** The whole history of a finding, by its name or its user's. */
  finding(name: string): History;
  /** `<status> <step>` of each write of the product on a finding, and `SecurityHub <status>` of each of its own. */
  course(name: string): string[];
  /** The latest state of a finding. */
  end(name: string): History[number];
  /** States of the user's executions, in order, choices included. */
  states(user: string): string[];
  execution(user: string): Report['executions'][number];
  /** `<action> <key id or other details>` of every change in IAM made by the product's roles. */
  acts(user: string): string[];
  mailsTo(address: string): Report['messages'];
  /** Who was written to, in order, once for each mail. */
  recipients(): string[];
  user(name: string, account?: string): Report['world'][string][string] | undefined;
}

/** How a scenario is played: with `mayDoNothing`, its steps may have no effect, as where something was taken away. */
interface Playing {
  mayDoNothing?: boolean;
}

/** One local run for a test file; `play` plays `test/scenarios/<name>.json`, or a document, and holds it to the model. */
export function useLocalRun(): {
  play(scenario: string | object, playing?: Playing): Promise<Journey>;
  run(): LocalRun;
} {
  let run: LocalRun | undefined;
  beforeAll(async () => {
    run = await createLocalRun();
  });
  afterAll(() => run?.close());
  const started = (): LocalRun => {
    if (run === undefined) throw new Error('the local run has not started');
    return run;
  };
  return {
    run: started,
    async play(scenario, { mayDoNothing = false } = {}) {
      const document = typeof scenario === 'string' ? readScenario(scenario) : scenario;
      const report = await started().play(mayDoNothing ? withIdleSteps(document) : document);
      const journey = typeof scenario === 'string' ? scenario : undefined;
      holdToModel(started(), journey);
      return journeyOf(report, started());
    },
  };
}

/**
 * Throws with everything that the model objects to in what was played last. `journey`: see `objectionsTo`; `except`:
 * numbers of rules that cannot hold in this play.
 */
export function holdToModel(run: LocalRun, journey?: string, except: readonly number[] = []): void {
  const objections = objectionsTo(run.chronicle(), journey).filter(
    (text) => !except.some((rule) => text.startsWith(`invariant ${rule},`)),
  );
  if (objections.length > 0) throw new Error(`the model objects:\n${objections.join('\n')}`);
}

/** A scenario file of the tests, as JSON. */
export function readScenario(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** The same scenario, whose steps may have no effect. */
export function withIdleSteps(document: { then?: unknown }): object {
  const steps = (document.then ?? []) as object[];
  return { ...document, then: steps.map((step) => ({ ...step, mayDoNothing: true })) };
}

function journeyOf(report: Report, run: LocalRun): Journey {
  const history = (name: string): History => {
    const found = report.findings.find(({ id, names }) => id === name || names.includes(name));
    if (found === undefined) throw new Error(`no finding is called ${name}`);
    return found.history;
  };
  const executions = (user: string) => report.executions.filter((one) => one.user === user);
  return {
    report,
    run,
    finding: history,
    course: (name) =>
      history(name)
        .slice(1)
        .map(({ by, status, fields, compliance }) =>
          by === 'BatchUpdateFindings'
            ? `${status} ${fields?.['UnusedCredentialsStep'] ?? '-'}`
            : `SecurityHub ${status} ${compliance}`,
        ),
    end(name) {
      const last = history(name).at(-1);
      if (last === undefined) throw new Error(`the finding ${name} has no history`);
      return last;
    },
    states: (user) => executions(user).flatMap(({ states }) => states.map((state) => state.name)),
    execution(user) {
      const last = executions(user).at(-1);
      if (last === undefined) throw new Error(`no execution for ${user}`);
      return last;
    },
    acts: (user) =>
      report.iam
        .filter((one) => one.user === user && one.by.includes('UnusedCredentials'))
        .map(({ action, detail }) => [action, ...Object.values(detail)].join(' ')),
    mailsTo: (address) => report.messages.filter(({ to }) => [to].flat().includes(address)),
    recipients: () => report.messages.map(({ to }) => String(to)).filter((to) => to.includes('@')),
    user: (name, account = '111122223333') => report.world[account]?.[name],
  };
}
