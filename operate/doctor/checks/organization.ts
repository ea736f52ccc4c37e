import type { Organization } from '../read/seen.ts';
import { about, type Check, type Line, type Looked, ok, wrong } from './line.ts';

const SUBJECT = 'organisation';

/** The organisation is the one of the settings: roles trust by its id, and findings count by it. */
export const checkOrganization: Check = (looked) => {
  const { organization } = looked.seen;
  return organization === undefined ? [] : about(SUBJECT, organization, (found) => judge(found, looked));
};

function judge(found: Organization | undefined, { settings, seen: { caller } }: Looked): Line {
  const { organizationId, managementAccountId } = settings;
  if (found === undefined)
    return wrong(
      SUBJECT,
      `${caller.account} is in no organisation; cdk.json says ${organizationId}.`,
      'Put accounts in place of organizationId into cdk.json, or take an account of the organisation.',
    );
  if (found.id !== organizationId)
    return wrong(
      SUBJECT,
      `${caller.account} is in ${found.id}; cdk.json says ${organizationId}.`,
      `Put ${found.id} into cdk.json.`,
    );
  if (managementAccountId !== undefined && found.managementAccountId !== managementAccountId)
    return wrong(
      SUBJECT,
      `The management account is ${found.managementAccountId}; cdk.json says ${managementAccountId}.`,
      `Put ${found.managementAccountId} into cdk.json.`,
    );
  return ok(SUBJECT, `${found.id}, managed by ${found.managementAccountId}`);
}
