import { checkAccount } from './checks/account.ts';
import { checkCasesTable } from './checks/cases-table.ts';
import { checkConcurrency } from './checks/concurrency.ts';
import { checkConfigurationSet } from './checks/configuration-set.ts';
import { checkControls } from './checks/controls.ts';
import { checkCustomActions } from './checks/custom-actions.ts';
import { checkDelegatedAdministrator } from './checks/delegated-administrator.ts';
import { checkHomeRegion } from './checks/home-region.ts';
import { checkHubRoles } from './checks/hub-roles.ts';
import { checkHubStack } from './checks/hub-stack.ts';
import type { Check, Line, Looked } from './checks/line.ts';
import { checkMailAccount } from './checks/mail-account.ts';
import { checkMemberRoles } from './checks/member-roles.ts';
import { checkOperatorsTopic } from './checks/operators-topic.ts';
import { checkOrganization } from './checks/organization.ts';
import { checkPasswordReaders } from './checks/password-readers.ts';
import { checkRecorder } from './checks/recorder.ts';
import { checkSecurityHub } from './checks/security-hub.ts';
import { checkSender } from './checks/sender.ts';
import { checkStateQuotas } from './checks/state-quotas.ts';
import { checkTrustedAccess } from './checks/trusted-access.ts';

/** All checks, in the order of the table: what others stand on comes first. */
const CHECKS: readonly Check[] = [
  checkAccount,
  checkHubStack,
  checkCasesTable,
  checkSecurityHub,
  checkHomeRegion,
  checkControls,
  checkCustomActions,
  checkRecorder,
  checkOrganization,
  checkDelegatedAdministrator,
  checkTrustedAccess,
  checkSender,
  checkMailAccount,
  checkConfigurationSet,
  checkOperatorsTopic,
  checkHubRoles,
  checkPasswordReaders,
  checkMemberRoles,
  checkConcurrency,
  checkStateQuotas,
];

/** The table: a line or more for each thing that these settings need. */
export function examine(looked: Looked): Line[] {
  return CHECKS.flatMap((check) => check(looked));
}

/** 0: all is ok. 1: something is wrong. 3: nothing is known to be wrong, but not everything can be told. */
export function exitCodeOf(lines: readonly Line[]): 0 | 1 | 3 {
  if (lines.some(({ state }) => state === 'wrong')) return 1;
  return lines.some(({ state }) => state === 'cannot tell') ? 3 : 0;
}
