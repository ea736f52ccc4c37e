import { once } from './once.ts';

/** A credential as it is at one moment. Times are epoch milliseconds. */
export interface SeenCredential {
  /** `password`, or the access key id. */
  id: string;
  /** A password: there is a login profile. A key: it is Active. */
  isOn: boolean;
  createdAt: number;
  /** The last use that IAM reports at this moment: uses show late. */
  reportedUse: number | undefined;
}

/** A user of IAM as it is at one moment, whatever a lagging read would show. */
export interface SeenUser {
  account: string;
  userName: string;
  userId: string;
  path: string;
  tags: Readonly<Record<string, string>>;
  credentials: readonly SeenCredential[];
  /** Whether AWS has quarantined it: a managed policy of AWS for that is attached. */
  isQuarantined: boolean;
  /** That it is, and the next read does not show it yet. */
  isQuarantineUnseen?: boolean;
  /** When the login profile that is gone or there was last used, as IAM reports it. */
  passwordUse: number | undefined;
}

interface Moment {
  at: number;
  /** All users just after this. */
  users: readonly SeenUser[];
}

/** An analyst clicks a custom action on findings of these users (ARNs). */
export interface ClickEvent extends Moment {
  is: 'click';
  action: string;
  userArns: string[];
  controls: string[];
  findingIds: string[];
}

/** A change of IAM, by the product or by people. */
export interface IamEvent extends Moment {
  is: 'iam';
  action: string;
  account: string;
  user: string;
  /** The unique id of the user that was changed. */
  userId: string;
  /** The credential that was changed: `password`, a key id, or none. */
  credential: string | undefined;
  /** Names, ids and ARNs of what was changed: a key, a group, a policy, a device. */
  names: string[];
  /** Of UpdateAccessKey: the new status. */
  status: string | undefined;
  isProduct: boolean;
  /** Name of the role session that made it; empty for people. */
  session: string;
}

/** An item that the table took, as plain values. */
export interface ItemEvent extends Moment {
  is: 'item';
  item: Readonly<Record<string, unknown>>;
}

/** A call of one of the product's functions to AWS; `error`: what it was answered with, if it failed. */
export interface CallEvent extends Moment {
  is: 'call';
  /** The calling function's folder. */
  function: string;
  /** `<service>:<Operation>`. */
  call: string;
  error: string | undefined;
  /** Name of the role session that makes it, which names a case or a user; none of a function's own role. */
  session?: string | undefined;
}

/** An execution enters a state. */
export interface StateEvent extends Moment {
  is: 'state';
  caseId: string;
  state: string;
}

/** An execution starts or ends. */
export interface ExecutionEvent extends Moment {
  is: 'execution';
  caseId: string;
  status: string;
}

/** A finding as it stands after somebody wrote on it. */
export interface NoteEvent extends Moment {
  is: 'note';
  findingId: string;
  userArn: string;
  /** The case that the finding names, if any. */
  caseId: string;
  status: string;
  step: string;
  note: string;
  isProduct: boolean;
}

/** A mail that SES took. */
export interface MailEvent extends Moment {
  is: 'mail';
  /** By which SES tells what becomes of it. */
  sesId: string;
  to: string[];
  subject: string;
  text: string;
  links: string[];
}

/** SES tells that a mail did not come to these addresses, and will not. */
export interface BounceEvent extends Moment {
  is: 'bounce';
  sesId: string;
  to: string[];
}

/** A request to the case page, with what it was answered. */
export interface PageEvent extends Moment {
  is: 'page';
  /** Where in the chronicle the request began: what lies between is what it set off, and what ran beside it. */
  since: number;
  /**
   * `LOOK`: the model itself has opened the page, without a trace. `OPEN`: a button of a list has opened the page of one
   * of its users.
   */
  method: string;
  /** Of the page of one user; empty of one about several. */
  caseId: string;
  /** The cases of a page about several users, else none. */
  listed: readonly string[];
  key: string;
  form: Readonly<Record<string, string>>;
  status: number;
  html: string;
}

export type ChronicleEvent =
  | ClickEvent
  | IamEvent
  | ItemEvent
  | CallEvent
  | StateEvent
  | ExecutionEvent
  | NoteEvent
  | MailEvent
  | BounceEvent
  | PageEvent;

/** What the model needs to know of the settings. */
export interface ModelSettings {
  /** Whether somebody must confirm a deletion, from each of these times on (epoch ms): a release may change it. */
  deletionNeedsConfirmation: readonly { from: number; is: boolean }[];
  securityContacts: readonly string[];
  protected: {
    tags: readonly { key: string; value?: string | undefined }[];
    paths: readonly string[];
    names: readonly string[];
  };
  /** When something may be disabled or deleted, and on how many users a day; any time, where it is not given. */
  acts?: {
    windows: 'always' | readonly { days: readonly string[]; from: string; to: string }[];
    blackoutDates: readonly string[];
    maxPerDay: number;
    timeZone: string;
  };
}

/** Where a text came to stand, for the search for secrets. */
export interface Place {
  place: string;
  text: string;
  /** The one kind of secret that may stand there. */
  may?: string;
}

/** Everything that happened in a scenario, in order: the world, what people were shown, and what they said. */
export interface Chronicle {
  settings: ModelSettings;
  events: readonly ChronicleEvent[];
  /** Whether everything due was done at the end: the scenario was not stopped before. */
  isOver: boolean;
  /** Every password, task token and link key that the world has handed out, by kind. */
  secrets: Readonly<Record<string, readonly string[]>>;
  places: readonly Place[];
}

/** The events of one kind, in order. */
export function eventsOf<Kind extends ChronicleEvent['is']>(
  { events }: Pick<Chronicle, 'events'>,
  kind: Kind,
): readonly Extract<ChronicleEvent, { is: Kind }>[] {
  return (eventsByKind(events).get(kind) ?? []) as Extract<ChronicleEvent, { is: Kind }>[];
}

const eventsByKind = once((events: Chronicle['events']): ReadonlyMap<string, ChronicleEvent[]> => {
  const found = new Map<string, ChronicleEvent[]>();
  for (const event of events) {
    const alike = found.get(event.is) ?? [];
    alike.push(event);
    found.set(event.is, alike);
  }
  return found;
});
