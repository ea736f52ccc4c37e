import { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import * as z from 'zod';
import { classifyError, errorNameOf } from '../../domain/errors/classify-error.ts';
import { PermanentServiceError } from '../../domain/errors/errors.ts';
import { sayingWhen } from '../answered-at.ts';
import { clientSettings, lazily, readAnswer, slowClientSettings } from '../call.ts';
import type { SessionStep } from './session-actions.ts';
import { type PolicySubject, sessionPolicy } from './session-policy.ts';

/** Temporary credentials of a role in a user's account. */
export interface SessionCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
}

/** The user that a session is for, and the case, where there is one: it names the session in CloudTrail. */
export interface SessionSubject extends PolicySubject {
  userName?: string;
  caseId?: string;
}

/** Opens a session of one role in the user's account, limited to this step and this user. */
export type OpenIamSession = (step: SessionStep, subject: SessionSubject) => Promise<IAMClient>;

export interface IamSessionOptions {
  /** The name of the role in every account, without a path. */
  roleName: string;
  /** Whose STS opens the sessions; the function's own where it is not given. */
  region?: string | undefined;
  sts?: () => STSClient;
  /** Makes the client that works with a session's credentials. */
  iam?: (credentials: SessionCredentials) => IAMClient;
}

/** The shortest that STS grants (API reference, AssumeRole), and as long as a function can run. */
const SESSION_SECONDS = 900;

/**
 * Sessions by STS AssumeRole through the endpoint of one Region, which every account must have enabled. Throws
 * PermanentServiceError where one has not, and when the role does not exist or does not trust this function: STS
 * answers AccessDenied to both. Errors of the session's calls that were denied name the role and what to deploy.
 */
export function iamSessions({
  roleName,
  region,
  sts = lazily(() => new STSClient({ ...clientSettings, ...(region !== undefined && { region }) })),
  iam = iamClients(),
}: IamSessionOptions): OpenIamSession {
  return async (step, subject) => {
    const { account, partition } = subject;
    const doing = `Assume the role ${roleName} in account ${account}`;
    const command = new AssumeRoleCommand({
      RoleArn: `arn:${partition}:iam::${account}:role/${roleName}`,
      RoleSessionName: sessionNameOf(subject),
      Policy: sessionPolicy(step, subject),
      DurationSeconds: SESSION_SECONDS,
    });
    try {
      const client = iam(readAnswer(assumedSchema, await sts().send(command), doing));
      return sayingWhen(sayingWhoIsDenied(client, roleName));
    } catch (error) {
      if (region !== undefined && isNotFound(error)) throw noSuchRegion(error, region);
      throw notAssumed(error, { doing, account, roleName, region: await sts().config.region() });
    }
  };
}

/** What a role has the right to do and its own policy denies: the member stack was deployed with settings that protect. */
const EXPLICIT_DENY = /explicit deny in an? identity-based policy/;

function inOurWords(denied: Error, roleName: string): string {
  // IAM's own words would push aside, in a note, what happened to the other credentials.
  if (EXPLICIT_DENY.test(denied.message))
    return `the settings protect this user, or what belongs to it, from ${roleName}`;
  return `${roleName} may not: deploy the member stack there again, or find what denies it. ${denied.message}`;
}

/** Says, where IAM denies a call, which role that was and what to do about it. */
function sayingWhoIsDenied(client: IAMClient, roleName: string): IAMClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof Error && errorNameOf(error) === 'AccessDenied')
          error.message = inOurWords(error, roleName);
        throw error;
      }
    },
    { step: 'initialize', name: 'sayingWhoIsDenied' },
  );
  return client;
}

/** Whether nobody resolves the name of the endpoint (Node.js, dns.NOTFOUND); where names fail for a moment it is EAI_AGAIN. */
function isNotFound(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'ENOTFOUND';
}

/** The SDK makes the name of an endpoint from any Region that it is given. */
function noSuchRegion(cause: unknown, region: string): Error {
  const what = 'set memberRegion to one that exists and that every account has';
  return new PermanentServiceError(`No STS is found in the Region ${region}: ${what} (ENOTFOUND)`, { cause });
}

/** What a person can do about a role that was not assumed; everything else as it comes. */
function notAssumed(
  error: unknown,
  { doing, account, roleName, region }: { doing: string; account: string; roleName: string; region: string },
): Error {
  const name = errorNameOf(error);
  const because = (text: string) => new PermanentServiceError(`${text} (${name})`, { cause: error });
  switch (name) {
    case 'AccessDenied':
    case 'NoSuchEntity':
      return because(
        `The role ${roleName} in account ${account} cannot be assumed: deploy the member stack there`,
      );
    // STS API reference, AssumeRole; an opt-in Region is off in an account until somebody enables it.
    case 'RegionDisabled':
      return because(
        `Account ${account} has not enabled the Region ${region}: enable it there, or set memberRegion to one that every account has`,
      );
    default:
      return classifyError(error, doing);
  }
}

const text = z.string().min(1);
const assumedSchema = z
  .object({
    Credentials: z.object({
      AccessKeyId: text,
      SecretAccessKey: text,
      SessionToken: text,
      Expiration: z.date(),
    }),
  })
  .transform(
    ({ Credentials }): SessionCredentials => ({
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
      expiration: Credentials.Expiration,
    }),
  );

/** A client per session would open connections of its own each time; they share one handler. */
function iamClients(): (credentials: SessionCredentials) => IAMClient {
  const shared = lazily(() => new IAMClient(slowClientSettings).config.requestHandler);
  return (credentials) => new IAMClient({ ...slowClientSettings, credentials, requestHandler: shared() });
}

/** Role session names are 2 to 64 characters of `\w+=,.@-` (STS API reference); the end of a case id tells more. */
function sessionNameOf({ caseId, userName }: SessionSubject): string {
  const name = caseId ?? userName ?? 'find-user';
  return name
    .replace(/[^\w+=,.@-]/g, '-')
    .slice(-64)
    .padStart(2, '-');
}
