import * as z from 'zod';
import { type CallContext, operation, type Service, ServiceError } from '../service.ts';
import { type OrganizationSetUp, pageOf, type SetUp } from './spec.ts';

const nothing = z.strictObject({});
const pageFields = {
  NextToken: z.string().optional(),
  MaxResults: z.number().int().min(1).max(20).optional(),
};
const ofParent = z.strictObject({
  ParentId: z.string().regex(/^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/),
  ...pageFields,
});
const ofAccount = z.strictObject({ AccountId: z.string().regex(/^\d{12}$/), ...pageFields });

/** What an account may read of its organisation. Source: Organizations API reference, who may call each operation. */
export function createOrganizations(setUp: SetUp): Service {
  return {
    name: 'organizations',
    prefix: 'organizations',
    protocol: 'aws-json-1.1',
    validationError: 'InvalidInputException',
    operations: {
      DescribeOrganization: operation({
        parameters: nothing,
        run() {
          const { id, managementAccountId } = organizationOf(setUp);
          return { Organization: { Id: id, MasterAccountId: managementAccountId, FeatureSet: 'ALL' } };
        },
      }),
      ListDelegatedServicesForAccount: operation({
        parameters: ofAccount,
        run({ AccountId, NextToken }, context) {
          const services = administered(setUp, context).delegated[AccountId] ?? [];
          if (services.length === 0)
            throw new ServiceError(
              'AccountNotRegisteredException',
              'The provided account is not a registered delegated administrator for your organization.',
            );
          const { items, next } = pageOf(services, NextToken, setUp.pageSize);
          const DelegatedServices = items.map((ServicePrincipal) => ({ ServicePrincipal }));
          return { DelegatedServices, NextToken: next };
        },
      }),
      ListAccountsForParent: operation({
        parameters: ofParent,
        run({ ParentId, NextToken }, context) {
          const { accounts } = unitOf(administered(setUp, context), ParentId);
          const { items, next } = pageOf(accounts, NextToken, setUp.pageSize);
          return { Accounts: items.map(({ id, state }) => ({ Id: id, State: state })), NextToken: next };
        },
      }),
      ListOrganizationalUnitsForParent: operation({
        parameters: ofParent,
        run({ ParentId, NextToken }, context) {
          const { units } = unitOf(administered(setUp, context), ParentId);
          const { items, next } = pageOf(units, NextToken, setUp.pageSize);
          return { OrganizationalUnits: items.map((Id) => ({ Id })), NextToken: next };
        },
      }),
    },
  };
}

function organizationOf({ organization }: SetUp): OrganizationSetUp {
  if (organization !== undefined) return organization;
  const message = 'Your account is not a member of an organization.';
  throw new ServiceError('AWSOrganizationsNotInUseException', message);
}

/** What the management account and delegated administrators of any service may read. */
function administered(setUp: SetUp, { principal: { account } }: CallContext): OrganizationSetUp {
  const organization = organizationOf(setUp);
  const { managementAccountId, delegated } = organization;
  if (account === managementAccountId || (delegated[account] ?? []).length > 0) return organization;
  // The words that users report, such as aws-samples/aws-iam-access-key-auto-rotation#10.
  throw new ServiceError('AccessDeniedException', "You don't have permissions to access this resource.");
}

function unitOf({ units }: OrganizationSetUp, id: string) {
  const unit = units[id];
  if (unit !== undefined) return unit;
  throw new ServiceError(
    'ParentNotFoundException',
    "We can't find a root or OU with the ParentId that you specified.",
  );
}
