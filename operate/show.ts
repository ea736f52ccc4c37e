import type { Pause } from '../functions/domain/assess/pause.ts';
import { NOTE_LENGTH } from '../functions/domain/finding/other-note.ts';
import { showTime } from '../functions/domain/time/time.ts';
import { oneLine } from '../functions/texts/visible.ts';
import type { KeptNote, OpenCase } from './open-cases.ts';

/**
 * The state of the switch, the open cases as a table with aligned columns, and what others had written on findings
 * before a note of ours took its place. Times are UTC.
 */
export function showCases(
  pause: Pause | undefined,
  cases: readonly OpenCase[],
  notes: readonly KeptNote[],
): string {
  const many = cases.length === 1 ? '1 open case' : `${cases.length} open cases`;
  const kept = notes.length === 0 ? [] : ['', 'Notes of others', ...notes.map(showNote)];
  return [showPause(pause), '', many, ...(cases.length === 0 ? [] : table(cases)), ...kept].join('\n');
}

function showNote({ user, by, at, text, caseId }: KeptNote): string {
  return `${user}, ${showTime(at, 'UTC')}, by ${oneLine(by)}: ${oneLine(text, NOTE_LENGTH)} (case ${caseId})`;
}

/** Whether all is paused, in one line. */
export function showPause(pause: Pause | undefined): string {
  if (pause === undefined) return 'Not paused.';
  return `PAUSED since ${showTime(pause.since, 'UTC')} by ${pause.by}: ${pause.reason}`;
}

function table(cases: readonly OpenCase[]): string[] {
  return inColumns([['USER', 'ACCOUNT', 'STEP', 'WAITING FOR', 'UNTIL', 'FINDING'], ...cases.map(cellsOf)]);
}

/** The lines of rows whose columns are aligned. */
export function inColumns(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf({ user, account, step, waitingFor, until, findings }: OpenCase): string[] {
  const [first = 'none', ...others] = findings.map((id) => id.split('/').at(-1) ?? id);
  const more = others.length === 0 ? '' : ` +${others.length}`;
  return [user, account, step, waitingFor, until === null ? '-' : showTime(until, 'UTC'), `${first}${more}`];
}
