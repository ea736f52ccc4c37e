import type { Assembly } from '../../assembly/types.ts';
import { createWorld, type World } from '../../twin/world.ts';
import type { Scenario } from '../scenario/schema.ts';
import { toMs } from '../scenario/time.ts';

/** IAM in every account of a scenario, with the roles of the member stack. */
export function worldOf(scenario: Scenario, assembly: Assembly): World {
  return createWorld({
    start: Date.parse(scenario.start),
    accounts: scenario.accounts,
    // Who may assume them is judged by their trust policies.
    roles: assembly.memberRoles.map(({ name }) => ({ name })),
    lastUseLagMs: toMs(scenario.iam.lastUseLag),
    loginProfileSettleMs: toMs(scenario.iam.loginProfileSettle),
    readLagReads: scenario.iam.readLag,
    reportReads: scenario.iam.reportReads,
    pageSize: scenario.iam.pageSize,
  });
}
