import {
  CreateLoginProfileCommand,
  DeleteLoginProfileCommand,
  GetLoginProfileCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { Credential } from '../../domain/credential/credential.ts';
import { PASSWORD_ID } from '../../domain/credential/kinds.ts';
import { errorNameOf } from '../../domain/errors/classify-error.ts';
import { InvalidInputError, TransientServiceError } from '../../domain/errors/errors.ts';
import type { Deleted, UserAddress } from '../../ports.ts';
import { calling, failureOf, hidingSecret, isRepetition, readAnswer } from '../call.ts';
import { problemOf, withDates } from './credential-evidence.ts';
import { dateSchema, type IamDate } from './date.ts';
import { deleting } from './deleting.ts';
import type { KindAdapter } from './kind-adapter.ts';

/** The console password of a user: its login profile. */
export const password: KindAdapter = {
  actions: {
    read: { 'iam:GetLoginProfile': 'whether there is a password, and since when' },
    disable: { 'iam:DeleteLoginProfile': 'IAM cannot disable a login profile, only delete it' },
    restore: { 'iam:CreateLoginProfile': 'what was deleted comes back with a new password' },
    restoreAnywhere: { 'iam:GetAccountPasswordPolicy': 'a new password has to satisfy it' },
    delete: { 'iam:DeleteLoginProfile': 'IAM deletes no user that has one' },
  },
  read,
  async disable(client, address) {
    return (await deleteLoginProfile(client, address)) === 'gone' ? 'gone' : 'disabled';
  },
  async restore(client, address, { newSecret }) {
    if (newSecret === undefined) throw new InvalidInputError('A password comes back only as a new one');
    return createLoginProfile(client, address, newSecret);
  },
  delete: deleteLoginProfile,
  removal: (client, { userName: UserName }, id) => ({
    operation: 'DeleteLoginProfile',
    what: id,
    run: () => client.send(new DeleteLoginProfileCommand({ UserName })),
  }),
};

/**
 * The console password with its last use, which GetUser reports, if there is one. Unknown is not never: what IAM does
 * not tell becomes a `problem` of the credential (design D7).
 */
async function read(
  client: IAMClient,
  { account, userName }: UserAddress,
  { PasswordLastUsed }: { PasswordLastUsed: IamDate },
): Promise<Credential[]> {
  const password = { id: PASSWORD_ID, kind: 'password', status: 'Active' } as const;
  const doing = `Read the login profile of ${userName} in account ${account} (GetLoginProfile)`;
  try {
    const answer = await calling(
      doing,
      () => client.send(new GetLoginProfileCommand({ UserName: userName })),
      {
        NoSuchEntity: () => undefined,
      },
    );
    if (answer === undefined) return [];
    const { CreateDate } = readAnswer(loginProfileSchema, answer, doing).LoginProfile;
    return [withDates(password, CreateDate, PasswordLastUsed)];
  } catch (error) {
    // Whether there is one is not known either.
    return [{ ...password, status: 'unknown', problem: problemOf(error, 'GetLoginProfile') }];
  }
}

const loginProfileSchema = z.object({ LoginProfile: z.object({ CreateDate: dateSchema }) });

function deleteLoginProfile(client: IAMClient, { account, userName }: UserAddress): Promise<Deleted> {
  const doing = `Delete the login profile of ${userName} in account ${account} (DeleteLoginProfile)`;
  const command = new DeleteLoginProfileCommand({ UserName: userName });
  return deleting(doing, () => client.send(command));
}

// A password that someone else has set meanwhile stays.
async function createLoginProfile(
  client: IAMClient,
  { account, userName: UserName }: UserAddress,
  Password: string,
): Promise<'restored' | 'exists'> {
  const doing = `Create a login profile for ${UserName} in account ${account} (CreateLoginProfile)`;
  const command = new CreateLoginProfileCommand({ UserName, Password, PasswordResetRequired: true });
  try {
    await hidingSecret(Password, () => client.send(command));
    return 'restored';
  } catch (error) {
    if (errorNameOf(error) !== 'EntityAlreadyExists') throw failureOf(error, doing);
    if (!isRepetition(error)) return 'exists';
    // An earlier request may have made it and lost its answer: only another read can tell.
    throw new TransientServiceError(`${doing}: there is a login profile after a repeated request`);
  }
}
