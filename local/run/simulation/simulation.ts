import { type Settings, settingsSchema } from '../../../functions/domain/settings/settings.ts';
import type { Assembly } from '../../assembly/types.ts';
import { createVirtualClock, type VirtualClock } from '../../engine/clock.ts';
import { createStepFunctions, type StepFunctions } from '../../engine/step-functions.ts';
import type { Dynamodb } from '../../twin/dynamodb/dynamodb.ts';
import type { Authorizer } from '../../twin/policy/authorizer.ts';
import type { Policies } from '../../twin/policy/policies.ts';
import { createRates } from '../../twin/rates.ts';
import type { SecretsManager } from '../../twin/secrets-manager/secrets-manager.ts';
import type { SecurityHub } from '../../twin/security-hub/security-hub.ts';
import type { Twin } from '../../twin/server.ts';
import type { Mailbox } from '../../twin/ses/mailbox.ts';
import type { Ses } from '../../twin/ses/ses.ts';
import type { AnsweredCall, Authorize } from '../../twin/session.ts';
import type { Sns } from '../../twin/sns/sns.ts';
import { createStates } from '../../twin/states/states.ts';
import type { World } from '../../twin/world.ts';
import { createDueTicks } from '../invoke/due-ticks.ts';
import { accessKeyIdOf } from '../invoke/function-environment.ts';
import type { LambdaRuntime } from '../invoke/lambda-runtime.ts';
import { deployMemberRoles } from '../invoke/member-roles.ts';
import { authorizerOf } from '../invoke/permissions.ts';
import { createRunning, type Running } from '../invoke/running.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { isOperator, type OperatorsTools, operatorsTools } from './operator.ts';
import { createRecorder, createSilentRecorder, type Recorder } from './recorder.ts';
import { createSystems } from './systems.ts';
import { worldOf } from './world-of.ts';

/** What outlives a scenario: the deployment, the twin's server, the warm functions and the table. */
export interface Host {
  assembly: Assembly;
  /** The settings of the assembly. */
  deployed: Settings;
  twin: Twin;
  lambda: LambdaRuntime;
  dynamodb: Dynamodb;
  policies: Policies;
  /** Whether everybody's pages are opened after each step, for the model. */
  isWatched(): boolean;
  /** Whether everything that happens is written down, for the model. */
  isRecorded: boolean;
  /** Told of every call, and when it was made (epoch ms). */
  onCall(call: AnsweredCall, at: number): void;
}

/** One scenario's world with everything that runs in it, at its start. */
export interface Simulation extends Running {
  clock: VirtualClock;
  assembly: Assembly;
  /** The settings that the functions get now. */
  readonly settings: Settings;
  /** The settings of each release so far, and since when they count (epoch ms); the first one first. */
  readonly releases: readonly { from: number; settings: Settings }[];
  /** Changes these settings for the invocations to come. */
  release(changed: Partial<Settings>): void;
  isWatched: Host['isWatched'];
  world: World;
  securityHub: SecurityHub;
  ses: Ses;
  sns: Sns;
  secrets: SecretsManager;
  machine: StepFunctions;
  /** What becomes of mail, by address; it comes to all others. */
  mailboxes: Map<string, Mailbox | 'works'>;
  /** Puts a table from a backup of this moment in the place of the table; the deliverer sees it within a minute. */
  replaceTable(): void;
  /** Lets the deliverer run in the next minute: what it has failed at may work now. */
  deliverSoon(): void;
  /** What operators act with. */
  operator: OperatorsTools;
  twin: Twin;
  lambda: LambdaRuntime;
  /** Judged every call, by the deployed policies. */
  authorizer: Authorizer;
  /** Writes down everything that happens, for the model. */
  recorder: Recorder;
}

/** Makes the simulation of a scenario: a fresh world, clock and engine on the given host. */
export async function createSimulation(host: Host, loaded: LoadedScenario): Promise<Simulation> {
  const { assembly, deployed, twin, lambda, dynamodb, policies, isRecorded } = host;
  const { scenario, settings } = loaded;
  await deployMemberRoles(policies, assembly, { deployed, settings });
  const clock = createVirtualClock(Date.parse(scenario.start));
  const releases = [{ from: clock.now(), settings }];
  const world = worldOf(scenario, assembly);
  const systems = createSystems(loaded, { assembly, clock, world });
  const { securityHub, ses, sesSetup, sns, secrets, mailboxes, postbox } = systems;
  const authorizer = authorizerOf(assembly, {
    policies,
    world,
    ses: sesSetup,
    secrets: () => secrets.secrets(clock.now()),
    organizationId: settings.organizationId,
  });
  const recorder = isRecorded
    ? createRecorder({ clock, assembly, world, ses, securityHub })
    : createSilentRecorder();
  const running = createRunning({ assembly, clock, lambda, authorizer, isRecorded });
  const machine = createStepFunctions({
    clock,
    machines: [assembly.machine],
    tasks: running.tasks,
    keepsHistory: isRecorded,
    onState: ({ executionArn, name }) => recorder.state(executionArn, name),
    onStatusChange: (execution) => {
      recorder.execution(execution.executionArn, execution.status);
      running.onStatusChange(execution);
    },
  });
  running.watch(machine);
  const put = (event: unknown): number => {
    recorder.event(event);
    return running.bus.put(event);
  };
  postbox.tellOn({ ...running.bus, put });
  const ticks = createDueTicks({ clock, run: () => running.bus.everyMinute() });
  const states = createStates(machine, { account: assembly.account });
  const services = [securityHub.service, ses.service, sns.service, secrets.service, states];
  await dynamodb.reset();
  // What operators may do is not deployed here.
  const authorize: Authorize = (call) =>
    isOperator(call.principal, assembly) ? { allowed: true } : authorizer.authorize(call);
  twin.reset({
    clock,
    world,
    services,
    dynamodb: dynamodb.service,
    authorize,
    rates: createRates(clock, { 'securityhub:*': scenario.securityHub.takenByOthers }),
    onCall: (call) => {
      recorder.call(call);
      ticks.heard(call);
      host.onCall(call, clock.now());
    },
    endEnvironment: lambda.kill,
    pauseEnvironment: lambda.pause,
  });
  for (const lambdaFunction of assembly.functions) {
    const { roleArn, functionName: sessionName, folder: functionFolder } = lambdaFunction;
    const { account } = assembly;
    twin.registerCredentials(accessKeyIdOf(lambdaFunction), {
      account,
      roleArn,
      sessionName,
      functionFolder,
    });
  }
  const operator = operatorsTools(twin, assembly);
  lambda.useClock(clock);
  lambda.useSettings(JSON.stringify(settings));
  return {
    ...running,
    bus: {
      ...running.bus,
      put,
      stop() {
        running.bus.stop();
        ticks.stop();
      },
    },
    http: recorder.requests(running.http),
    async settled() {
      await running.settled();
      recorder.catchUp();
    },
    recorder,
    clock,
    assembly,
    get settings() {
      return releases.at(-1)?.settings ?? settings;
    },
    releases,
    release(changed) {
      const next = settingsSchema.parse({ ...releases.at(-1)?.settings, ...changed });
      releases.push({ from: clock.now(), settings: next });
      lambda.useSettings(JSON.stringify(next));
    },
    isWatched: host.isWatched,
    world,
    securityHub,
    ses,
    sns,
    secrets,
    machine,
    mailboxes,
    deliverSoon: ticks.soon,
    replaceTable() {
      dynamodb.replaceTables();
      ticks.soon();
    },
    operator,
    twin,
    lambda,
    authorizer,
  };
}
