import type { CredentialKind } from '../../../functions/domain/credential/kinds.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import type {
  Deleted,
  DisabledOrGone,
  GoneBefore,
  UserAddress,
  UserSessions,
  UserWriter,
} from '../../../functions/ports.ts';
import type { Calls } from './calls.ts';
import { findByName, type IamState } from './iam.ts';

/** What is done to one kind of credential. */
interface KindWriter {
  disable(id: string): Promise<DisabledOrGone>;
  restore(id: string, newSecret?: string): Promise<'restored' | 'exists'>;
  delete(id: string): Promise<Deleted>;
}

type SessionStep = Parameters<UserSessions['open']>[0];

/** The calls of IAM that the writer makes, by what they are named in `calls`. */
type Call =
  | 'deactivateKey'
  | 'activateKey'
  | 'deleteKey'
  | 'deleteLoginProfile'
  | 'createLoginProfile'
  | 'passwordPolicy'
  | 'inlinePolicyDocument'
  | 'deleteUser';

/** What each step's session policy lets the writer do; everything else is denied. */
const ALLOWED: Record<SessionStep, readonly Call[]> = {
  disable: ['deactivateKey', 'deleteLoginProfile'],
  delete: ['deleteKey', 'deleteLoginProfile'],
  'delete-user': ['deleteKey', 'deleteLoginProfile', 'inlinePolicyDocument', 'deleteUser'],
  restore: ['deactivateKey', 'activateKey', 'createLoginProfile', 'passwordPolicy'],
};

/** The parts of a user that must be gone before it can be deleted. */
const PARTS = [
  'groups',
  'credentials',
  'mfaDevices',
  'sshPublicKeys',
  'signingCertificates',
  'serviceSpecificCredentials',
  'inlinePolicies',
  'attachedPolicies',
] as const;

/** A writer with real effects on the users in memory, as far as the session of its step allows. */
export function createUserWriter(
  calls: Calls,
  state: IamState,
  step: SessionStep,
  address: UserAddress,
): UserWriter {
  const call = <Result>(method: Call, effect: () => Result): Promise<Result> =>
    calls.run(`iam.${method}`, () => {
      if (ALLOWED[step].includes(method)) return effect();
      throw new PermanentServiceError(`AccessDenied: the session for ${step} does not allow ${method}`);
    });
  const user = () => findByName(state, address.account, address.userName);
  const act = (what: string) => void state.acts.push(`${what} of ${address.userName}`);
  const setStatus = (id: string, status: string, verb: string) => {
    const key = user()?.credentials.find((one) => one.id === id);
    if (key === undefined || key.status === status) return key !== undefined;
    key.status = status;
    act(`${verb} ${id}`);
    return true;
  };
  const drop = (id: string): Deleted => {
    const owner = user();
    if (owner?.credentials.some((one) => one.id === id) !== true) return 'gone';
    owner.credentials = owner.credentials.filter((one) => one.id !== id);
    act(`delete ${id}`);
    return 'deleted';
  };
  const deleteLoginProfile = () => call('deleteLoginProfile', () => drop('password'));
  const kinds: Record<CredentialKind, KindWriter> = {
    password: {
      disable: async () => ((await deleteLoginProfile()) === 'gone' ? 'gone' : 'disabled'),
      restore: (_, password = '') =>
        call('createLoginProfile', () => createLoginProfile(state, user(), password)),
      delete: deleteLoginProfile,
    },
    'access-key': {
      disable: (id) =>
        call('deactivateKey', () => (setStatus(id, 'Inactive', 'deactivate') ? 'disabled' : 'gone')),
      restore: (id) =>
        call('activateKey', () => {
          if (!setStatus(id, 'Active', 'activate')) throw new PermanentServiceError(`NoSuchEntity: ${id}`);
          return 'restored';
        }),
      delete: (id) => call('deleteKey', () => drop(id)),
    },
  };
  return {
    disable: ({ id, kind }) => kinds[kind].disable(id),
    restore: ({ id, kind }, newSecret) => kinds[kind].restore(id, newSecret),
    delete: ({ id, kind }) => kinds[kind].delete(id),
    passwordPolicy: () => call('passwordPolicy', () => state.passwordPolicy),
    inlinePolicyDocument: (name) =>
      call('inlinePolicyDocument', () => {
        const document = state.policyDocuments[name];
        if (document === undefined) throw new PermanentServiceError(`NoSuchEntity: ${name}`);
        return document;
      }),
    deleteUser: (facts, removed = () => {}) =>
      call('deleteUser', () => undefined).then(() => deleteUser(calls, state, { user, act, removed }, facts)),
  };
}

function createLoginProfile(
  state: IamState,
  user: UserFacts | undefined,
  password: string,
): 'restored' | 'exists' {
  if (user === undefined) throw new PermanentServiceError('NoSuchEntity: no such user');
  if (user.credentials.some(({ id }) => id === 'password')) return 'exists';
  const { passwordLastUsedAt: lastUsedAt } = user;
  const createdAt = `${state.now.slice(0, 19)}Z`;
  const profile = { id: 'password', kind: 'password', status: 'Active', createdAt } as const;
  user.credentials = [{ ...profile, ...(lastUsedAt !== undefined && { lastUsedAt }) }, ...user.credentials];
  state.passwords[user.userName] = password;
  state.acts.push(`set a password of ${user.userName}`);
  return 'restored';
}

interface Deleting {
  user: () => UserFacts | undefined;
  act: (what: string) => void;
  removed: () => void;
}

/** Like the real one: removes what the facts list, part by part, then the user if nothing else is left. */
async function deleteUser(
  calls: Calls,
  state: IamState,
  { user, act, removed }: Deleting,
  facts: UserFacts,
): Promise<GoneBefore> {
  const credentialIds: string[] = [];
  let isAll = true;
  if (facts.unreadable.length > 0) throw new PermanentServiceError('what the user has is not known');
  for (const part of PARTS) {
    if (facts[part].length === 0) continue;
    await calls.run(`iam.deleteUser:${part}`, () => {
      const owner = user();
      const has: (string | { id: string })[] = owner?.[part] ?? [];
      const listed = new Set(facts[part].map(partName));
      if (part === 'credentials')
        credentialIds.push(...[...listed].filter((id) => !has.map(partName).includes(id)));
      const left = has.filter((one) => !listed.has(partName(one)));
      if (owner === undefined || left.length === has.length) return;
      isAll = false;
      act(`remove ${part}`);
      Object.assign(owner, { [part]: left });
    });
    removed();
  }
  await calls.run('iam.deleteUser:user', () => {
    const owner = user();
    if (owner === undefined) return;
    if (PARTS.some((part) => owner[part].length > 0)) throw new TransientServiceError('DeleteConflict');
    state.users = state.users.filter((one) => one !== owner);
    isAll = false;
    act('delete the user');
  });
  return { credentialIds, isAll };
}

function partName(one: string | { id: string }): string {
  return typeof one === 'string' ? one : one.id;
}
