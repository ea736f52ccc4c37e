import { ofLastDay, type PauseState, type Restore } from '../../../functions/domain/assess/pause.ts';
import type { PauseControl } from '../../../functions/ports.ts';
import type { Calls } from './calls.ts';

/** A pause switch in memory. */
export interface FakePauseControl extends PauseControl {
  /** What was said last. */
  state(): PauseState | undefined;
  /** Pauses, or lets go on. */
  set(state: Partial<PauseState>): void;
}

export function createPauseControl(calls: Calls): FakePauseControl {
  let state: PauseState | undefined;
  let restores: Restore[] = [];
  const usual = { version: 1 as const, paused: true, by: 'operator', reason: 'a trial', since: '' };
  return {
    state: () => state,
    set: (said) => {
      state = { ...usual, ...said };
    },
    last: () => calls.run('pauses.last', () => state),
    read: () => calls.run('pauses.read', () => (state?.paused === true ? state : undefined)),
    write: (said) =>
      calls.run('pauses.write', () => {
        state = said;
      }),
    addRestore: (restore) =>
      calls.run('pauses.addRestore', () => {
        const others = restores.filter(({ caseId, at }) => caseId !== restore.caseId || at !== restore.at);
        restores = [...ofLastDay(others, restore.at), restore];
        return restores;
      }),
  };
}
