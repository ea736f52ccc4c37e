import { type Chronicle, eventsOf } from '../../model/chronicle.ts';
import { judge } from '../../model/judge.ts';
import { showViolation } from '../../model/violation.ts';
import type { LocalRun } from '../../run/local-run.ts';
import type { Report } from '../../run/report/report.ts';
import { enteredBy } from './entered.ts';
import { kindOfText, kindOfViolation } from './kinds.ts';
import type { Workflow } from './workflow.ts';

/** Something that a play shows and must not show. */
export interface Problem {
  /** What makes two problems the same: no names, ids or times. */
  kind: string;
  says: string;
}

/** How often each state, transition, answer and step of a note occurred. */
export interface Covered {
  states: string[];
  transitions: string[];
  answers: string[];
  steps: string[];
}

/** What a play has come to. */
export interface Played {
  problems: Problem[];
  covered: Covered;
  calls: number;
  cases: number;
}

const NOTHING: Covered = { states: [], transitions: [], answers: [], steps: [] };

/** Plays a scenario document and holds it to the model; never throws. */
export async function playAndJudge(run: LocalRun, workflow: Workflow, document: object): Promise<Played> {
  try {
    const report = await run.play(document);
    const chronicle = run.chronicle();
    return {
      problems: problemsOf(report, chronicle),
      ...figuresOf(report),
      covered: coveredBy(run, workflow, report, chronicle),
    };
  } catch (error) {
    const says = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { problems: [{ kind: kindOfText(says), says }], covered: NOTHING, calls: 0, cases: 0 };
  }
}

function problemsOf({ refusals, executions }: Report, chronicle: Chronicle): Problem[] {
  const refused = refusals.map(
    ({ service, operation, reason }) => `refused: ${service}:${operation}: ${reason}`,
  );
  const endless = executions
    .filter(({ status }) => status === 'RUNNING')
    .map(() => 'an execution still runs');
  return [
    ...judge(chronicle).map((one) => ({ kind: kindOfViolation(one), says: showViolation(one) })),
    ...[...refused, ...endless].map((says) => ({ kind: kindOfText(says), says })),
  ];
}

function figuresOf({ calls, executions }: Report): Pick<Played, 'calls' | 'cases'> {
  return { calls: Object.values(calls).reduce((sum, one) => sum + one, 0), cases: executions.length };
}

function coveredBy(run: LocalRun, workflow: Workflow, { executions }: Report, chronicle: Chronicle): Covered {
  const entered = executions.map(({ name }) => enteredBy(run.executionHistory(name), workflow));
  const sent = eventsOf(chronicle, 'page').filter(({ method, status }) => method === 'POST' && status < 400);
  return {
    states: unique(entered.flatMap(({ states }) => states)),
    transitions: unique(entered.flatMap(({ transitions }) => transitions)),
    answers: unique(sent.flatMap(({ form }) => form['answer'] ?? [])),
    steps: unique(eventsOf(chronicle, 'note').flatMap(({ isProduct, step }) => (isProduct ? [step] : []))),
  };
}

const unique = (texts: string[]): string[] => [...new Set(texts)];
