import type { ExecutionListItem, StepFunctionsError } from '../../engine/step-functions.ts';
import type { RunStep } from '../scenario/run-steps.ts';
import { note, noteIdle, type Play, whoOf } from './act.ts';

type StepOf<Name extends RunStep['do']> = Extract<RunStep, { do: Name }>;
type ExecutionStep = StepOf<'stopExecution' | 'sendTaskSuccess' | 'sendTaskFailure'>;

/** Someone acts on an execution past the product; what Step Functions refuses is noted. */
export function actOnExecution(play: Play, step: ExecutionStep): void {
  const what = {
    stopExecution: 'someone stops the execution',
    sendTaskSuccess: 'someone answers with a task token',
    sendTaskFailure: 'someone lets a question fail with a task token',
  }[step.do];
  try {
    call(play, step);
    note(play, step.do, what);
  } catch (error) {
    const { code, message } = error as StepFunctionsError;
    noteIdle(play, step.do, what, `${code ?? 'Error'}: ${message}`);
  }
}

function call(play: Play, step: ExecutionStep): void {
  if (step.do === 'stopExecution') stopExecution(play, step);
  else if (step.do === 'sendTaskSuccess') sendTaskSuccess(play, step);
  else sendTaskFailure(play, step);
}

function stopExecution(play: Play, step: StepOf<'stopExecution'>): void {
  const { error, cause } = step;
  const { machine } = play.simulation;
  const executionArn = executionOf(play, step);
  const { status } = machine.describeExecution({ executionArn });
  if (status !== 'RUNNING') throw new Error(`the execution has ended: ${status}`);
  machine.stopExecution({ executionArn, ...(error && { error }), ...(cause && { cause }) });
}

function sendTaskSuccess(play: Play, step: StepOf<'sendTaskSuccess'>): void {
  const output = JSON.stringify(step.output);
  play.simulation.machine.sendTaskSuccess({ taskToken: tokenOf(play, step), output });
}

function sendTaskFailure(play: Play, step: StepOf<'sendTaskFailure'>): void {
  const { error, cause } = step;
  const taskToken = tokenOf(play, step);
  play.simulation.machine.sendTaskFailure({
    taskToken,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  });
}

function tokenOf(play: Play, step: StepOf<'sendTaskSuccess' | 'sendTaskFailure'>): string {
  return step.token === 'last' ? latestToken(play, step) : step.token;
}

/** ARN of the named execution, else of the newest one of the user. */
function executionOf(play: Play, step: ExecutionStep): string {
  const found =
    step.execution === undefined
      ? newestExecution(play, whoOf(play, step))
      : executionsOf(play).find(({ name }) => name === step.execution);
  if (found === undefined) throw new Error('there is no such execution');
  return found.executionArn;
}

/** The newest execution of a user, by every unique id that the name has had. */
export function newestExecution(
  play: Play,
  { account, user }: { account: string; user: string },
): ExecutionListItem | undefined {
  const ids = [...(play.userIds.get(`${account}/${user}`) ?? [])];
  return executionsOf(play).find(({ name }) => ids.some((id) => name.includes(id)));
}

function executionsOf({ simulation: { machine, assembly } }: Play): ExecutionListItem[] {
  return machine.listExecutions({ stateMachineArn: assembly.machine.arn, maxResults: 1000 }).executions;
}

/** The token of the newest question, stolen from the execution's own history. */
function latestToken(play: Play, step: ExecutionStep): string {
  const { events } = play.simulation.machine.getExecutionHistory({
    executionArn: executionOf(play, step),
    reverseOrder: true,
    maxResults: 1000,
  });
  for (const event of events) {
    const parameters = event.taskScheduledEventDetails?.parameters ?? '';
    const [, token] = /"taskToken":"([^"]+)"/i.exec(parameters) ?? [];
    if (token !== undefined) return token;
  }
  throw new Error('no question was asked');
}
