import { redeployMemberRoles } from '../invoke/member-roles.ts';
import type { SystemStep } from '../scenario/system-steps.ts';
import { accountOf, findingOf } from '../simulation/findings-of.ts';
import { findingIds, note, noteIdle, type Play } from './act.ts';
import { actOnExecution } from './execution.ts';
import { actOnFaults } from './faults.ts';
import { actOnFunction, functionName } from './function.ts';
import { moveSwitch, stopAllCases } from './operator.ts';

/** Something happens to the systems around the product. */
export async function actOnSystem(play: Play, step: SystemStep): Promise<void> {
  const { simulation } = play;
  switch (step.do) {
    case 'fail':
    case 'kill':
    case 'heal':
    case 'failFinding':
    case 'misdeliver':
      return actOnFaults(play, step);
    case 'addFinding':
      return addFinding(play, step);
    case 'setFinding':
      return setFinding(play, step);
    case 'deliver':
      return deliver(play, step);
    case 'deployMemberStack':
      await redeployRoles(play, step);
      return changeMemberStack(play, step);
    case 'deleteMemberStack':
      return changeMemberStack(play, step);
    case 'pause':
    case 'resume':
      return moveSwitch(play, step);
    case 'release':
      simulation.release(step.settings);
      return note(play, step.do, `a release changes the settings: ${Object.keys(step.settings).join(', ')}`);
    case 'replaceTable':
      simulation.replaceTable();
      return note(play, step.do, 'the table of cases is replaced by one from a backup of this moment');
    case 'changeMailbox':
      simulation.mailboxes.set(step.address, step.to);
      return note(play, step.do, `mail to ${step.address}: ${step.to}`);
    case 'stopAll':
      return stopAllCases(play, step);
    case 'invoke':
    case 'duplicate':
      return actOnFunction(play, step);
    case 'stopExecution':
    case 'sendTaskSuccess':
    case 'sendTaskFailure':
      return actOnExecution(play, step);
  }
}

/** Security Hub reports nothing of a user that is gone or has another name by then. */
function addFinding(play: Play, { do: done, finding }: StepOf<'addFinding'>): void {
  const { world, assembly, securityHub } = play.simulation;
  const what = 'Security Hub reports another finding';
  const user = 'user' in finding ? finding.user : undefined;
  const account = 'user' in finding ? finding.account : undefined;
  if (user !== undefined && world.user(account ?? accountOf(world, user), user) === undefined) {
    noteIdle(play, done, what, `there is no user ${user}`);
    return;
  }
  const { document, named } = findingOf(finding, { world, region: assembly.region });
  securityHub.add(document);
  play.findings.push(named);
  note(play, done, what);
}

type StepOf<Name extends SystemStep['do']> = Extract<SystemStep, { do: Name }>;

async function setFinding(play: Play, step: StepOf<'setFinding'>): Promise<void> {
  const { securityHub, assembly, clock } = play.simulation;
  const what = 'an analyst changes a finding in the console';
  const ids = findingIds(play, step.finding);
  if (ids.length === 0) return noteIdle(play, step.do, what, `there is no finding ${step.finding}`);
  for (const id of ids) {
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
  note(play, step.do, what);
}

async function deliver(play: Play, step: StepOf<'deliver'>): Promise<void> {
  const { simulation } = play;
  for (let count = 0; count < step.times; count++) {
    const target = step.to && functionName(simulation, step.to);
    if (target) simulation.hand(target, step.event);
    const targets = target ? 1 : simulation.bus.put(step.event);
    await simulation.gathered();
    if (targets === 0) noteIdle(play, step.do, 'an event arrives', 'no rule matches it');
    else note(play, step.do, 'an event arrives');
  }
}

async function redeployRoles(
  { simulation }: Play,
  { account, settings: others }: StepOf<'deployMemberStack'>,
): Promise<void> {
  const { authorizer, assembly, settings } = simulation;
  if (others === undefined) return;
  await redeployMemberRoles(authorizer.policies, assembly, { account, settings: { ...settings, ...others } });
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
