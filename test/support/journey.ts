import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, TestRunner } from 'vitest';
import { objectionsTo } from '../../local/model/objections.ts';
import { createLocalRun, type LocalRun } from '../../local/run/local-run.ts';
import type { Report } from '../../local/run/report/report.ts';
import { ACCOUNT, type Story, story, type Telling } from './story.ts';

const folder = join(import.meta.dirname, '../../local/scenarios');

type History = Report['findings'][number]['history'];

/** A scenario that was played: its report, and the questions that tests ask of it. */
export interface Journey {
  report: Report;
  run: LocalRun;
  /** The history of a finding, by its name or its user's; "asking" that became "asked" counts once, as asked. */
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

let started: Promise<LocalRun> | undefined;

/** The local run of this worker: started by the first test that plays, and warm for all others. */
export function localRun(): Promise<LocalRun> {
  started ??= createLocalRun({ inProcess: true });
  return started;
}

/** Plays a story until everything that is due after its end has happened, and holds it to the model. */
export async function play(...told: Telling): Promise<Journey> {
  return journeyOf(story(...told));
}

/** Plays a story that a test's own is compared with: another test may find it played already. */
export async function playBeside(told: Story): Promise<Journey> {
  return journeyOf(told, BESIDE);
}

/** The same, where steps may have no effect, as where something was taken away. */
export async function playWhatever(...told: Telling): Promise<Journey> {
  return journeyOf(withIdleSteps(story(...told)));
}

/** Names of no test: nothing is known of what is played under them, so the model may object to nothing. */
const BEFORE_ALL = '(before all tests)';
const BESIDE = '(beside a test)';

// Before all tests of a file the state still has the name of the last test of another file.
const nameOfTest = () =>
  TestRunner.getCurrentTest() === undefined ? BEFORE_ALL : (expect.getState().currentTestName ?? BEFORE_ALL);

async function journeyOf(document: object, name = nameOfTest()): Promise<Journey> {
  const run = await localRun();
  const report = await run.play(document);
  holdToModel(run, name);
  expect(report.refusals, 'what the twin does not know').toEqual([]);
  return askable(report, run);
}

/**
 * Throws with everything that the model objects to in what was played last. `journey`: the test's name; none, where
 * anything that is known of any may show. `except`: numbers of rules that cannot hold in this play.
 */
export function holdToModel(run: LocalRun, journey?: string, except: readonly number[] = []): void {
  const objections = objectionsTo(run.chronicle(), journey).filter(
    (text) => !except.some((rule) => text.startsWith(`invariant ${rule},`)),
  );
  if (objections.length > 0) throw new Error(`the model objects:\n${objections.join('\n')}`);
}

/** One of the scenarios that come with the project. */
export function shipped(name: string): Story {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** The same story, whose steps may have no effect. */
export function withIdleSteps(told: Story): Story {
  return { ...told, then: told.then.map((step) => ({ ...step, mayDoNothing: true })) };
}

/** Whether the next write says the same step once more: that somebody is being asked, and then that the mail is out. */
function isSaidAgain(one: History[number], next: History[number] | undefined): boolean {
  const stepOf = ({ by, fields }: History[number]) =>
    by === 'BatchUpdateFindings' ? fields?.['UnusedCredentialsStep'] : undefined;
  return (
    next !== undefined &&
    stepOf(one) !== undefined &&
    stepOf(one) === stepOf(next) &&
    /\bAsking |Reminding /.test(one.note ?? '')
  );
}

function askable(report: Report, run: LocalRun): Journey {
  const history = (name: string): History => {
    const found = report.findings.find(({ id, names }) => id === name || names.includes(name));
    if (found === undefined) throw new Error(`no finding is called ${name}`);
    return found.history.filter((one, index, all) => !isSaidAgain(one, all[index + 1]));
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
    user: (name, account = ACCOUNT) => report.world[account]?.[name],
  };
}
