import type { Settings } from '../../functions/domain/settings/settings.ts';
import {
  configurationSetName,
  hubStackName,
  memberStackName,
  tableOutput,
  topicOutput,
} from '../../infra/names.ts';
import { identitiesOf } from '../../infra/sender-identities.ts';
import type { Clients } from './aws/clients.ts';
import { readInstances, readStack, readStackSetsAccess } from './aws/cloud-formation.ts';
import { readTable } from './aws/dynamodb.ts';
import { readPrincipal, readTrust } from './aws/identity.ts';
import { readAccountsBelow, readDelegatedServices, readOrganization } from './aws/organizations.ts';
import { readConcurrency, readStateQuotas } from './aws/quotas.ts';
import { readRecorders } from './aws/recorders.ts';
import { readAggregation, readControls, readCustomActions, readHub } from './aws/security-hub.ts';
import { readConfigurationSet, readIdentity, readMailAccount } from './aws/ses.ts';
import { readSubscriptions } from './aws/sns.ts';
import { ROLES } from './checks/hub-roles.ts';
import type { Read } from './read/read.ts';
import type { Caller, Seen, Stack } from './read/seen.ts';

/** What is looked at. */
export interface Looking {
  settings: Settings;
  caller: Caller;
  region: string;
  /** Also each account of the organizational units. */
  isEach: boolean;
  /** Hears how far it is. */
  progress(text: string): void;
}

/** Reads all that these settings need; nothing is changed, and no read that fails keeps another from being made. */
export async function look(clients: Clients, looking: Looking): Promise<Seen> {
  const [ofAccount, ofOrganization] = await Promise.all([
    lookAtAccount(clients, looking),
    lookAtOrganization(clients, looking),
  ]);
  return { ...ofAccount, ...ofOrganization };
}

async function lookAtAccount(clients: Clients, { settings, caller, region }: Looking): Promise<Seen> {
  const { securityHub, ses, cloudFormation, iam, lambda, quotas, config } = clients;
  const [isHubOn, aggregation, controls, customActions] = await Promise.all([
    readHub(securityHub),
    readAggregation(securityHub),
    readControls(securityHub, settings.controls),
    readCustomActions(securityHub),
  ]);
  const [mailAccount, configurationSet, hubStack] = await Promise.all([
    readMailAccount(ses),
    readConfigurationSet(ses, configurationSetName),
    readStack(cloudFormation, hubStackName),
  ]);
  const [identities, trusts, passwordReaders, concurrency, stateQuotas, recorders] = await Promise.all([
    Promise.all(identitiesOf(settings.sender).map((name) => readIdentity(ses, name))),
    byName(Object.keys(ROLES), (role) => readTrust(iam, role)),
    byName(settings.passwordReaders, (arn) => readPrincipal(iam, arn)),
    readConcurrency(lambda),
    readStateQuotas(quotas),
    readRecorders(config),
  ]);
  return {
    ...{ region, caller, isHubOn, aggregation, controls, customActions, identities },
    ...{ mailAccount, configurationSet, hubStack, trusts, passwordReaders },
    ...{ concurrency, stateQuotas, recorders },
    ...(await lookAtOutputs(clients, hubStack)),
  };
}

/** Only the outputs of the hub's stack say how these are called. */
async function lookAtOutputs(
  { sns, dynamodb }: Clients,
  hubStack: Read<Stack | undefined>,
): Promise<Pick<Seen, 'subscriptions' | 'casesTable'>> {
  const outputs = hubStack.is === 'read' ? (hubStack.value?.outputs ?? {}) : {};
  const { [topicOutput]: topic, [tableOutput]: table } = outputs;
  return {
    ...(topic !== undefined && { subscriptions: await readSubscriptions(sns, topic) }),
    ...(table !== undefined && { casesTable: await readTable(dynamodb, table) }),
  };
}

async function lookAtOrganization(
  { organizations, cloudFormation }: Clients,
  { settings, caller, isEach, progress }: Looking,
): Promise<Partial<Seen>> {
  const { organizationId, organizationalUnitIds: units } = settings;
  if (organizationId === undefined) return {};
  const [organization, delegatedServices] = await Promise.all([
    readOrganization(organizations),
    readDelegatedServices(organizations, caller.account),
  ]);
  if (units.length === 0) return { organization, delegatedServices };
  const [stackSetsAccess, instances] = await Promise.all([
    readStackSetsAccess(cloudFormation),
    readInstances(cloudFormation, memberStackName),
  ]);
  if (!isEach) return { organization, delegatedServices, stackSetsAccess, instances };
  const accounts = await byName(units, (unit) =>
    readAccountsBelow(organizations, unit, (many) => progress(`${unit}: ${many} accounts`)),
  );
  return { organization, delegatedServices, stackSetsAccess, instances, accounts };
}

/** One after the other: Organizations and IAM take few requests a second. */
async function byName<Value>(
  names: readonly string[],
  read: (name: string) => Promise<Read<Value>>,
): Promise<Record<string, Read<Value>>> {
  const found: Record<string, Read<Value>> = {};
  for (const name of names) found[name] = await read(name);
  return found;
}
