import { memberAccountsStackName, memberStackName } from '../../../infra/names.ts';
import type { Read } from '../read/read.ts';
import type { Instance } from '../read/seen.ts';
import { instanceProblem, isSuspended, isUnderWay } from './instance.ts';
import {
  about,
  type Check,
  cannotTell,
  isDeployed,
  type Line,
  type Looked,
  ok,
  some,
  unknown,
  wrong,
} from './line.ts';

/** A deployment does nothing while the template is the same; an update of the StackSet tries again where a stack is OUTDATED (API reference). */
const RETRY = `See why in the StackSet ${memberStackName} (CloudFormation console, StackSets, Delegated administrator), and undo in the account what was changed by hand. Then: aws cloudformation update-stack-set --stack-set-name ${memberStackName} --use-previous-template --capabilities CAPABILITY_NAMED_IAM --call-as DELEGATED_ADMIN`;

/**
 * The member roles are in the accounts of the organizational units, as the StackSet says. Assuming them is not tried: they
 * trust the hub's functions only (infra/member-stack.ts), so an operator's credentials are refused where all is well.
 */
export const checkMemberRoles: Check = (looked) => {
  const { settings, seen } = looked;
  const { instances } = seen;
  if (instances === undefined) return unseenAccounts(looked);
  const units = settings.organizationalUnitIds;
  if (instances.is === 'unread') return units.map((unit) => unknown(subjectOf(unit), instances));
  if (instances.value === undefined) return units.map((unit) => missingStackSet(subjectOf(unit), looked));
  const all = instances.value;
  return units.flatMap((unit) => {
    const ofUnit = all.filter((instance) => instance.unit === unit);
    const isHub = ({ account }: Instance) => account === settings.hubAccountId;
    const own = ofUnit.filter((instance) => !isHub(instance));
    return [
      ...ofUnit.filter(isHub).map((instance) => inHubAccount(unit, instance, looked)),
      ...judgeUnit(unit, { own, accounts: seen.accounts?.[unit], looked }),
    ];
  });
};

/**
 * The StackSet leaves the hub account out, but automatic deployment goes by units: an account that is moved between two of
 * them may get an instance all the same (unconfirmed). It fails for good, since the roles are there by another stack.
 */
function inHubAccount(unit: string, { account }: Instance, looked: Looked): Line {
  return wrong(
    subjectOf(account),
    'The StackSet has an instance in the hub account, which has the roles by its own stack. It fails for good.',
    `Take that instance away, and leave the roles alone: aws cloudformation delete-stack-instances ${targetOf(unit, account, looked)} --retain-stacks --call-as DELEGATED_ADMIN`,
  );
}

/** One account of a unit, for a command about instances of the StackSet. */
function targetOf(unit: string, account: string, { settings, seen }: Looked): string {
  const { memberRegion = seen.region } = settings;
  return `--stack-set-name ${memberStackName} --deployment-targets OrganizationalUnitIds=${unit},Accounts=${account},AccountFilterType=INTERSECTION --regions ${memberRegion}`;
}

function subjectOf(unit: string): string {
  return `roles in ${unit}`;
}

/** Without a StackSet nobody but the account itself can say whether it has the roles. */
function unseenAccounts({ settings: { accounts, hubAccountId } }: Looked): Line[] {
  const others = accounts?.filter((account) => account !== hubAccountId) ?? ['every member account'];
  return others.map((account) =>
    cannotTell(
      `roles in ${account}`,
      `No StackSet brings them, and these credentials cannot look into ${account}.`,
      `Try "Preview retirement" on a finding of it. If the roles are missing, with its credentials: npx cdk deploy ${memberStackName}`,
    ),
  );
}

function missingStackSet(subject: string, { seen }: Looked): Line {
  const says = `There is no StackSet ${memberStackName} in ${seen.region}.`;
  const deploy = `npx cdk deploy ${memberAccountsStackName}`;
  return isDeployed(seen) === true
    ? wrong(subject, `${says} No case of a member account can be handled.`, deploy)
    : cannotTell(
        subject,
        `${says} It comes with ${memberAccountsStackName}.`,
        `Deploy, then run the doctor again.`,
      );
}

interface Unit {
  own: readonly Instance[];
  /** With `--all`. */
  accounts: Read<readonly string[]> | undefined;
  looked: Looked;
}

function judgeUnit(unit: string, { own, accounts, looked }: Unit): Line[] {
  const subject = subjectOf(unit);
  const judged = judgeInstances(subject, own, accounts !== undefined);
  if (accounts === undefined) return judged;
  return [...judged, ...about(subject, accounts, (active) => judgeAccounts(unit, { own, active, looked }))];
}

function judgeInstances(subject: string, own: readonly Instance[], isEach: boolean): Line[] {
  const bad = own.flatMap((instance) => {
    const problem = instanceProblem(instance);
    return problem === undefined ? [] : [{ account: instance.account, problem }];
  });
  if (bad.length > 0 && isEach)
    return bad.map(({ account, problem }) =>
      wrong(subjectOf(account), `The StackSet says: ${problem}.`, RETRY),
    );
  if (bad.length > 0)
    return [
      wrong(
        subject,
        `${bad.length} of ${own.length} accounts are not well: ${some(bad.map(({ account, problem }) => `${account} (${problem})`))}.`,
        `With --all the doctor lists every account. ${RETRY}`,
      ),
    ];
  const underWay = own.filter(isUnderWay);
  if (underWay.length > 0)
    return [
      cannotTell(
        subject,
        `The StackSet is at work in ${underWay.length} of ${own.length} accounts: ${some(underWay.map(({ account }) => account))}.`,
        'Run the doctor again when that is over.',
      ),
    ];
  const [one] = own.filter((instance) => !isSuspended(instance));
  if (one === undefined)
    return isEach
      ? []
      : [
          cannotTell(
            subject,
            'The StackSet has no instance in it.',
            'With --all the doctor asks Organizations which accounts are in it.',
          ),
        ];
  return [ok(subject, describeGood(own, one))];
}

function describeGood(own: readonly Instance[], { account }: Instance): string {
  const unlooked = own.filter(({ drift }) => drift !== 'IN_SYNC').length;
  const drift =
    unlooked === 0 ? 'all as deployed' : `in ${unlooked} nobody has looked for changes by hand since`;
  const many = own.length === 1 ? '1 account has' : `${own.length} accounts have`;
  return `${many} them, says the StackSet; ${drift}. They trust the hub's functions only, so assuming them is not tried from here: "Preview retirement" on a finding of ${account} does.`;
}

function judgeAccounts(
  unit: string,
  { own, active, looked }: { own: readonly Instance[]; active: readonly string[]; looked: Looked },
): Line[] {
  const { hubAccountId, managementAccountId } = looked.settings;
  const wanted = active.filter((account) => account !== hubAccountId && account !== managementAccountId);
  const missing = wanted.filter((account) => !own.some((instance) => instance.account === account));
  if (missing.length === 0)
    return [ok(subjectOf(unit), `all ${wanted.length} active accounts of it are in the StackSet`)];
  return missing.map((account) =>
    wrong(
      subjectOf(account),
      `${account} is active, and the StackSet has no stack in it.`,
      `Bring it there: aws cloudformation create-stack-instances ${targetOf(unit, account, looked)} --call-as DELEGATED_ADMIN`,
    ),
  );
}
