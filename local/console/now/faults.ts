import { FUNCTION_KILLED } from '../../twin/faults.ts';
import type { Scene } from '../scene.ts';

/** Something that is to fail now, whether it was broken at the desk or by the scenario. */
export interface FaultNow {
  /** As `ses:*`; undefined where a function is to be killed. */
  call: string | undefined;
  /** AWS's code, or a word of the scenario. */
  error: string;
  /** Whether only some of these calls fail: of one function or account, or a number of them. */
  isNarrow: boolean;
}

/** What fails now, the oldest first. */
export function faultsNow({ desk }: Scene): FaultNow[] {
  return desk.session.play.simulation.twin.faults.specs().map(({ call, error, ...narrower }) => {
    const { times, after, account, function: of, parameters } = narrower;
    const isNarrow = [times, after, account, of, parameters].some((value) => value !== undefined);
    return { call: error === FUNCTION_KILLED ? undefined : call, error, isNarrow };
  });
}

/** A mailbox to which mail does not come as it should. */
export interface BadMailbox {
  address: string;
  /** What becomes of mail to it, as in a scenario. */
  to: string;
}

/** The mailboxes with which something is wrong now, by their addresses. */
export function badMailboxes({ desk }: Scene): BadMailbox[] {
  return [...desk.session.play.simulation.mailboxes]
    .filter(([, to]) => to !== 'works')
    .map(([address, to]) => ({ address, to }))
    .sort((one, other) => (one.address < other.address ? -1 : 1));
}

/** The pause of all cases that is on. */
export interface PauseNow {
  /** Epoch milliseconds. */
  since: number;
  reason: string;
}

/** Whether all cases are paused, as operators have said last. */
export function pauseNow({ desk }: Scene): PauseNow | undefined {
  const said = desk.session.play.stepResults.filter(
    ({ do: done, isIdle, hasFailed }) => SWITCHES.has(done) && !isIdle && !hasFailed,
  );
  const last = said.at(-1);
  if (last?.do !== 'pause') return undefined;
  return { since: last.at, reason: last.what.slice(last.what.indexOf(': ') + 2) };
}

const SWITCHES = new Set(['pause', 'resume']);
