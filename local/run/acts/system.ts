import { pauseCases, resumeCases } from '../../../operate/move-switch.ts';
import type { StepFunctionsError } from '../../engine/step-functions.ts';
import type { SystemStep } from '../scenario/system-steps.ts';
import { findingOf } from '../simulation/findings-of.ts';
import { findingIds, note, type Play, whoOf } from './act.ts';
import { actOnFaults } from './faults.ts';

/** Something happens to the systems around the product. */
export async function actOnSystem(play: Play, step: SystemStep): Promise<void> {
  const { simulation } = play;
  switch (step.do) {
    case 'fail':
    case 'kill':
    case 'heal':
    case 'failFinding':
      return actOnFaults(play, step);
    case 'addFinding': {
      const { document, named } = findingOf(step.finding, {
        world: simulation.world,
        region: simulation.assembly.region,
      });
      simulation.securityHub.add(document);
      play.findings.push(named);
      return note(play, step.do, 'Security Hub reports another finding');
    }
    case 'setFinding':
      return setFinding(play, step);
    case 'deliver':
      return deliver(play, step);
    case 'invoke':
      return invoke(play, step);
    case 'deployMemberStack':
    case 'deleteMemberStack':
      return changeMemberStack(play, step);
    case 'pause':
    case 'resume':
      return moveSwitch(play, step);
    case 'stopExecution':
    case 'sendTaskSuccess':
      return actOnExecution(play, step);
  }
}

type StepOf<Name extends SystemStep['do']> = Extract<SystemStep, { do: Name }>;

async function setFinding(play: Play, step: StepOf<'setFinding'>): Promise<void> {
  const { securityHub, assembly, clock } = play.simulation;
  for (const id of findingIds(play, step.finding)) {
    const update = securityHub.service.operations['BatchUpdateFindings'];
    const parameters = {
      FindingIdentifiers: [{ Id: id, ProductArn: securityHub.finding(id)?.ProductArn }],
      ...(step.status && { Workflow: { Status: step.status } }),
      ...(step.note && { Note: { Text: step.note, UpdatedBy: 'analyst' } }),
      ...(step.fields && { UserDefinedFields: step.fields }),
    };
    const roleArn = `arn:aws:iam::${assembly.account}:role/analyst`;
    const principal = { account: assembly.account, roleArn };
    await update?.run(parameters, { principal, region: assembly.region, now: clock.now() });
  }
  note(play, step.do, 'an analyst changes a finding in the console');
}

async function deliver({ simulation, stepResults }: Play, step: StepOf<'deliver'>): Promise<void> {
  for (let count = 0; count < step.times; count++) {
    const target = step.to && functionName(simulation, step.to);
    if (target) simulation.invokeAsync(target, step.event);
    const targets = target ? 1 : simulation.bus.put(step.event);
    await simulation.settled();
    const got = targets === 0 ? 'no rule matches it' : undefined;
    stepResults.push({ at: simulation.clock.now(), do: step.do, what: 'an event arrives', got });
  }
}

async function invoke(play: Play, step: StepOf<'invoke'>): Promise<void> {
  const name = functionName(play.simulation, step.function);
  const latest = play.simulation.invocations.findLast(
    (invocation) => invocation.functionName === name,
  )?.payload;
  const payload = { ...(step.fresh ? {} : (latest as object | undefined)), ...step.payload };
  const result = await play.simulation.invoke(name, payload);
  const got = 'error' in result ? `${result.error.errorType}: ${result.error.errorMessage}` : result.payload;
  note(play, step.do, `someone invokes ${step.function}`, got.slice(0, 300));
}

/** The stack has the same roles in every account. */
function changeMemberStack(play: Play, step: StepOf<'deployMemberStack' | 'deleteMemberStack'>): void {
  const exists = step.do === 'deployMemberStack';
  const { world, assembly } = play.simulation;
  for (const { name } of assembly.memberRoles) {
    world.accounts.get(step.account)?.roles.set(name, { name, exists });
  }
  note(play, step.do, `the member stack of ${step.account} is ${exists ? 'deployed' : 'deleted'}`);
}

async function moveSwitch(play: Play, step: StepOf<'pause' | 'resume'>): Promise<void> {
  const { pauses, clock } = play.simulation;
  const at = new Date(clock.now()).toISOString();
  if (step.do === 'pause') {
    await pauseCases(pauses, { by: step.by, reason: step.reason, at });
    return note(play, step.do, `${step.by} pauses all cases: ${step.reason}`);
  }
  const resumed = await resumeCases(pauses, { by: step.by, reason: '', at });
  const got = resumed === undefined ? 'nothing is paused' : undefined;
  note(play, step.do, `${step.by} lets all cases go on`, got);
}

const functionName = ({ assembly }: Play['simulation'], folder: string): string =>
  assembly.functions.find((lambda) => lambda.folder === folder)?.functionName ?? folder;

function actOnExecution(play: Play, step: StepOf<'stopExecution' | 'sendTaskSuccess'>): void {
  const what =
    step.do === 'stopExecution' ? 'someone stops the execution' : 'someone answers with a task token';
  try {
    if (step.do === 'stopExecution') stopExecution(play, step);
    else sendTaskSuccess(play, step);
    note(play, step.do, what);
  } catch (error) {
    const { code, message } = error as StepFunctionsError;
    note(play, step.do, what, `${code ?? 'Error'}: ${message}`);
  }
}

function stopExecution(play: Play, step: StepOf<'stopExecution'>): void {
  const { error, cause } = step;
  const executionArn = executionOf(play, step);
  play.simulation.machine.stopExecution({ executionArn, ...(error && { error }), ...(cause && { cause }) });
}

function sendTaskSuccess(play: Play, step: StepOf<'sendTaskSuccess'>): void {
  const taskToken = step.token === 'last' ? latestToken(play, step) : step.token;
  play.simulation.machine.sendTaskSuccess({ taskToken, output: JSON.stringify(step.output) });
}

/** ARN of the named execution, else of the newest one of the user. */
function executionOf(play: Play, step: StepOf<'stopExecution' | 'sendTaskSuccess'>): string {
  const { machine, assembly } = play.simulation;
  const { account, user } = whoOf(play, step);
  const ids = [...(play.userIds.get(`${account}/${user}`) ?? [])];
  const { executions } = machine.listExecutions({ stateMachineArn: assembly.machine.arn });
  const found = executions.find(({ name }) =>
    step.execution === undefined ? ids.some((id) => name.includes(id)) : name === step.execution,
  );
  if (found === undefined) throw new Error('there is no such execution');
  return found.executionArn;
}

/** The token of the newest question, stolen from the execution's own history. */
function latestToken(play: Play, step: StepOf<'sendTaskSuccess'>): string {
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
