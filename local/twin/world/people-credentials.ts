import { type Act, edit, type Outcome, type PeoplesWorld } from './edit.ts';
import { ID_LENGTH, uniqueId } from './ids.ts';
import type { User } from './types.ts';

/** What people do to credentials by hand. Each is denied, with a reason, where IAM would not allow it. */
export interface PeoplesCredentials {
  /** Creates an access key; `keyId` is made up if left out, and returned. */
  createKey(act: Act & { keyId?: string | undefined }): Outcome & { keyId: string };
  setKeyStatus(act: Act & { keyId: string; status: string }): Outcome;
  deleteKey(act: Act & { keyId: string }): Outcome;
  /** Creates a console password; `password` is made up if left out. */
  createLoginProfile(
    act: Act & { password?: string | undefined; resetRequired?: boolean | undefined },
  ): Outcome;
  deleteLoginProfile(act: Act): Outcome;
  addSshKey(act: Act & { id?: string | undefined }): Outcome;
  addServiceCredential(act: Act & { id?: string | undefined; service?: string | undefined }): Outcome;
}

/** The credential edits of a world's people. */
export function createPeoplesCredentials(world: PeoplesWorld): PeoplesCredentials {
  return {
    createKey: (act) => createKey(world, act),

    setKeyStatus: (act) =>
      edit(world, act, {
        action: 'UpdateAccessKey',
        part: 'accessKeys',
        detail: { accessKeyId: act.keyId, status: act.status },
        refuse: withoutKey(act.keyId),
        apply: (user) => {
          for (const key of user.accessKeys) if (key.id === act.keyId) key.status = act.status;
        },
      }),

    deleteKey: (act) =>
      edit(world, act, {
        action: 'DeleteAccessKey',
        part: 'accessKeys',
        detail: { accessKeyId: act.keyId },
        refuse: withoutKey(act.keyId),
        apply: (user) => {
          user.accessKeys = user.accessKeys.filter(({ id }) => id !== act.keyId);
        },
      }),

    createLoginProfile: (act) => createLoginProfile(world, act),

    deleteLoginProfile: (act) =>
      edit(world, act, {
        action: 'DeleteLoginProfile',
        part: 'password',
        refuse: ({ password }) => (password === undefined ? 'the user has no console password' : undefined),
        apply: (user) => {
          user.password = undefined;
        },
      }),

    addSshKey: (act) => {
      const id = act.id ?? uniqueId('APKA', ID_LENGTH.APKA, act.account, act.user, act.at);
      return edit(world, act, {
        action: 'UploadSSHPublicKey',
        part: 'sshPublicKeys',
        detail: { sshPublicKeyId: id },
        apply: (user) => user.sshPublicKeys.push({ id, status: 'Active', createdAt: act.at }),
      });
    },

    addServiceCredential: (act) => {
      const id = act.id ?? uniqueId('ACCA', ID_LENGTH.ACCA, act.account, act.user, act.at);
      const service = act.service ?? 'codecommit.amazonaws.com';
      return edit(world, act, {
        action: 'CreateServiceSpecificCredential',
        part: 'serviceSpecificCredentials',
        detail: { serviceSpecificCredentialId: id, serviceName: service },
        apply: (user) =>
          user.serviceSpecificCredentials.push({ id, service, status: 'Active', createdAt: act.at }),
      });
    },
  };
}

function createKey(
  world: PeoplesWorld,
  act: Act & { keyId?: string | undefined },
): Outcome & { keyId: string } {
  const keyId = act.keyId ?? uniqueId('AKIA', ID_LENGTH.AKIA, act.account, act.user, act.at, 'by hand');
  const outcome = edit(world, act, {
    action: 'CreateAccessKey',
    part: 'accessKeys',
    detail: { accessKeyId: keyId },
    refuse: ({ accessKeys }) => (accessKeys.length >= 2 ? 'the user has two access keys' : undefined),
    apply: (user) => user.accessKeys.push({ id: keyId, status: 'Active', createdAt: act.at, uses: [] }),
  });
  return { ...outcome, keyId };
}

function createLoginProfile(
  world: PeoplesWorld,
  act: Act & { password?: string | undefined; resetRequired?: boolean | undefined },
): Outcome {
  const value = act.password ?? `Given-to-${act.user}-${act.at}`;
  const resetRequired = act.resetRequired ?? false;
  return edit(world, act, {
    action: 'CreateLoginProfile',
    part: 'password',
    detail: { resetRequired },
    refuse: ({ password }) => (password === undefined ? undefined : 'the user has a console password'),
    apply: (user) => {
      user.password = { createdAt: act.at, resetRequired, value };
      world.recordPassword(value);
    },
  });
}

function withoutKey(keyId: string): (user: User) => string | undefined {
  return ({ accessKeys }) =>
    accessKeys.some(({ id }) => id === keyId) ? undefined : 'the access key does not exist';
}
