import { CASE_FIELD, STEP_FIELD } from '../../../functions/domain/note/fields.ts';
import type { Report } from './report.ts';
import { isEnding, stepWords } from './step-words.ts';

type Execution = Report['executions'][number];

/** How a case has ended, or where it stands, as its findings say: `deleted`, `kept and used`. */
export function endOfCase(report: Report, { name, status }: Execution): string {
  const steps = stepsOf(report, name);
  const last = steps.at(-1);
  if (last === undefined) return WITHOUT_STEP[status] ?? status;
  const words = wordsOf(last, steps);
  if (status === 'RUNNING') return `still open: ${words}`;
  return status === 'SUCCEEDED' || isEnding(last) ? words : `${words}; ${WITHOUT_STEP[status] ?? status}`;
}

/** Of a case of which no finding says more than that its execution is over. */
const WITHOUT_STEP: Readonly<Record<string, string>> = {
  RUNNING: 'still open',
  SUCCEEDED: 'ended, and no finding says how',
  FAILED: 'its execution failed',
  ABORTED: 'its execution was stopped',
  TIMED_OUT: 'its execution timed out',
};

/** The steps that a case has written on its findings, oldest first. */
function stepsOf({ findings }: Report, caseId: string): string[] {
  return findings
    .flatMap(({ history }) => history)
    .filter(({ by, fields }) => by === 'BatchUpdateFindings' && fields?.[CASE_FIELD] === caseId)
    .sort((one, other) => one.at.localeCompare(other.at))
    .flatMap(({ fields }) => fields?.[STEP_FIELD] ?? []);
}

/** The way to an end that alone does not say what became of everything, by the latest of these steps before it. */
const BY_THE_WAY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  used: {
    kept: 'kept and used',
    restored: 'given back and used',
    disabled: 'turned off in part, the rest used',
  },
  'not-used': {
    kept: 'kept, but not used in time',
    restored: 'given back, but not used in time',
    disabled: 'turned off in part, the rest not used in time',
  },
};

function wordsOf(last: string, steps: string[]): string {
  const ways = BY_THE_WAY[last] ?? {};
  const words = ways[steps.findLast((step) => step in ways) ?? ''] ?? stepWords(last);
  return words.charAt(0).toLowerCase() + words.slice(1).replace(/; the case ended$/, '');
}
