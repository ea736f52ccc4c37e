import type { CaseRecord } from '../functions/domain/case/case-record.ts';
import { showCredential } from '../functions/domain/credential/credential.ts';
import { STEP_FIELD } from '../functions/domain/note/fields.ts';
import { showTime } from '../functions/domain/time/time.ts';
import { canStop, stillOff } from '../functions/domain/wish/have-back.ts';
import { inColumns } from './show.ts';
import { type Fate, type Running, type Stopped, type Stopping, stoppingOf } from './stop-all.ts';

/** The open cases with what would become of each. */
export function showStopping(open: readonly CaseRecord[], fate: Fate | undefined): string {
  const rows = open.map((record) => {
    const { userName, account, step } = record;
    return [userName, account, step, becomes(record, stoppingOf(record, fate))];
  });
  const lines = open.length === 0 ? [] : inColumns([['USER', 'ACCOUNT', 'STEP', 'WHAT WILL BE'], ...rows]);
  return [`${countOf(open)}`, ...lines].join('\n');
}

function becomes(record: CaseRecord, stopping: Stopping): string {
  if ('not' in stopping) return `goes on: ${stopping.not}`;
  const off = stillOff(record);
  const names = off.map(({ credentialId }) => showCredential(credentialId)).join(', ') || 'nothing';
  switch (stopping.says) {
    case 'stop':
      return canStop(record) ? 'stopped; nothing was turned off' : 'stopped; everything stays as it is now';
    case 'restore':
      return `given back: ${names}`;
    case 'leave-disabled':
      return `stopped; stays off, not deleted: ${names}`;
    case 'choose':
      return `off, so give back or leave: ${names}`;
  }
}

/** What was recorded in each case, or why nothing was. */
export function showStopped(stopped: readonly Stopped[]): string {
  return stopped
    .map(({ record: { userName, account }, said, why }) => {
      const what = said === undefined ? `not recorded: ${why}` : `recorded: ${said}`;
      return `${userName} (${account}): ${what}`;
    })
    .join('\n');
}

/** What is to be done next, given what still needs the hub. */
export function showNext({ open, untold, exempt, problem }: Running): string {
  if (problem !== undefined) return `Not all items could be read: ${problem}`;
  const besides = exempt.length === 0 ? '' : ` ${showExempt(exempt)}`;
  if (open.length > 0)
    return `${countOf(open)}. Run it again in some minutes, until it says "0 open cases"; then npx cdk destroy --all.${besides}`;
  if (untold > 0)
    return `0 open cases, but ${untold} ended with a note, a mail or a wish still to be done. Run it again in some minutes.${besides}`;
  return `0 open cases: nothing runs any more.${besides} Next: npx cdk destroy --all.`;
}

/** The sweep of the hub ends exemptions; without it a suppressed finding stays so. */
function showExempt(exempt: readonly CaseRecord[]): string {
  const users = exempt.length === 1 ? '1 user is' : `${exempt.length} users are`;
  const rows = exempt.map(
    ({ userName, account, exemption }) =>
      `  ${userName} (${account}) until ${showTime(exemption?.until ?? '', 'UTC')}`,
  );
  return [
    `But ${users} exempt, and once the hub is gone nobody sets their SUPPRESSED findings to NEW:`,
    ...rows,
    `Set them to NEW yourself: in Security Hub, those whose field ${STEP_FIELD} is "exempt".`,
  ].join('\n');
}

function countOf(open: readonly CaseRecord[]): string {
  return open.length === 1 ? '1 open case' : `${open.length} open cases`;
}

/** The same as plain data. */
export function stoppedAsJson(
  stopped: readonly Stopped[],
  { open, untold, exempt, problem }: Running,
): object {
  const cases = stopped.map(({ record: { userName: user, account, userId, caseId, step }, said, why }) => ({
    ...{ user, account, userId, caseId, step },
    recorded: said ?? null,
    why: why ?? null,
  }));
  const users = exempt.map(({ userName: user, account, userId, exemption }) => ({
    ...{ user, account, userId },
    until: exemption?.until ?? null,
  }));
  return { cases, open: open.length, untold, exempt: users, problem: problem ?? null };
}
