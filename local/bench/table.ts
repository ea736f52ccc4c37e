import type { Measured } from './measure.ts';
import { dollarsOf } from './prices.ts';

/** How long a call of AWS takes on average, in seconds: a guess, to tell how long a run of only calls would last. */
const CALL_SECONDS = 0.05;

type Column = [title: string, show: (measured: Measured) => string];

const perCase = (part: (measured: Measured) => number, digits: number): Column[1] => {
  return (measured) => (part(measured) / measured.cases).toFixed(digits);
};

const COLUMNS: readonly Column[] = [
  ['cases', ({ cases }) => cases.toLocaleString('en')],
  ['calls', ({ calls }) => calls.toLocaleString('en')],
  ['a case', perCase(({ calls }) => calls, 0)],
  ['throttled', ({ throttled }) => sumOf(throttled).toLocaleString('en')],
  ['transitions a case', perCase(({ transitions }) => transitions, 1)],
  ['invocations a case', perCase(({ invocations }) => invocations, 1)],
  ['mails a case', perCase(({ mails }) => mails, 2)],
  ['dollars a case', perCase(dollarsOf, 5)],
  ['days until the last is done', ({ days }) => days.toFixed(1)],
  ['largest item, bytes', ({ largestItem }) => largestItem.toLocaleString('en')],
  ['calls of the longest sweep', ({ longestSweep }) => longestSweep.toLocaleString('en')],
  ['minutes at 50 ms each', ({ longestSweep }) => ((longestSweep * CALL_SECONDS) / 60).toFixed(1)],
  ['refused for good', ({ refused }) => String(refused)],
  ['seconds to play', ({ seconds }) => seconds.toFixed(0)],
];

/** The figures as a Markdown table, a row for each number of cases. */
export function tableOf(all: readonly Measured[]): string {
  const rows = all.map((measured) => COLUMNS.map(([, show]) => show(measured)));
  return [COLUMNS.map(([title]) => title), COLUMNS.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
