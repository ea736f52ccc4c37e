import type { LocalRunOptions } from '../run/host.ts';
import type { Screen } from '../screen.ts';

/** What `npm start` needs. */
export interface StartNeeds {
  screen: Screen;
  /** How its local run is made; on the deployed bundles of the working tree, if left out. */
  run?: Pick<LocalRunOptions, 'inProcess'>;
}
