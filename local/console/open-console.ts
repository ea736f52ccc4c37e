import { PHASES } from '../docs/phases.ts';
import { readWorkflow } from '../docs/workflow.ts';
import type { LocalRunOptions } from '../run/host.ts';
import { createLocalRun, type LocalRun } from '../run/local-run.ts';
import { loadScenario } from '../run/scenario/load.ts';
import { toMs } from '../run/scenario/time.ts';
import { servePage } from '../run/serve-page.ts';
import { worldOf } from '../run/simulation/world-of.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import type { ScenarioDocument } from './scene.ts';
import { serveConsole } from './serve/serve-console.ts';
import { layoutOf } from './workflow/layout.ts';

/** How the console is opened. */
export interface ConsoleOptions {
  document: ScenarioDocument;
  /**
   * A local run that plays nothing else meanwhile, and stays open; or how one is made: on the deployed bundles of the
   * working tree, synthesised if needed, if left out.
   */
  run?: LocalRun | Pick<LocalRunOptions, 'directory' | 'inProcess'> | undefined;
  /** The port that is tried first; 0 for any. */
  port: number;
}

/** A console that is open. */
export interface OpenConsole {
  readonly url: string;
  readonly desk: Desk;
  readonly run: LocalRun;
  close(): Promise<void>;
}

/** Until the first page is there; nobody has clicked by then, and functions start when they are first asked. */
const FIRST_PAGE_MS = 1500;

/**
 * Plays a scenario to its last step, or as far as it says, and serves the console before it. Throws BadScenario, and what
 * made the run fail.
 */
export async function openConsole({ document, run: options, port }: ConsoleOptions): Promise<OpenConsole> {
  const isPlayed = (document.then ?? []).length > 0;
  const warmsUpAfter = isPlayed ? undefined : FIRST_PAGE_MS;
  const given = options !== undefined && 'open' in options ? options : undefined;
  const run = given ?? (await createLocalRun({ ...options, warmsUpAfter }));
  // Nobody looks for what the model would say of pages; to open those of thirty people after each act takes seconds.
  const session = await run.open(document, { isUnwatched: true });
  const { scenario } = loadScenario(document, run.deployment);
  const { simulation } = session.play;
  const start = Date.parse(scenario.start);
  const desk = createDesk(session, start);
  if (scenario.until !== undefined) await desk.passTo(start + toMs(scenario.until));
  const casePage = await servePage((request) => desk.visit(request));
  const workflow = readWorkflow(run.definition);
  const scene = {
    ...{ desk, document, workflow, layout: layoutOf(workflow, PHASES) },
    before: worldOf(scenario, simulation.assembly).snapshot(),
    casePage: casePage.url,
  };
  const served = await serveConsole(scene, port);
  return {
    ...{ url: served.url, desk, run },
    async close() {
      desk.stop();
      await Promise.all([served.close(), casePage.close()]);
      // Whatever is under way would go on in what is played next.
      if (given === undefined) await run.close();
      else await desk.passTo(desk.session.now());
    },
  };
}
