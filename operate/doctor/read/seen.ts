import type { Read } from './read.ts';

/** Whose credentials these are. */
export interface Caller {
  account: string;
  arn: string;
}

/** Where Security Hub brings findings together. */
export interface Aggregation {
  arn: string;
  /** The home Region. */
  region: string;
  /** ALL_REGIONS, ALL_REGIONS_EXCEPT_SPECIFIED, SPECIFIED_REGIONS or NO_REGIONS. */
  mode: string;
}

/** The organisation that the account is in. */
export interface Organization {
  id: string;
  managementAccountId: string;
}

/** What SES lets the account send in the Region; -1 recipients a day: as many as one likes. */
export interface MailAccount {
  isInSandbox: boolean;
  maySend: boolean;
  /** HEALTHY, PROBATION or SHUTDOWN. */
  standing: string;
  perDay: number;
  perSecond: number;
}

/** An identity of SES; undefined in place of it where there is none of the name. */
export interface Identity {
  name: string;
  isVerified: boolean;
}

/** Our configuration set in SES. */
export interface ConfigurationSet {
  maySend: boolean;
  /** The events that it tells on EventBridge. */
  tells: string[];
}

/** A stack of the StackSet, in one account. */
export interface Instance {
  account: string;
  /** The organizational unit, or root, that the StackSet was given. */
  unit: string | undefined;
  /** CURRENT, OUTDATED or INOPERABLE. */
  status: string;
  /** SUCCEEDED, FAILED, RUNNING ... */
  detail: string | undefined;
  reason: string | undefined;
  /** DRIFTED, IN_SYNC, UNKNOWN or NOT_CHECKED. */
  drift: string | undefined;
}

/** A stack of CloudFormation. */
export interface Stack {
  status: string;
  outputs: Readonly<Record<string, string>>;
}

/** How a table of DynamoDB is kept. */
export interface Table {
  /** The attribute by which items expire; undefined where they do not. */
  expiry: string | undefined;
  isRecoverable: boolean;
  isProtected: boolean;
}

/** Who is subscribed to a topic. */
export interface Subscriptions {
  confirmed: number;
  pending: number;
}

/** How many executions of Lambda functions the account may have at a time. */
export interface Concurrency {
  limit: number;
  /** What other functions have not reserved for themselves. */
  unreserved: number;
}

/** A quota as Service Quotas has it for the account. */
export interface Quota {
  name: string;
  value: number;
}

/** A recorder of AWS Config in the account and Region. */
export interface Recorder {
  isRecording: boolean;
  /** SUCCESS, PENDING, FAILURE ...; where AWS says none, undefined. */
  lastStatus: string | undefined;
  recordsUsers: boolean;
}

/** All that was read; what the settings do not need was not read and is missing. */
export interface Seen {
  region: string;
  caller: Caller;
  isHubOn: Read<boolean>;
  aggregation: Read<Aggregation | undefined>;
  /** ENABLED or DISABLED by control. */
  controls: Read<Readonly<Record<string, string>>>;
  /** The ids of all custom actions of the account in the Region. */
  customActions: Read<readonly string[]>;
  organization?: Read<Organization | undefined>;
  /** Service principals that the account is delegated administrator of. */
  delegatedServices?: Read<readonly string[]>;
  /** ENABLED, DISABLED or DISABLED_PERMANENTLY. */
  stackSetsAccess?: Read<string>;
  /** Undefined: there is no such StackSet. */
  instances?: Read<readonly Instance[] | undefined>;
  /** With `--all`: the active accounts by organizational unit, those of the units below included. */
  accounts?: Readonly<Record<string, Read<readonly string[]>>>;
  /** The names under which the sender may be verified, the nearest first; undefined where SES knows none of that name. */
  identities: readonly Read<Identity | undefined>[];
  mailAccount: Read<MailAccount>;
  configurationSet: Read<ConfigurationSet | undefined>;
  /** The hub's stack; undefined where there is none. */
  hubStack: Read<Stack | undefined>;
  /** Of the topic that the hub's stack names; undefined where it is gone. Missing where the stack names none. */
  subscriptions?: Read<Subscriptions | undefined>;
  /** The same of the table of cases. */
  casesTable?: Read<Table | undefined>;
  /** The trust of each member role in the hub's own account, by name; undefined where there is no such role. */
  trusts: Readonly<Record<string, Read<unknown>>>;
  /** By ARN of the settings: the ARN of the role or user of that name; undefined where there is none. */
  passwordReaders: Readonly<Record<string, Read<string | undefined>>>;
  concurrency: Read<Concurrency>;
  stateQuotas: Read<readonly Quota[]>;
  recorders: Read<readonly Recorder[]>;
}
