import type { Output } from '../command-line.ts';
import type { LocalRun } from '../run/local-run.ts';

/** What a command that plays needs. A local run is made only once its words are understood and something is to be played. */
export interface PlayNeeds {
  createRun(): Promise<LocalRun>;
  screen: Output;
}
