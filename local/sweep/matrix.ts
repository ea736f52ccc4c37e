import type { Cell } from './sweep.ts';

/** A line about one cell, while a sweep goes on. */
export function lineOf({ journey, fault, variations, played, objections, seconds }: Cell): string {
  const rate = played / Math.max(seconds, 0.001);
  return `${journey}, ${fault}: ${played} of ${variations} played, ${rate.toFixed(0)} a second, ${objections} objections`;
}

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
export function sumOf(cells: readonly Cell[]): string {
  const total = (part: (cell: Cell) => number): number => cells.reduce((sum, cell) => sum + part(cell), 0);
  const played = total((cell) => cell.played);
  const seconds = total((cell) => cell.seconds);
  const rate = (played / Math.max(seconds, 0.001)).toFixed(1);
  const deployed = `${total(({ onArtifacts }) => onArtifacts)} of them also on what is deployed`;
  const rules = unique(cells.flatMap(({ leftOut }) => Object.keys(leftOut)));
  const left = rules.map((rule) => `  ${total(({ leftOut }) => leftOut[rule] ?? 0)} by "${rule}"`);
  return [
    `${played} plays in ${Math.round(seconds)} s, ${rate} a second; ${deployed}`,
    'places taken for equal to others and left out:',
    ...left,
  ].join('\n');
}
