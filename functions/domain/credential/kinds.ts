import { maskKeyId } from './mask-key-id.ts';

/** The id of a user's console password in plans and answers; access keys have their own id. */
export const PASSWORD_ID = 'password';

/** A credential as IAM shows it now; undefined: IAM shows none of its id. */
type Now = { status: string; lastUsedAt?: string | undefined } | undefined;

/** The rules in which one kind of credential differs from the others. */
export interface KindRow {
  /** Whether an id in plans and answers is one of this kind. */
  hasId(id: string): boolean;
  /** How a credential is named to people. */
  show(id: string): string;
  /** From when its age counts (ISO), once it was used. */
  activeSince(createdAt: string, lastUsedAt: string): string;
  /** When it was last used (ISO), also after it was disabled. */
  lastUse(now: Now, user: { passwordLastUsedAt?: string | undefined }): string | undefined;
  isOn(now: Now): boolean;
  /** Whether IAM shows it as disabling has left it. */
  isStillDisabled(now: Now): boolean;
  /** Whether it is gone although disabling has left it there. */
  isMissing(now: Now): boolean;
  /** What someone else has done to turn it on again; undefined where nobody has. */
  onAgain(now: Now, name: string): string | undefined;
  /** Whether restoring makes a new secret, which somebody has to hand over. */
  isReplaced: boolean;
  /** Whether disabling already deletes it. */
  isDeletedByDisabling: boolean;
  /** Whether it starts sessions that go on for hours once it is off. */
  startsSessions: boolean;
}

/** Every kind of credential. An id belongs to the first kind that says so. */
export const KINDS = {
  password: {
    hasId: (id) => id === PASSWORD_ID,
    show: () => 'password',
    // A login profile that was created anew keeps the user's old PasswordLastUsed (IAM API reference, User).
    activeSince: (createdAt, lastUsedAt) =>
      Date.parse(lastUsedAt) >= Date.parse(createdAt) ? lastUsedAt : createdAt,
    lastUse: (_, user) => user.passwordLastUsedAt,
    isOn: (now) => now !== undefined,
    isStillDisabled: (now) => now === undefined,
    isMissing: () => false,
    onAgain: (now) => (now === undefined ? undefined : 'someone has set a password again'),
    isReplaced: true,
    isDeletedByDisabling: true,
    startsSessions: false,
  },
  'access-key': {
    // Last, because its ids are all that is left.
    hasId: () => true,
    show: maskKeyId,
    activeSince: (_, lastUsedAt) => lastUsedAt,
    lastUse: (now) => now?.lastUsedAt,
    isOn: (now) => now?.status === 'Active',
    isStillDisabled: (now) => now?.status === 'Inactive',
    isMissing: (now) => now === undefined,
    onAgain: (now, name) =>
      now === undefined || now.status === 'Inactive' ? undefined : `${name} is ${now.status} again`,
    isReplaced: false,
    isDeletedByDisabling: false,
    startsSessions: true,
  },
} as const satisfies Record<string, KindRow>;

export type CredentialKind = keyof typeof KINDS;

/** The kinds in the order in which a user's credentials are listed. */
export const CREDENTIAL_KINDS = Object.keys(KINDS) as CredentialKind[];

/** The kind of the credential with this id. */
export function kindOf(id: string): CredentialKind {
  return CREDENTIAL_KINDS.find((kind) => KINDS[kind].hasId(id)) ?? 'access-key';
}

/** Whether restoring any of these makes a new secret, which somebody has to hand over. */
export function needsHandover(credentials: readonly { kind: CredentialKind }[]): boolean {
  return credentials.some(({ kind }) => KINDS[kind].isReplaced);
}
