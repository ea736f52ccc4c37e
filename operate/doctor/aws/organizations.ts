import {
  type Account,
  DescribeOrganizationCommand,
  type OrganizationsClient,
  paginateListAccountsForParent,
  paginateListDelegatedServicesForAccount,
  paginateListOrganizationalUnitsForParent,
} from '@aws-sdk/client-organizations';
import { attempt, attemptWith, named, type Read } from '../read/read.ts';
import type { Organization } from '../read/seen.ts';

/** The organisation that the account is in; undefined where it is in none. Every account may ask (API reference). */
export async function readOrganization(client: OrganizationsClient): Promise<Read<Organization | undefined>> {
  return attemptWith<Organization | undefined>(
    'organizations:DescribeOrganization',
    async () => {
      const { Organization: found } = await client.send(new DescribeOrganizationCommand({}));
      return { id: found?.Id ?? '', managementAccountId: found?.MasterAccountId ?? '' };
    },
    named('AWSOrganizationsNotInUseException', undefined),
  );
}

/**
 * The service principals that the account is delegated administrator of. Only the management account and accounts that
 * are delegated administrator of something may ask (API reference).
 */
export async function readDelegatedServices(
  client: OrganizationsClient,
  AccountId: string,
): Promise<Read<readonly string[]>> {
  return attemptWith<readonly string[]>(
    'organizations:ListDelegatedServicesForAccount',
    async () => {
      const principals: string[] = [];
      for await (const page of paginateListDelegatedServicesForAccount({ client }, { AccountId }))
        principals.push(
          ...(page.DelegatedServices ?? []).map(({ ServicePrincipal = '' }) => ServicePrincipal),
        );
      return principals;
    },
    named('AccountNotRegisteredException', []),
  );
}

/** The active accounts of an organizational unit or root, those of the units below included; `found` hears how many. */
export async function readAccountsBelow(
  client: OrganizationsClient,
  ParentId: string,
  found: (accounts: number) => void,
): Promise<Read<readonly string[]>> {
  const accounts: string[] = [];
  const parents = [ParentId];
  for (let parent = parents.shift(); parent !== undefined; parent = parents.shift()) {
    const own = await readAccounts(client, parent, (more) => {
      accounts.push(...more);
      found(accounts.length);
    });
    const below = await readUnits(client, parent);
    if (own.is === 'unread') return own;
    if (below.is === 'unread') return below;
    parents.push(...below.value);
  }
  return { is: 'read', value: accounts };
}

async function readAccounts(
  client: OrganizationsClient,
  ParentId: string,
  found: (accounts: string[]) => void,
): Promise<Read<true>> {
  return attempt('organizations:ListAccountsForParent', async () => {
    for await (const { Accounts = [] } of paginateListAccountsForParent({ client }, { ParentId }))
      found(Accounts.filter(isActive).map(({ Id = '' }) => Id));
    return true as const;
  });
}

/** `Status` is what older endpoints call `State` (API reference, Account). */
function isActive({ State, Status }: Account): boolean {
  return (State ?? Status) === 'ACTIVE';
}

async function readUnits(client: OrganizationsClient, ParentId: string): Promise<Read<string[]>> {
  return attempt('organizations:ListOrganizationalUnitsForParent', async () => {
    const units: string[] = [];
    for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId }))
      units.push(...(page.OrganizationalUnits ?? []).map(({ Id = '' }) => Id));
    return units;
  });
}
