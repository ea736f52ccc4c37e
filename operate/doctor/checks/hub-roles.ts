import {
  actors,
  actRoleName,
  type FunctionFolder,
  functionRoleName,
  memberStackName,
  readers,
  readRoleName,
  restoreRoleName,
  restorers,
} from '../../../infra/names.ts';
import { about, type Check, cannotTell, isDeployed, type Line, type Looked, ok, wrong } from './line.ts';
import { trustProblem } from './trust.ts';

/** The functions that each role trusts. */
export const ROLES: Readonly<Record<string, readonly FunctionFolder[]>> = {
  [readRoleName]: readers,
  [actRoleName]: actors,
  [restoreRoleName]: restorers,
};

const DEPLOY = `npx cdk deploy ${memberStackName}`;

/** The three roles of the hub's own account are there and trust its functions, as deployed by these settings. */
export const checkHubRoles: Check = (looked) =>
  Object.entries(looked.seen.trusts).flatMap(([role, trust]) => {
    const subject = `role ${role.replace('UnusedCredentials', '')}`;
    return about(subject, trust, (document) => judge(subject, { role, document, looked }));
  });

function judge(
  subject: string,
  { role, document, looked }: { role: string; document: unknown; looked: Looked },
): Line {
  const { settings, seen } = looked;
  if (document === undefined) {
    const says = `${role} is not in ${seen.caller.account}`;
    return isDeployed(seen) === true
      ? wrong(
          subject,
          `${says}: no case of its own users can be handled.`,
          `${DEPLOY}; where that stack is there, the role was deleted by hand: ${DEPLOY} --revert-drift`,
        )
      : cannotTell(
          subject,
          `${says}; it comes with ${memberStackName}.`,
          'Deploy, then run the doctor again.',
        );
  }
  const partition = seen.caller.arn.split(':')[1] ?? 'aws';
  const hub = `arn:${partition}:iam::${settings.hubAccountId}`;
  const principals = (ROLES[role] ?? []).map((folder) => `${hub}:role/${functionRoleName(folder)}`);
  const problem = trustProblem(document, { root: `${hub}:root`, principals, ...organizationOf(looked) });
  if (problem !== undefined)
    return wrong(
      subject,
      `${role} in ${seen.caller.account} ${problem}.`,
      `Deploy it as it should be, also where it was changed by hand: ${DEPLOY} --revert-drift`,
    );
  const who = (ROLES[role] ?? []).join(', ');
  return ok(
    subject,
    `in ${seen.caller.account}, trusts ${who}, and nobody else, so assuming it is not tried from here`,
  );
}

function organizationOf({ settings: { organizationId } }: Looked): { organizationId?: string } {
  return organizationId === undefined ? {} : { organizationId };
}
