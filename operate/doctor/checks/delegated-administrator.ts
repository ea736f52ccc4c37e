import type { Read } from '../read/read.ts';
import { about, type Check, cannotTell, type Line, ok, SEE_POLICY, wrong } from './line.ts';

const SECURITY_HUB = 'securityhub.amazonaws.com';
/** CloudFormation user guide, "Register a delegated administrator". */
const STACK_SETS = 'member.org.stacksets.cloudformation.amazonaws.com';

/** The hub sees the findings of all accounts, and may deploy the StackSet, only as delegated administrator of both. */
export const checkDelegatedAdministrator: Check = ({ settings, seen: { delegatedServices, caller } }) => {
  if (delegatedServices === undefined) return [];
  const hub = judge('Security Hub administrator', delegatedServices, {
    principal: SECURITY_HUB,
    says: 'of Security Hub',
    account: caller.account,
    mend: `With credentials of the management account: aws securityhub enable-organization-admin-account --admin-account-id ${caller.account}`,
  });
  if (settings.organizationalUnitIds.length === 0) return hub;
  const stackSets = judge('StackSets administrator', delegatedServices, {
    principal: STACK_SETS,
    says: 'of StackSets',
    account: caller.account,
    mend: `With credentials of the management account: aws organizations register-delegated-administrator --account-id ${caller.account} --service-principal ${STACK_SETS}`,
  });
  return [...hub, ...stackSets];
};

interface Delegation {
  principal: string;
  says: string;
  account: string;
  mend: string;
}

function judge(
  subject: string,
  services: Read<readonly string[]>,
  { principal, says, account, mend }: Delegation,
): Line[] {
  // AWS answers alike where the right is missing and where the account is delegated administrator of nothing.
  if (services.is === 'unread' && services.isDenied)
    return [
      cannotTell(
        subject,
        `${services.action} is denied: either to these credentials, or because ${account} is delegated administrator of nothing. AWS says: ${services.message}`,
        `${SEE_POLICY}. If they have it: ${lowerFirst(mend)}`,
      ),
    ];
  return about(subject, services, (all) =>
    all.includes(principal)
      ? ok(subject, `${account} is delegated administrator ${says}`)
      : wrong(subject, `${account} is not delegated administrator ${says}.`, mend),
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
