import type { Pause } from '../functions/domain/assess/pause.ts';
import { showTime } from '../functions/domain/time/time.ts';
import type { OpenCase } from './open-cases.ts';

/** The state of the switch, and the open cases as a table with aligned columns. Times are UTC. */
export function showCases(pause: Pause | undefined, cases: readonly OpenCase[]): string {
  const many = cases.length === 1 ? '1 open case' : `${cases.length} open cases`;
  return [showPause(pause), '', many, ...(cases.length === 0 ? [] : table(cases))].join('\n');
}

/** Whether all is paused, in one line. */
export function showPause(pause: Pause | undefined): string {
  if (pause === undefined) return 'Not paused.';
  return `PAUSED since ${showTime(pause.since, 'UTC')} by ${pause.by}: ${pause.reason}`;
}

function table(cases: readonly OpenCase[]): string[] {
  const rows = [['USER', 'ACCOUNT', 'STEP', 'WAITING FOR', 'UNTIL', 'FINDING'], ...cases.map(cellsOf)];
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
