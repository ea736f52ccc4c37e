import { StepFunctionsError } from '../errors.ts';
import { abort, fail, timeOut } from '../execution/end.ts';
import type { Engine, Execution, ExecutionStatus, Machine } from '../execution/engine.ts';
import { runExecution } from '../execution/run.ts';
import { createHistory } from '../history.ts';
import { isValidName, limits } from '../limits.ts';
import { uuidFrom } from '../random.ts';
import { checkArn, checkLength, parsePayload } from './check.ts';
import { type ExecutionListItem, listItem } from './describe.ts';
import { type PageRequest, pageOf } from './pages.ts';

const dayMs = 86_400_000;

/** Parameters of StartExecution; `input` is JSON text, `{}` when absent; `name` a UUID when absent. */
export interface StartExecutionInput {
  stateMachineArn: string;
  name?: string;
  input?: string;
}

/** Parameters of StopExecution. */
export interface StopExecutionInput {
  executionArn: string;
  error?: string;
  cause?: string;
}

/** Parameters of ListExecutions. */
export interface ListExecutionsInput extends PageRequest {
  stateMachineArn: string;
  statusFilter?: ExecutionStatus;
}

/** The executions of one engine. */
export interface Executions {
  start(input: StartExecutionInput): { executionArn: string; startDate: number };
  stop(input: StopExecutionInput): { stopDate: number };
  list(input: ListExecutionsInput): { executions: ExecutionListItem[]; nextToken?: string };
  find(executionArn: string): Execution;
  /** All, the one started first first. */
  all(): Execution[];
}

function launch(engine: Engine, machine: Machine, arn: string, name: string, input: string): Execution {
  const startedAt = engine.clock.now();
  const history = createHistory(
    () => engine.clock.now(),
    () => {
      const cause = `The execution reached the maximum number of history events (${limits.historyEvents}).`;
      fail(engine, execution, { error: 'States.Runtime', cause });
    },
    engine.keepsHistory,
  );
  const execution: Execution = {
    arn,
    name,
    machine,
    input,
    startedAt,
    history,
    visits: [],
    status: 'RUNNING',
    variables: {},
  };
  const seconds = Math.min(
    machine.definition.TimeoutSeconds ?? limits.executionSeconds,
    limits.executionSeconds,
  );
  execution.deadline = engine.clock.schedule(startedAt + seconds * 1000, () => timeOut(engine, execution));
  const inputDetails = { truncated: false };
  history.record('ExecutionStarted', {
    executionStartedEventDetails: { input, inputDetails, roleArn: machine.roleArn },
  });
  return execution;
}

function executionArnOf(machine: Machine, name: string): string {
  return `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
}

function isNameFree(existing: Execution, now: number): boolean {
  return existing.stoppedAt !== undefined && now >= existing.stoppedAt + limits.nameReuseDays * dayMs;
}

function findMachine(machines: readonly Machine[], arn: string): Machine {
  checkArn(arn, 'stateMachine');
  const machine = machines.find((candidate) => candidate.arn === arn);
  if (machine !== undefined) return machine;
  throw new StepFunctionsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** The executions of these machines; none yet. */
export function createExecutions(engine: Engine, machines: readonly Machine[]): Executions {
  const executions = new Map<string, Execution>();

  const find = (arn: string): Execution => {
    checkArn(arn, 'execution');
    const execution = executions.get(arn);
    if (execution !== undefined) return execution;
    throw new StepFunctionsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  };

  /** The running execution that this call repeats; throws when the name is taken by another. */
  const repeated = (arn: string, input: string): Execution | undefined => {
    const existing = executions.get(arn);
    if (existing === undefined || isNameFree(existing, engine.clock.now())) return undefined;
    if (existing.status === 'RUNNING' && existing.input === input) return existing;
    throw new StepFunctionsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  };

  return {
    find,
    all: () => [...executions.values()],
    start({ stateMachineArn, name = uuidFrom(engine.random), input = '{}' }) {
      const machine = findMachine(machines, stateMachineArn);
      if (!isValidName(name)) throw new StepFunctionsError('InvalidName', `Invalid Name: '${name}'`);
      parsePayload('input', input, 'InvalidExecutionInput');
      const arn = executionArnOf(machine, name);
      const existing = repeated(arn, input);
      if (existing !== undefined) return { executionArn: arn, startDate: existing.startedAt };
      const execution = launch(engine, machine, arn, name, input);
      // Deleting first moves a reused name to the end of the list.
      executions.delete(arn);
      executions.set(arn, execution);
      engine.onStatusChange(execution);
      engine.inFlight.track(async () => {
        // The caller has its answer before the first state is entered.
        await Promise.resolve();
        await runExecution(engine, execution);
      });
      return { executionArn: arn, startDate: execution.startedAt };
    },
    stop({ executionArn, error, cause }) {
      const execution = find(executionArn);
      checkLength('error', error, limits.errorLength);
      checkLength('cause', cause, limits.causeLength);
      abort(engine, execution, { error, cause });
      return { stopDate: execution.stoppedAt ?? engine.clock.now() };
    },
    list({ stateMachineArn, statusFilter, ...request }) {
      const machine = findMachine(machines, stateMachineArn);
      const found = [...executions.values()]
        .filter((execution) => execution.machine === machine)
        .filter(({ status }) => statusFilter === undefined || status === statusFilter)
        .reverse();
      const name = `executions ${stateMachineArn} ${statusFilter ?? ''}`;
      const { items, ...rest } = pageOf(found.map(listItem), request, name);
      return { executions: items, ...rest };
    },
  };
}
