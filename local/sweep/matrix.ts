import type { Cell, SweptJourney } from './sweep.ts';

/** A line about one journey, while a sweep goes on. */
export function lineOf({ journey, cells, seconds }: SweptJourney): string {
  const played = total(cells, 'played');
  const rate = played / Math.max(seconds, 0.001);
  const parts = [
    `${played} plays in ${Math.round(seconds)} s`,
    `${rate.toFixed(0)} a second`,
    `${total(cells, 'joined')} joined another one`,
    `${total(cells, 'objections')} objections`,
  ];
  return `${journey}: ${parts.join(', ')}`;
}

type Counted = 'played' | 'joined' | 'onArtifacts' | 'objections';

const total = (cells: readonly Cell[], part: Counted): number =>
  cells.reduce((sum, cell) => sum + cell[part], 0);

/**
 * What was swept as a Markdown table, a row for each fault and a column for each journey: how many variations were
 * played, of how many where it was a sample, and how many objections there were where there were any.
 */
export function matrixOf(cells: readonly Cell[]): string {
  const journeys = unique(cells.map(({ journey }) => journey));
  const faults = unique(cells.map(({ fault }) => fault));
  const rows = faults.map((fault) => [
    fault,
    ...journeys.map((journey) =>
      textOf(cells.find((cell) => cell.journey === journey && cell.fault === fault)),
    ),
  ]);
  return [['', ...journeys], ['', ...journeys].map(() => '---'), ...rows].map(rowOf).join('\n');
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { played, variations, objections } = cell;
  const part = played === variations ? String(played) : `${played} of ${variations}`;
  return objections === 0 ? part : `${part}, ${objections} objections`;
}

const rowOf = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** All of it in a few sentences: how many plays, how fast, and what was left out by which rule. */
export function sumOf(swept: readonly SweptJourney[]): string {
  const cells = swept.flatMap((one) => one.cells);
  const played = total(cells, 'played');
  const seconds = swept.reduce((sum, one) => sum + one.seconds, 0);
  const rate = (played / Math.max(seconds, 0.001)).toFixed(1);
  const rules = unique(cells.flatMap(({ leftOut }) => Object.keys(leftOut)));
  const left = rules.map(
    (rule) => `  ${cells.reduce((sum, { leftOut }) => sum + (leftOut[rule] ?? 0), 0)} by "${rule}"`,
  );
  return [
    `${played} plays in ${Math.round(seconds)} s, ${rate} a second; ${total(cells, 'onArtifacts')} of them also on what is deployed`,
    `${total(cells, 'joined')} of them came to stand as an earlier play did, which showed the rest`,
    'places taken for equal to others and left out:',
    ...left,
  ].join('\n');
}
