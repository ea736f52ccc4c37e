import type { HistoryEvent } from '../engine/step-functions.ts';
import type { Chronicle } from '../model/chronicle.ts';
import type { Grant } from '../twin/policy/grants.ts';
import type { Policies } from '../twin/policy/policies.ts';
import { type LocalRunOptions, prepareHost } from './host.ts';
import type { LogLine } from './invoke/lambda-runtime.ts';
import type { Invocation } from './invoke/running.ts';
import { type AtMost, type BreakOff, playScenario, playToLastStep } from './player.ts';
import { type Report, reportOf } from './report/report.ts';
import { silentStates } from './report/silent-states.ts';
import { type Deployment, loadScenario } from './scenario/load.ts';
import type { Scenario } from './scenario/schema.ts';
import { createSession, type Session } from './session.ts';
import { chronicleOf } from './simulation/chronicle-of.ts';
import { historyOf } from './simulation/history-of.ts';
import { itemsByKind } from './simulation/items-of.ts';
import { passwordsOf, tokensOf } from './simulation/secrets-of.ts';
import { createSimulation, type Simulation } from './simulation/simulation.ts';
import { isUndisturbed, readStandstill } from './standstill/read-standstill.ts';
import type { Outlined, Standstill } from './standstill/standstill.ts';
import type { Deck } from './tape/deck.ts';
import type { Tape } from './tape/tape.ts';

/** The deployed product on a local twin of AWS. Plays one scenario at a time; the functions stay warm. */
export interface LocalRun {
  /**
   * Plays a scenario document to its end, unless something happens too often (TooOften). Throws BadScenario, or what
   * made the run fail.
   */
  play(document: unknown, atMost?: readonly AtMost[]): Promise<Report>;
  /**
   * Plays a scenario document and records what its functions do, and how it stands still. Throws BadScenario; Error where
   * they run in threads.
   */
  record(document: unknown): Promise<Recorded>;
  /**
   * Plays a scenario document whose first so many calls are those of a recorded one: their functions do not run again,
   * and nobody opens pages meanwhile. Where anything is asked of a function that is not on the tape, it runs.
   */
  resume(document: unknown, from: ResumeOptions): Promise<Report>;
  /**
   * Plays the steps of a scenario document and stays there, for people to go on. With `isUnwatched`, everybody's pages are
   * not opened for the model after each act. Throws BadScenario.
   */
  open(document: unknown, options?: { isUnwatched?: boolean }): Promise<Session>;
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

/** What a play was, for others to be resumed from. */
export interface Recorded {
  report: Report;
  tape: Tape;
  /** How it stood still, each time that it did. */
  standstills: Standstill[];
}

/** From where a play is resumed, and where it ends before its time. */
export interface ResumeOptions {
  tape: Tape;
  calls: number;
  /** Asked whenever it stands still after those calls, and nothing that a step has planned is left: whether it ends there. */
  endsHere?: ((standstill: Outlined) => boolean) | undefined;
}

/** Prepares a local run. The first scenario warms the functions up. */
export async function createLocalRun(options: LocalRunOptions = {}): Promise<LocalRun> {
  const { host, deck } = await prepareHost(options);
  const { assembly, deployed, twin, lambda, dynamodb, policies } = host;
  const { definition } = assembly.machine;
  const deployment: Deployment = {
    settings: deployed,
    functionFolders: assembly.functions.map(({ folder }) => folder),
  };
  let simulation: Simulation | undefined;
  let isOver = false;
  let warming: NodeJS.Timeout | undefined;
  const warmUp = (): void => {
    if (options.warmsUpAfter === undefined) lambda.warmUp();
    else warming = setTimeout(() => lambda.warmUp(), options.warmsUpAfter).unref();
  };
  const set = async (
    document: unknown,
    isWatched = host.isWatched,
  ): Promise<{ simulation: Simulation; scenario: Scenario }> => {
    const loaded = loadScenario(document, deployment);
    const isFirst = simulation === undefined;
    isOver = false;
    simulation = await createSimulation({ ...host, isWatched }, loaded);
    if (isFirst) warmUp();
    return { simulation, scenario: loaded.scenario };
  };

  const play = async (document: unknown, breakOff: BreakOff = {}): Promise<Report> => {
    const opened = await set(document);
    const played = await playScenario(opened.simulation, opened.scenario, breakOff);
    isOver = opened.scenario.until === undefined;
    return reportOf(played);
  };
  const onDeck = async (
    document: unknown,
    begin: (deck: Deck) => void,
    endsHere: BreakOff['endsHere'],
  ): Promise<Report> => {
    if (deck === undefined) throw new Error('what functions do in threads cannot be recorded');
    begin(deck);
    try {
      return await play(document, { endsHere });
    } finally {
      deck.stop();
    }
  };
  const items = () => itemsByKind(dynamodb, assembly.table.TableName);

  return {
    deployment,
    definition,
    isInProcess: deck !== undefined,
    silentStates: silentStates(definition),
    play: (document, atMost) => play(document, { atMost }),
    async record(document) {
      let tape: Tape = { invocations: [] };
      const standstills: Standstill[] = [];
      const begin = (empty: Deck): void => {
        tape = empty.record();
      };
      const report = await onDeck(document, begin, (played) => {
        standstills.push(readStandstill(played, dynamodb).whole());
        return false;
      });
      return { report, tape, standstills };
    },
    resume: (document, { tape, calls, endsHere }) =>
      onDeck(
        document,
        (empty) => empty.replay(tape, calls),
        endsHere &&
          ((played) =>
            isUndisturbed(played) &&
            played.simulation.twin.callCount > calls &&
            endsHere(readStandstill(played, dynamodb))),
      ),
    async open(document, { isUnwatched = false } = {}) {
      const opened = await set(document, () => !isUnwatched && host.isWatched());
      return createSession(await playToLastStep(opened.simulation, opened.scenario));
    },
    chronicle() {
      if (simulation === undefined) throw new Error('no scenario has been played');
      return chronicleOf(simulation, isOver);
    },
    policies,
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
      return simulation === undefined ? [] : passwordsOf(simulation);
    },
    get tokens() {
      return simulation === undefined ? [] : tokensOf(simulation);
    },
    executionHistory: (name) => (simulation === undefined ? [] : historyOf(simulation, name)),
    items: async () => (await items()).cases,
    daysOfActs: async () => (await items()).daysOfActs,
    messages: async () => (await items()).messages,
    async close() {
      clearTimeout(warming);
      await Promise.all([lambda.close(), twin.close()]);
    },
  };
}
