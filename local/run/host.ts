import { settingsVariable } from '../../functions/runtime/settings-variable.ts';
import { readAssembly } from '../assembly/assembly.ts';
import { ensureAssembly } from '../assembly/synth.ts';
import type { Assembly } from '../assembly/types.ts';
import { createVirtualClock } from '../engine/clock.ts';
import { createDynamodb } from '../twin/dynamodb/dynamodb.ts';
import { createTwin } from '../twin/server.ts';
import type { AnsweredCall } from '../twin/session.ts';
import { createWorld } from '../twin/world.ts';
import { buildCode } from './in-process/build.ts';
import { type Functions, functionsOf } from './in-process/environment.ts';
import { functionEnvironment } from './invoke/function-environment.ts';
import { createLambdaRuntime } from './invoke/lambda-runtime.ts';
import { policiesOf } from './invoke/permissions.ts';
import type { Host } from './simulation/simulation.ts';
import { createDeck, type Deck } from './tape/deck.ts';
import { tapedEnvironments } from './tape/taped-environment.ts';

/** Functions, and the workflow that calls them. */
export interface Product {
  functions: Functions;
  definition: string;
}

/** How a local run is made. */
export interface LocalRunOptions {
  /** The cloud assembly; that of the working tree, synthesised if needed, if left out. */
  directory?: string | undefined;
  /**
   * Runs the functions of the working tree in this process, which costs half as much: all share one SDK, whose calls
   * reach the twin without a socket. Otherwise the bundles of the assembly run in threads and call over HTTP.
   */
  inProcess?: boolean | undefined;
  /** Another product in the place of what is deployed, which runs in this process. */
  product?: Product | undefined;
  /** Not to open everybody's pages after each step, where there are so many that it would take hours. */
  isUnwatched?: boolean | undefined;
  /** To keep no chronicle, payloads, logs and histories, where there are so many cases that these would not fit. */
  isUnrecorded?: boolean | undefined;
  /** After how many milliseconds the threads of all functions are started, which keeps a computer busy; at once, if left out. */
  warmsUpAfter?: number | undefined;
  /** Told of every call of a scenario, and when it was made (epoch ms). */
  onCall?: ((call: AnsweredCall, at: number) => void) | undefined;
}

/** What scenarios are played on one after the other, and the deck on which functions that run in process are recorded. */
export interface PreparedHost {
  host: Host;
  /** None where functions run in threads. */
  deck: Deck | undefined;
}

/** Synthesises if needed, starts the twin, and gets the functions ready. */
export async function prepareHost({
  directory,
  inProcess,
  product,
  isUnwatched = false,
  isUnrecorded = false,
  onCall = () => {},
}: LocalRunOptions): Promise<PreparedHost> {
  const assembly = assemblyOf(directory ?? (await ensureAssembly()).directory, product);
  const twin = await createTwin({
    clock: createVirtualClock(0),
    world: createWorld({ start: 0, accounts: [] }),
    services: [],
  });
  const { account, region, table } = assembly;
  const deck = createDeck({
    calls: () => twin.callCount,
    isLooking: () => twin.isLooking,
  });
  const functions =
    product?.functions ?? (inProcess && !isApiReplaced() ? functionsOfWorkingTree(assembly) : undefined);
  const isInProcess = functions !== undefined;
  const lambda = createLambdaRuntime({
    functions: assembly.functions,
    startEnvironment: functions && tapedEnvironments(functions.startFor, twin, deck),
    environmentOf: (deployed, environmentId) =>
      functionEnvironment(deployed, { environmentId, region, url: twin.url, parent: process.env }),
  });
  const host: Host = {
    ...{ assembly, twin, lambda, onCall, isRecorded: !isUnrecorded },
    dynamodb: await createDynamodb({ account, tables: [table], isInMemory: isInProcess }),
    deployed: settingsVariable.parse(assembly.functions[0]?.environment['SETTINGS']),
    policies: policiesOf(assembly),
    isWatched: () => !isUnwatched && !isUnrecorded && !deck.isReplaying(),
  };
  return { host, deck: isInProcess ? deck : undefined };
}

/** What is deployed; with another product, its workflow in the place of the deployed one. */
function assemblyOf(directory: string, product: Product | undefined): Assembly {
  const assembly = readAssembly(directory);
  if (product === undefined) return assembly;
  return { ...assembly, machine: { ...assembly.machine, definition: product.definition } };
}

/** An API at another endpoint can only be called over the network. */
function isApiReplaced(): boolean {
  return Object.keys(process.env).some((name) => name.startsWith('AWS_ENDPOINT_URL_'));
}

let built: Functions | undefined;

/** Built once for all runs of this process. */
function functionsOfWorkingTree({ functions }: Assembly): Functions {
  built ??= functionsOf(buildCode(functions.map(({ folder }) => folder)));
  return built;
}
