import { inject } from 'vitest';

/*
 * A thread that outlives a run still has the mutant of the run before. Where the next one does not act while modules
 * load, none acts until the first test (StrykerJS activates it there).
 */
const { __stryker__ } = globalThis as { __stryker__?: { activeMutant?: string | undefined } };
if (__stryker__ !== undefined && inject('mutantActivation' as never) !== 'static')
  __stryker__.activeMutant = undefined;
