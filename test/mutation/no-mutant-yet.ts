import { inject } from 'vitest';

interface Stryker {
  activeMutant?: string | undefined;
  mutantCoverage?: { perTest: object };
}
const { __stryker__ } = globalThis as { __stryker__?: Stryker };

/*
 * A thread that outlives a run still has the mutant of the run before. Where the next one does not act while modules
 * load, none acts until the first test (StrykerJS activates it there).
 */
if (__stryker__ !== undefined && inject('mutantActivation' as never) !== 'static')
  __stryker__.activeMutant = undefined;

// Each file reports all that is here; what the files before it have reported it need not repeat.
if (__stryker__?.mutantCoverage !== undefined) __stryker__.mutantCoverage.perTest = {};
