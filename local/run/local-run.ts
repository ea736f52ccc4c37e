import { settingsVariable } from '../../functions/runtime/settings-variable.ts';
import { readAssembly } from '../assembly/assembly.ts';
import { ensureAssembly } from '../assembly/synth.ts';
import type { Assembly } from '../assembly/types.ts';
import { createVirtualClock } from '../engine/clock.ts';
import type { HistoryEvent } from '../engine/step-functions.ts';
import type { Chronicle } from '../model/chronicle.ts';
import { createDynamodb } from '../twin/dynamodb/dynamodb.ts';
import type { Grant } from '../twin/policy/grants.ts';
import type { Policies } from '../twin/policy/policies.ts';
import { createTwin } from '../twin/server.ts';
import type { AnsweredCall } from '../twin/session.ts';
import { createWorld } from '../twin/world.ts';
import { buildCode } from './in-process/build.ts';
import { type Functions, functionsOf } from './in-process/environment.ts';
import { functionEnvironment } from './invoke/function-environment.ts';
import { createLambdaRuntime, type LogLine } from './invoke/lambda-runtime.ts';
import { policiesOf } from './invoke/permissions.ts';
import type { Invocation } from './invoke/running.ts';
import { type AtMost, playScenario, playSteps } from './player.ts';
import { type Report, reportOf } from './report/report.ts';
import { type Deployment, loadScenario } from './scenario/load.ts';
import type { Scenario } from './scenario/schema.ts';
import { createSession, type Session } from './session.ts';
import { chronicleOf } from './simulation/chronicle-of.ts';
import { createSimulation, type Host, type Simulation } from './simulation/simulation.ts';
import { createDeck } from './tape/deck.ts';
import type { Tape } from './tape/tape.ts';
import { tapedEnvironments } from './tape/taped-environment.ts';

/** The deployed product on a local twin of AWS. Plays one scenario at a time; the functions stay warm. */
export interface LocalRun {
  /**
   * Plays a scenario document to its end, unless something happens too often (TooOften). Throws BadScenario, or what
   * made the run fail.
   */
  play(document: unknown, atMost?: readonly AtMost[]): Promise<Report>;
  /** Plays a scenario document and records what its functions do. Throws BadScenario; Error where they run in threads. */
  record(document: unknown): Promise<{ report: Report; tape: Tape }>;
  /**
   * Plays a scenario document whose first so many calls are those of a recorded one: their functions do not run again,
   * and nobody opens pages meanwhile. Where anything is asked of a function that is not on the tape, it runs.
   */
  resume(document: unknown, from: { tape: Tape; calls: number }): Promise<Report>;
  /** Plays the steps of a scenario document and stays there, for people to go on. Throws BadScenario. */
  open(document: unknown): Promise<Session>;
  /** Everything that happened in the scenario played last, for the model. */
  chronicle(): Chronicle;
  readonly deployment: Deployment;
  /** The definition of the deployed workflow. */
  readonly definition: string;
  /** Whether its functions run in this process; otherwise in threads. */
  readonly isInProcess: boolean;
  /** The deployed policies, by which every call is judged; a test may take a grant away. */
  readonly policies: Policies;
  /** States of the workflow that only decide, for timelines. */
  readonly silentStates: ReadonlySet<string>;
  /** All below is of the scenario played last. */
  readonly invocations: readonly Invocation[];
  readonly logs: readonly (LogLine & { at: number })[];
  /** The grants that its calls needed. */
  readonly usedGrants: readonly Grant[];
  /** Every password that was set, every secret that was stored. */
  readonly passwords: readonly string[];
  /** Every task token that was handed out. */
  readonly tokens: readonly string[];
  /** The events of an execution, oldest first. */
  executionHistory(name: string): HistoryEvent[];
  /** The items of the table, but for messages and the deliverer's lease. */
  items(): Promise<Record<string, unknown>[]>;
  /** The items of the days of acts, in no order. */
  daysOfActs(): Promise<Record<string, unknown>[]>;
  /** The items of the messages, in no order. */
  messages(): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** The item of functions/aws/deliver-lease.ts. */
const LEASE = 'control#deliver';
/** The items of functions/aws/message-table.ts. */
/** The items of functions/aws/acts-table.ts. */
const isDayOfActs = (pk: unknown): boolean => String(pk).startsWith('acts#');
const isMessage = (pk: unknown): boolean => String(pk).startsWith('message#');

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
  /** Told of every call of a scenario, and when it was made (epoch ms). */
  onCall?: ((call: AnsweredCall, at: number) => void) | undefined;
}

/** Prepares a local run: synthesises if needed and starts the twin. The first scenario warms the functions up. */
export async function createLocalRun({
  directory,
  inProcess,
  product,
  isUnwatched = false,
  isUnrecorded = false,
  onCall = () => {},
}: LocalRunOptions = {}): Promise<LocalRun> {
  const deployedAssembly = readAssembly(directory ?? (await ensureAssembly()).directory);
  const { machine } = deployedAssembly;
  const definition = product?.definition ?? machine.definition;
  const assembly: Assembly = { ...deployedAssembly, machine: { ...machine, definition } };
  const twin = await createTwin({
    clock: createVirtualClock(0),
    world: createWorld({ start: 0, accounts: [] }),
    services: [],
  });
  const { account, region, table } = assembly;
  const deck = createDeck({
    calls: () => [...twin.calls.values()].reduce((sum, count) => sum + count, 0),
    isLooking: () => twin.isLooking,
  });
  const functions =
    product?.functions ?? (inProcess && !isApiReplaced() ? functionsOfWorkingTree(assembly) : undefined);
  const startEnvironment = functions && tapedEnvironments(functions.startFor, twin, deck);
  const isInMemory = startEnvironment !== undefined;
  const dynamodb = await createDynamodb({ account, tables: [table], isInMemory });
  const lambda = createLambdaRuntime({
    functions: assembly.functions,
    startEnvironment,
    environmentOf: (deployed, environmentId) =>
      functionEnvironment(deployed, { environmentId, region, url: twin.url, parent: process.env }),
  });
  const deployed = settingsVariable.parse(assembly.functions[0]?.environment['SETTINGS']);
  const policies = policiesOf(assembly);
  const isWatched = (): boolean => !isUnwatched && !isUnrecorded && !deck.isReplaying();
  const host: Host = {
    assembly,
    deployed,
    twin,
    lambda,
    dynamodb,
    policies,
    isWatched,
    isRecorded: !isUnrecorded,
    onCall,
  };
  const deployment: Deployment = {
    settings: deployed,
    functionFolders: assembly.functions.map(({ folder }) => folder),
  };
  let simulation: Simulation | undefined;
  let isOver = false;
  const set = async (document: unknown): Promise<{ simulation: Simulation; scenario: Scenario }> => {
    const loaded = loadScenario(document, deployment);
    const isFirst = simulation === undefined;
    isOver = false;
    simulation = await createSimulation(host, loaded);
    if (isFirst) lambda.warmUp();
    return { simulation, scenario: loaded.scenario };
  };

  const play: LocalRun['play'] = async (document, atMost) => {
    const opened = await set(document);
    const played = await playScenario(opened.simulation, opened.scenario, atMost);
    isOver = opened.scenario.until === undefined;
    return reportOf(played);
  };
  const playWithDeck = async (document: unknown): Promise<Report> => {
    if (startEnvironment === undefined) throw new Error('what functions do in threads cannot be recorded');
    try {
      return await play(document);
    } finally {
      deck.stop();
    }
  };

  return {
    deployment,
    definition: assembly.machine.definition,
    isInProcess: startEnvironment !== undefined,
    silentStates: silentStates(assembly.machine.definition),
    play,
    async record(document) {
      const tape = deck.record();
      return { report: await playWithDeck(document), tape };
    },
    async resume(document, { tape, calls }) {
      deck.replay(tape, calls);
      return playWithDeck(document);
    },
    async open(document) {
      const opened = await set(document);
      return createSession(await playSteps(opened.simulation, opened.scenario));
    },
    chronicle() {
      if (simulation === undefined) throw new Error('no scenario has been played');
      return chronicleOf(simulation, isOver);
    },
    policies: host.policies,
    get usedGrants() {
      return [...(simulation?.authorizer.used.values() ?? [])];
    },
    get invocations() {
      return simulation?.invocations ?? [];
    },
    get logs() {
      return simulation?.logs ?? [];
    },
    get passwords() {
      return [
        ...(simulation?.world.passwords ?? []),
        ...(simulation?.secrets.values ?? []).map(({ value }) => value),
      ];
    },
    get tokens() {
      return simulation === undefined ? [] : tokensOf(simulation);
    },
    executionHistory: (name) => (simulation === undefined ? [] : historyOf(simulation, name)),
    async items() {
      const items = await dynamodb.items(table.TableName);
      return items.filter(({ pk }) => pk !== LEASE && !isMessage(pk) && !isDayOfActs(pk));
    },
    async daysOfActs() {
      const items = await dynamodb.items(table.TableName);
      return items.filter(({ pk }) => isDayOfActs(pk));
    },
    async messages() {
      const items = await dynamodb.items(table.TableName);
      return items.filter(({ pk }) => isMessage(pk));
    },
    async close() {
      await Promise.all([lambda.close(), twin.close()]);
    },
  };
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

function historyOf({ machine, assembly }: Simulation, name: string): HistoryEvent[] {
  const executionArn = `${assembly.machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = machine.getExecutionHistory({
      executionArn,
      maxResults: 1000,
      ...(nextToken && { nextToken }),
    });
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

/** A payload carries its task token under this name, wherever it is in there. */
function tokensOf({ invocations }: Simulation): string[] {
  const found = invocations.flatMap(({ payload }) => [
    ...(JSON.stringify(payload) ?? '').matchAll(/"taskToken":"([^"]+)"/gi),
  ]);
  return [...new Set(found.map(([, token = '']) => token))];
}

/** The states of a definition that decide or end and do nothing, which a timeline leaves out. */
export function silentStates(definition: string): Set<string> {
  const { States } = JSON.parse(definition) as { States: Record<string, { Type: string }> };
  const silent = Object.entries(States).filter(([, { Type }]) => Type === 'Choice' || Type === 'Pass');
  return new Set(silent.map(([name]) => name));
}
