import type { CallContext } from '../service.ts';

/** How one account is set up, in one Region; elsewhere it is as a new account is. */
export interface SetUp {
  account: string;
  region: string;
  /** Undefined: Security Hub is off. */
  securityHub:
    | {
        aggregator?: Aggregator | undefined;
        controls: Record<string, 'ENABLED' | 'DISABLED'>;
        actions: string[];
      }
    | undefined;
  /** Undefined: the account is in none. */
  organization: OrganizationSetUp | undefined;
  mail: MailSetUp;
  /** Status of each stack. */
  stacks: Record<string, string>;
  /** The outputs of each stack. */
  outputs: Record<string, Record<string, string>>;
  /** By ARN: what stands as the ARN of each subscription. */
  topics: Record<string, string[]>;
  tables: Record<string, TableSetUp>;
  stackSets: Record<string, StackInstanceSetUp[]>;
  /** The trust policy of each role. */
  roles: Record<string, unknown>;
  /** Of roles that are not at `/`. */
  paths: Record<string, string>;
  /** Names of IAM users. */
  users: string[];
  lambda: { concurrent: number; reserved: number };
  /** By service code: the quotas of which the account has a value. */
  quotas: Record<string, { name: string; value: number }[]>;
  recorder: RecorderSetUp | undefined;
  /** Of Security Hub, service-linked. */
  linkedRecorder: RecorderSetUp | undefined;
  /** The largest page of any list. */
  pageSize: number;
}

export interface Aggregator {
  region: string;
  mode: string;
}

export interface OrganizationSetUp {
  id: string;
  managementAccountId: string;
  /** Service principals that each account is delegated administrator of. */
  delegated: Record<string, string[]>;
  stackSetsAccess: 'ENABLED' | 'DISABLED' | 'DISABLED_PERMANENTLY';
  /** Roots and organizational units by id. */
  units: Record<string, { accounts: { id: string; state: string }[]; units: string[] }>;
}

export interface MailSetUp {
  isProduction: boolean;
  sendingEnabled: boolean;
  enforcement: string;
  perDay: number;
  perSecond: number;
  /** Whether each identity is verified. */
  identities: Record<string, boolean>;
  configurationSets: Record<string, ConfigurationSetSetUp>;
}

export interface ConfigurationSetSetUp {
  sendingEnabled: boolean;
  /** What is told on EventBridge's default bus, while that is switched on. */
  events: string[];
  isTelling: boolean;
}

export interface TableSetUp {
  /** The attribute by which items expire; undefined where they do not. */
  expiry: string | undefined;
  isRecoverable: boolean;
  isProtected: boolean;
}

export interface StackInstanceSetUp {
  account: string;
  unit: string;
  status: string;
  detail: string;
  reason?: string;
  drift: string;
}

export interface RecorderSetUp {
  recording: boolean;
  lastStatus: string;
  recordingGroup: object;
}

/** Whether a call is about the Region that is set up. */
export function isHere({ region }: SetUp, context: CallContext): boolean {
  return context.region === region;
}

/** A page of a list whose tokens are positions, as `items` and the token of the next page. */
export function pageOf<Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
): { items: Item[]; next: string | undefined } {
  const from = token === undefined ? 0 : Number(token);
  const to = from + size;
  return { items: items.slice(from, to), next: to < items.length ? String(to) : undefined };
}
