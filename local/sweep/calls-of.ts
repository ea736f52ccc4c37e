import type { Chronicle } from '../model/chronicle.ts';
import { stateAt } from '../model/history.ts';

/** A call of the run without a fault, where a fault can be placed. */
export interface SweptCall {
  /** How many calls there were before it, of any API. */
  before: number;
  /** How many there were before it of the same API. */
  beforeOfApi: number;
  /** `<service>:<Operation>`. */
  api: string;
  /** The state that the case was in; empty outside of one. */
  state: string;
  /** Seconds since the start of the scenario. */
  atSeconds: number;
}

/** Every call of a play in order. `start`: when it started (epoch ms). The play has one case. */
export function callsOf(chronicle: Chronicle, start: number): SweptCall[] {
  const caseId = chronicle.events.find((event) => event.is === 'state')?.caseId ?? '';
  const calls: SweptCall[] = [];
  for (const [index, event] of chronicle.events.entries()) {
    if (event.is !== 'call') continue;
    calls.push({
      before: calls.length,
      beforeOfApi: calls.filter(({ api }) => api === event.call).length,
      api: event.call,
      state: stateAt(chronicle, index, caseId),
      atSeconds: (event.at - start) / 1000,
    });
  }
  return calls;
}
