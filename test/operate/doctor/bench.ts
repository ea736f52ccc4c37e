import type { Settings } from '../../../functions/domain/settings/settings.ts';
import { memberTemplate } from '../../../infra/member-template.ts';
import { customActionIds } from '../../../infra/names.ts';
import { readSettings } from '../../../infra/settings.ts';
import { createResolver } from '../../../local/assembly/intrinsics.ts';
import { resourcesOfType, templateSchema } from '../../../local/assembly/template.ts';
import { createVirtualClock } from '../../../local/engine/clock.ts';
import { createTwin, type Twin } from '../../../local/twin/server.ts';
import type { AnsweredCall, Authorize } from '../../../local/twin/session.ts';
import { createSetUpServices } from '../../../local/twin/set-up/set-up.ts';
import type { SetUp } from '../../../local/twin/set-up/spec.ts';
import { createWorld } from '../../../local/twin/world.ts';
import { type Clients, clientsOf } from '../../../operate/doctor/aws/clients.ts';
import type { Line } from '../../../operate/doctor/checks/line.ts';
import { examine } from '../../../operate/doctor/examine.ts';
import { look } from '../../../operate/doctor/look.ts';

export const HUB = '444455556666';
export const MANAGEMENT = '999988887777';
export const MEMBERS = ['111122223333', '222233334444', '333344445555'] as const;
export const UNIT = 'ou-ab12-cdef3456';
const BELOW = 'ou-ab12-below789';
export const REGION = 'eu-west-1';
export const KEY_ID = 'AKIAOPERATOROFTHEHUB';
export const TOPIC = `arn:aws:sns:${REGION}:${HUB}:UnusedCredentialsHub-Operators`;
export const TABLE = 'UnusedCredentialsHub-Cases80582F3E-ABC';
export const STACK_SETS = 'member.org.stacksets.cloudformation.amazonaws.com';

const own = {
  hubAccountId: HUB,
  sender: 'iam-cleanup@corp.example',
  contact: 'cloud-security@corp.example',
  allowedDomains: ['corp.example'],
  fallbackContacts: ['it@corp.example'],
  securityContacts: ['security@corp.example'],
  passwordReaders: [`arn:aws:iam::${HUB}:role/desk/ServiceDesk`, `arn:aws:iam::${HUB}:user/lead`],
};
const organisation = {
  organizationId: 'o-a1b2c3d4e5',
  organizationalUnitIds: [UNIT],
  managementAccountId: MANAGEMENT,
};

/** The settings of the README's example, some of them changed. */
export function ofOrganisation(changes: object = {}): Settings {
  return readSettings({ ...own, ...organisation, ...changes }, 'organisation', REGION);
}

/** The settings of one account, the hub's own. */
export function ofOneAccount(changes: object = {}): Settings {
  return readSettings({ ...own, ...changes }, 'try-out', REGION);
}

const trusts = new Map<string, Record<string, unknown>>();

/** The trust of the member roles, as the stack of these settings deploys it. */
function trustsOf(settings: Settings): Record<string, unknown> {
  const key = JSON.stringify(settings);
  const known = trusts.get(key) ?? synthesisedTrusts(settings);
  trusts.set(key, known);
  return { ...known };
}

function synthesisedTrusts(settings: Settings): Record<string, unknown> {
  const template = templateSchema.parse(memberTemplate(settings));
  const stack = { name: 'member', account: HUB, region: REGION, template, assets: new Map() };
  const resolve = createResolver(stack);
  return Object.fromEntries(
    resourcesOfType(stack, 'AWS::IAM::Role').map(([, { Properties }]) => [
      String(Properties['RoleName']),
      resolve(Properties['AssumeRolePolicyDocument']),
    ]),
  );
}

const instance = (account: string) => ({
  account,
  unit: UNIT,
  status: 'CURRENT',
  detail: 'SUCCEEDED',
  drift: 'NOT_CHECKED',
});

/** An account in which everything is as it must be, with a deployed hub. */
export function wellSetUp(settings: Settings): SetUp {
  const active = (id: string) => ({ id, state: 'ACTIVE' });
  return {
    account: HUB,
    region: REGION,
    securityHub: {
      aggregator: { region: REGION, mode: 'ALL_REGIONS' },
      controls: { 'IAM.8': 'ENABLED', 'IAM.22': 'ENABLED' },
      actions: ['OpenTicket', ...customActionIds],
    },
    organization: {
      id: organisation.organizationId,
      managementAccountId: MANAGEMENT,
      delegated: { [HUB]: ['config.amazonaws.com', 'securityhub.amazonaws.com', STACK_SETS] },
      stackSetsAccess: 'ENABLED',
      units: {
        [UNIT]: { accounts: [MEMBERS[0], MEMBERS[1], HUB].map(active), units: [BELOW] },
        [BELOW]: { accounts: [active(MEMBERS[2]), { id: '555566667777', state: 'SUSPENDED' }], units: [] },
      },
    },
    mail: {
      isProduction: true,
      sendingEnabled: true,
      enforcement: 'HEALTHY',
      perDay: 50_000,
      perSecond: 14,
      identities: { 'corp.example': true },
      configurationSets: {
        'unused-credentials': {
          sendingEnabled: true,
          events: ['BOUNCE', 'COMPLAINT', 'DELIVERY_DELAY', 'REJECT'],
          isTelling: true,
        },
      },
    },
    stacks: { UnusedCredentialsHub: 'CREATE_COMPLETE' },
    outputs: { UnusedCredentialsHub: { OperatorsTopicArn: TOPIC, CasesTableName: TABLE } },
    tables: { [TABLE]: { expiry: 'expiresAt', isRecoverable: true, isProtected: true } },
    topics: { [TOPIC]: ['PendingConfirmation', 'Deleted', `${TOPIC}:a1b2c3d4`] },
    stackSets: { UnusedCredentialsMember: MEMBERS.map(instance) },
    roles: { ...trustsOf(settings), ServiceDesk: {} },
    paths: { ServiceDesk: '/desk/' },
    users: ['lead'],
    lambda: { concurrent: 1000, reserved: 100 },
    quotas: {
      states: [
        { name: 'StartExecution throttle token bucket size', value: 800 },
        { name: 'StartExecution throttle token refill rate per second', value: 150 },
        { name: 'StateTransition throttle token refill rate per second', value: 800 },
      ],
    },
    recorder: {
      recording: true,
      lastStatus: 'Success',
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    },
    linkedRecorder: undefined,
    pageSize: 2,
  };
}

/** Before the first deployment. */
export function undeployed(setUp: SetUp): void {
  setUp.stacks = {};
  setUp.outputs = {};
  setUp.topics = {};
  setUp.tables = {};
  setUp.stackSets = {};
  // Whoever reads passwords is there already.
  setUp.roles = { ServiceDesk: {} };
  if (setUp.securityHub !== undefined) setUp.securityHub.actions = ['OpenTicket'];
  setUp.mail.configurationSets = {};
}

const PREFIXES: Record<keyof Clients, string> = {
  cloudFormation: 'cloudformation',
  config: 'config-service',
  dynamodb: 'dynamodb',
  iam: 'iam',
  lambda: 'lambda',
  organizations: 'organizations',
  quotas: 'service-quotas',
  securityHub: 'securityhub',
  ses: 'sesv2',
  sns: 'sns',
  sts: 'sts',
};

/** The environment by which a process of its own reaches the twin with the credentials of the hub. */
export function environmentOf(twin: Twin): Record<string, string> {
  const urls = Object.values(PREFIXES).map((prefix) => [
    `AWS_ENDPOINT_URL_${prefix.replaceAll('-', '_').toUpperCase()}`,
    twin.url(prefix),
  ]);
  return {
    ...Object.fromEntries(urls),
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: KEY_ID,
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
}

/** Clients that reach the twin with a key of the hub, or with another one. */
export function clientsTo(twin: Twin, { region = REGION, keyId = KEY_ID } = {}): Clients {
  return clientsOf((client) => ({
    region,
    endpoint: twin.url(PREFIXES[client]),
    credentials: { accessKeyId: keyId, secretAccessKey: 'secret' },
  }));
}

/** A look at a twin, and what it was asked. */
export interface Looked {
  lines: Line[];
  /** As `<service>:<Operation>`, in order. */
  calls: string[];
  progress: string[];
}

export interface LookOptions {
  settings?: Settings;
  /** Changes how the account is set up. */
  change?: ((setUp: SetUp) => void) | undefined;
  /** Changes the twin, such as by a fault. */
  meddle?: (twin: Twin) => void;
  authorize?: Authorize;
  region?: string;
  caller?: string;
  isEach?: boolean;
}

/** Starts the twin of such an account; whoever starts it closes it. */
export async function startAccount({
  settings = ofOrganisation(),
  change = () => {},
  caller = HUB,
  authorize = () => ({ allowed: true }),
  calls = [],
}: LookOptions & { calls?: string[] } = {}): Promise<Twin> {
  const setUp = wellSetUp(settings);
  change(setUp);
  const start = Date.parse('2026-03-02T09:00:00Z');
  const twin = await createTwin({
    clock: createVirtualClock(start),
    world: createWorld({ start, accounts: [{ id: HUB }] }),
    services: createSetUpServices(setUp),
    authorize,
    onCall: ({ service, operation }: AnsweredCall) => calls.push(`${service}:${operation}`),
  });
  twin.registerCredentials(KEY_ID, { account: caller, roleArn: `arn:aws:iam::${caller}:role/Operator` });
  return twin;
}

/** Looks at such an account with the real SDK. */
export async function lookAt(options: LookOptions = {}): Promise<Looked> {
  const { settings = ofOrganisation(), region = REGION, caller: account = HUB, isEach = false } = options;
  const calls: string[] = [];
  const progress: string[] = [];
  const twin = await startAccount({ ...options, calls });
  try {
    options.meddle?.(twin);
    const clients = clientsTo(twin, { region });
    const caller = { account, arn: `arn:aws:sts::${account}:assumed-role/Operator/me` };
    const seen = await look(clients, {
      ...{ settings, caller, region, isEach },
      progress: (text) => progress.push(text),
    });
    if (twin.refusals.length > 0) throw new Error(JSON.stringify(twin.refusals));
    return { lines: examine({ settings, seen }), calls, progress };
  } finally {
    await twin.close();
  }
}
