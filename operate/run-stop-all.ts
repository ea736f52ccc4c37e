import type { CaseTable } from '../functions/ports.ts';
import type { CasesCommand } from './arguments.ts';
import { showNext, showStopped, showStopping, stoppedAsJson } from './show-stop-all.ts';
import { type Fate, type Running, readRunning, type Stopped, stopAll, stoppingOf } from './stop-all.ts';
import type { Terminal } from './terminal/terminal.ts';

const FATES = ['restore', 'leave'] as const satisfies readonly Fate[];

/** `stop-all`: shows what would become of each open case, asks, records, and says what is next. Exit code 1 where a case goes on. */
export async function stopAllCases(
  asked: CasesCommand,
  table: CaseTable,
  terminal: Terminal,
): Promise<number> {
  const before = await readRunning(table);
  const { open } = before;
  // With --json the output is that alone.
  const show = asked.json ? terminal.remark : terminal.say;
  show(showStopping(open, asked.off));
  const fate = asked.off ?? (await askFate(open, terminal, show));
  if (fate === 'unclear') return 1;
  if (open.length > 0 && !asked.yes && !(await terminal.askYes('Record this?'))) return 1;
  const stopped = await stopAll(open, { fate, by: asked.by, at: new Date().toISOString() }, table);
  if (open.length > 0) show(showStopped(stopped));
  // What has just been recorded is done by others later: all of it is still open.
  show(showNext(before));
  if (asked.json) terminal.say(JSON.stringify(stoppedAsJson(stopped, before), null, 2));
  return isAllRecorded(stopped, before) ? 0 : 1;
}

/** Asks what becomes of what is off, where something is; shows the cases again with what was chosen. */
async function askFate(
  open: Running['open'],
  { askWord }: Terminal,
  show: (text: string) => void,
): Promise<Fate | undefined | 'unclear'> {
  const isOff = open.some((record) => {
    const stopping = stoppingOf(record, undefined);
    return 'says' in stopping && stopping.says === 'choose';
  });
  if (!isOff) return undefined;
  const fate = await askWord('Give back what is off, or leave it off?', FATES);
  if (fate === undefined) return 'unclear';
  show(showStopping(open, fate));
  return fate;
}

function isAllRecorded(stopped: readonly Stopped[], { problem }: Running): boolean {
  return problem === undefined && stopped.every(({ said }) => said !== undefined);
}
