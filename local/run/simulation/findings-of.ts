import { type Finding, findingSchema } from '../../twin/security-hub/finding.ts';
import { makeFinding } from '../../twin/security-hub/make-finding.ts';
import type { World } from '../../twin/world.ts';
import { type ScenarioFinding, userNamedIn } from '../scenario/finding-schema.ts';
import { momentMs } from '../scenario/time.ts';

/** A finding of a scenario, and the names by which its steps may call it. */
export interface NamedFinding {
  id: string;
  names: string[];
  /** What it shows and what to try with it, where the scenario says so. */
  comment?: string | undefined;
}

/** The ASFF document of a scenario's finding. A made one takes its user from the world as it is now. */
export function findingOf(
  finding: ScenarioFinding,
  { world, region }: { world: World; region: string },
): { document: Finding; named: NamedFinding } {
  const document =
    'asff' in finding ? findingSchema.parse(finding.asff) : madeFinding(finding, world, region);
  const user = 'asff' in finding ? userNamedIn(finding.asff) : finding.user;
  const { name = '', comment } = finding;
  return { document, named: { id: document.Id, names: [document.Id, name, user], comment } };
}

function madeFinding(
  {
    user: userName,
    account: givenAccount,
    created,
    name: _,
    comment: _comment,
    region: givenRegion,
    ...spec
  }: Extract<ScenarioFinding, { user: string }>,
  world: World,
  region: string,
): Finding {
  const account = givenAccount ?? accountOf(world, userName);
  const user = world.user(account, userName);
  if (user === undefined) throw new Error(`no user ${userName} in account ${account}`);
  return makeFinding({
    ...spec,
    account,
    region: givenRegion ?? region,
    userName,
    userId: user.userId,
    path: user.path,
    createdAt: momentMs(created, world.start),
    userCreatedAt: user.createdAt,
    groups: user.groups.map((group) => group.name),
    attachedPolicies: user.attachedPolicies.map((PolicyArn) => ({
      PolicyArn,
      PolicyName: PolicyArn.split('/').at(-1) ?? '',
    })),
    inlinePolicies: user.inlinePolicies.map((policy) => policy.name),
  });
}

/** The first account that has a user of this name; the first account if none has. */
export function accountOf(world: World, userName: string): string {
  const ids = [...world.accounts.keys()];
  return ids.find((id) => world.user(id, userName) !== undefined) ?? ids[0] ?? '';
}
