import type { Chronicle, ChronicleEvent } from '../model/chronicle.ts';
import { stateAt } from '../model/history.ts';

/** A call of the run without a fault, where a fault can be placed. */
export interface SweptCall {
  /** How many calls there were before it, of any API. */
  before: number;
  /** How many there were before it of the same API. */
  beforeOfApi: number;
  /** How many functions had made before it: no other caller can be killed. */
  beforeOfFunctions: number;
  /** `<service>:<Operation>`. */
  api: string;
  /** The state that the case was in; empty outside of one. */
  state: string;
  /** Seconds since the start of the scenario. */
  atSeconds: number;
  /** The folder of the function that makes it; empty for whoever else calls. */
  function: string;
  /** Which of its function's calls in a row and at one moment it is; 0: there an invocation begins. */
  inRun: number;
  /** How often anything had been changed before: the table, IAM, a finding, the state, what people were told. */
  changes: number;
  /** The API of the call that follows at the same moment; empty where time passes first. */
  next: string;
}

/** What changes nothing but itself. */
const QUIET: readonly ChronicleEvent['is'][] = ['call', 'page'];

/** Every call of a play in order. `start`: when it started (epoch ms). States are those of its first case. */
export function callsOf(chronicle: Chronicle, start: number): SweptCall[] {
  const caseId = chronicle.events.find((event) => event.is === 'state')?.caseId ?? '';
  const calls: SweptCall[] = [];
  const ofApi = new Map<string, number>();
  let changes = 0;
  let beforeOfFunctions = 0;
  for (const [index, event] of chronicle.events.entries()) {
    if (!QUIET.includes(event.is)) changes += 1;
    if (event.is !== 'call') continue;
    const { call: api, function: folder } = event;
    const beforeOfApi = ofApi.get(api) ?? 0;
    ofApi.set(api, beforeOfApi + 1);
    const atSeconds = (event.at - start) / 1000;
    const state = stateAt(chronicle, index, caseId);
    const before = { before: calls.length, beforeOfApi, beforeOfFunctions };
    calls.push(following(calls.at(-1), { ...before, api, state, atSeconds, function: folder, changes }));
    if (folder !== '') beforeOfFunctions += 1;
  }
  return calls;
}

/** The call with its place among those of one moment; tells the one before it what follows. */
function following(last: SweptCall | undefined, call: Omit<SweptCall, 'inRun' | 'next'>): SweptCall {
  if (last === undefined || last.atSeconds !== call.atSeconds) return { ...call, inRun: 0, next: '' };
  last.next = call.api;
  return { ...call, inRun: last.function === call.function ? last.inRun + 1 : 0, next: '' };
}
