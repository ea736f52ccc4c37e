import { crowdOf } from '../crowd/crowd.ts';
import { createLocalRun } from '../run/local-run.ts';
import type { Report } from '../run/report/report.ts';
import { createMeter, type Metered } from './meter.ts';

/** What so many cases have come to. */
export interface Measured extends Metered {
  cases: number;
  /** Executions that did not succeed, events that failed for good, and questions that the twin could not answer. */
  refused: number;
  transitions: number;
  invocations: number;
  mails: number;
  /** From the first click to the end of the last case, in days of virtual time. */
  days: number;
  /** Of real time. */
  seconds: number;
}

const DAY = 86_400_000;
const CASES_OF_AN_OWNER = 10;
const CASES_OF_AN_ACCOUNT = 50;
const CASES_OF_A_CLICK = 100;

/**
 * Plays so many cases at once: ten of each owner, fifty of an account, a hundred of each click, asked, disabled,
 * watched, confirmed and deleted, at the documented rates of every API. Nothing of it is judged.
 */
export async function measure(cases: number): Promise<Measured> {
  const meter = createMeter();
  const run = await createLocalRun({ inProcess: true, isUnrecorded: true, onCall: meter.heard });
  const size = {
    users: cases,
    owners: Math.ceil(cases / CASES_OF_AN_OWNER),
    accounts: Math.ceil(cases / CASES_OF_AN_ACCOUNT),
    clicks: Math.ceil(cases / CASES_OF_A_CLICK),
  };
  const crowd = crowdOf({ ...size, answer: 'retire' });
  const then = crowd.then.flatMap(oneByOne);
  const since = performance.now();
  const report = await run.play({
    ...crowd,
    then,
    settings: { ...crowd.settings, maxActsPerDay: MOST_ACTS },
  });
  const seconds = (performance.now() - since) / 1000;
  const { executions, messages } = report;
  return {
    ...meter.read(),
    cases,
    refused: refusedIn(report),
    transitions: executions.reduce((sum, { states }) => sum + states.length, 0),
    invocations: run.invocations.length,
    mails: messages.filter(({ to }) => to.includes('@')).length,
    days: daysOf(report),
    seconds,
  };
}

type Steps = ReturnType<typeof crowdOf>['then'];

/** Where Security Hub throttles, not every user of an owner is in the same mail: each is answered by its own link. */
function oneByOne(step: Steps[number]): Steps {
  if (step.do !== 'answerSeveral') return [step];
  const { at, users, answer } = step;
  return users.map((user) => ({ at, do: 'answer', user, answer }));
}

/** The most that the setting allows: a company of ten thousand cases would raise it. */
const MOST_ACTS = 1000;

function refusedIn({ executions, failures, refusals }: Report): number {
  const failed = executions.filter(({ status }) => status !== 'SUCCEEDED');
  return failed.length + failures.length + refusals.length;
}

function daysOf({ executions }: Report): number {
  const starts = executions.map(({ startedAt }) => Date.parse(startedAt));
  const stops = executions.map(({ stoppedAt }) => Date.parse(stoppedAt ?? ''));
  const first = starts.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const last = stops.reduce((one, other) => Math.max(one, other), 0);
  return executions.length === 0 ? 0 : (last - first) / DAY;
}
