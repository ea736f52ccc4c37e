import { ID_LENGTH, uniqueId } from './ids.ts';
import { momentMs } from './moment.ts';
import type { AccessKey, GroupMembership, LoginProfile, MfaDevice, StoredKey, User } from './types.ts';
import { type FullUserSpec, type UserSpec, userSpecSchema } from './user-spec.ts';

/** Where a user is built: durations in its spec count back from `start` (epoch ms). */
export interface BuildContext {
  account: string;
  partition: string;
  start: number;
}

/** The user that a spec describes. Throws a ZodError listing everything wrong with the spec. */
export function buildUser(userSpec: UserSpec, context: BuildContext): User {
  const spec = userSpecSchema.parse(userSpec);
  const createdAt = momentMs(spec.createdAt, context.start);
  const since = (moment: string | undefined) =>
    moment === undefined ? createdAt : momentMs(moment, context.start);
  const seeds = [context.account, spec.userName, createdAt];
  return {
    userName: spec.userName,
    userId: spec.userId ?? uniqueId('AIDA', ID_LENGTH.AIDA, ...seeds),
    path: spec.path,
    createdAt,
    tags: { ...spec.tags },
    password: buildPassword(spec, since),
    passwordUses: [spec.formerPasswordLastUsed, spec.password?.lastUsed]
      .filter((moment) => moment !== undefined)
      .map(since),
    serviceUses: spec.serviceUses.map(({ service, at, region }) => ({
      at: since(at),
      namespace: service,
      region,
    })),
    accessKeys: spec.accessKeys.map((key, index) => buildKey(key, since, [...seeds, index])),
    mfaDevices: spec.mfaDevices.map((device) => buildMfaDevice(device, since, spec.userName, context)),
    sshPublicKeys: spec.sshPublicKeys.map((key, index) => buildStored(key, since, ['APKA', ...seeds, index])),
    signingCertificates: spec.signingCertificates.map((key, index) =>
      buildStored(key, since, ['CERT', ...seeds, index]),
    ),
    serviceSpecificCredentials: spec.serviceSpecificCredentials.map((credential, index) => ({
      ...buildStored(credential, since, ['ACCA', ...seeds, index]),
      service: credential.service,
      ...(credential.expiresAt === undefined ? {} : { expiresAt: since(credential.expiresAt) }),
    })),
    groups: spec.groups.map((text) => withPolicies(toGroup(text), spec)),
    attachedPolicies: [...spec.attachedPolicies],
    inlinePolicies: structuredClone(spec.inlinePolicies),
    permissionsBoundary: spec.permissionsBoundary,
    mayChangePassword: spec.mayChangePassword,
  };
}

function withPolicies(group: GroupMembership, { groupPolicies }: FullUserSpec): GroupMembership {
  const policies = groupPolicies[group.name];
  return policies === undefined ? group : { ...group, policies };
}

type Since = (moment: string | undefined) => number;

function buildPassword({ password }: FullUserSpec, since: Since): LoginProfile | undefined {
  if (password === undefined) return undefined;
  return { createdAt: since(password.createdAt), resetRequired: password.resetRequired };
}

function buildKey(
  spec: FullUserSpec['accessKeys'][number],
  since: Since,
  seeds: (string | number)[],
): AccessKey {
  const use = { at: since(spec.lastUsed), service: spec.lastUsedService, region: spec.lastUsedRegion };
  return {
    id: spec.id ?? uniqueId('AKIA', ID_LENGTH.AKIA, ...seeds),
    status: spec.status,
    createdAt: since(spec.createdAt),
    uses: spec.lastUsed === undefined ? [] : [use],
  };
}

function buildMfaDevice(
  spec: FullUserSpec['mfaDevices'][number],
  since: Since,
  userName: string,
  { account, partition }: BuildContext,
): MfaDevice {
  const name = spec.name ?? userName;
  const serials = {
    virtual: `arn:${partition}:iam::${account}:mfa/${name}`,
    u2f: `arn:${partition}:iam::${account}:u2f/user/${userName}/${name}`,
    hardware: spec.name ?? `GAHT${account.slice(0, 8)}`,
  };
  return { serial: serials[spec.kind], createdAt: since(spec.createdAt) };
}

function buildStored(
  spec: FullUserSpec['sshPublicKeys'][number],
  since: Since,
  [prefix = '', ...seeds]: (string | number)[],
): StoredKey {
  const id = spec.id ?? uniqueId(String(prefix), 21, ...seeds);
  return { id, status: spec.status, createdAt: since(spec.createdAt) };
}

/** A group from its name, which may have its path before it, e.g. `/team/devs`. */
export function toGroup(text: string): GroupMembership {
  const split = text.lastIndexOf('/') + 1;
  return { name: text.slice(split), path: text.slice(0, split) || '/' };
}
