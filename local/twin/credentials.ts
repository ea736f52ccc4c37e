import { createHash } from 'node:crypto';
import { type Principal, ServiceError } from './service.ts';

/** Temporary credentials as STS hands them out. */
export interface IssuedCredentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
}

/** Which access key id stands for which principal. */
export interface Credentials {
  register(accessKeyId: string, principal: Principal): void;
  /** Issues temporary credentials that work until the given time (epoch ms). */
  issue(principal: Principal, expiresAt: number): IssuedCredentials;
  /** The caller of a request. Throws what AWS answers to an unsigned, unknown, incomplete or expired one. */
  resolve(signature: Signature, now: number): { principal: Principal; region: string };
}

/** Who signed a request, and for which Region; an unsigned one has no access key id. */
export interface Signature {
  accessKeyId: string;
  sessionToken: string | undefined;
  region: string;
}

interface Entry {
  principal: Principal;
  sessionToken?: string;
  expiresAt?: number;
}

const CREDENTIAL = /Credential=([^/]+)\/\d{8}\/([^/]+)\//;

/** The signature that the headers of a request carry; names of headers are in lower case. */
export function signatureOf(headers: Record<string, string>): Signature {
  const [, accessKeyId = '', region = ''] = CREDENTIAL.exec(headers['authorization'] ?? '') ?? [];
  return { accessKeyId, sessionToken: headers['x-amz-security-token'], region };
}

/** An empty registry. Signatures are not checked: only the key id, the session token and the expiry are. */
export function createCredentials(): Credentials {
  const entries = new Map<string, Entry>();
  let count = 0;
  return {
    register(accessKeyId, principal) {
      entries.set(accessKeyId, { principal });
    },
    issue(principal, expiresAt) {
      const seed = createHash('sha256').update(`${count++}/${principal.roleArn}/${principal.sessionName}`);
      const digest = seed.digest('hex').toUpperCase();
      const issued = {
        AccessKeyId: `ASIA${digest.slice(0, 16)}`,
        SecretAccessKey: `twin/${digest.slice(16, 51)}`,
        SessionToken: `TwinSessionToken${digest}`,
        Expiration: new Date(expiresAt),
      };
      const owner = { ...principal, sessionId: issued.AccessKeyId };
      entries.set(issued.AccessKeyId, { principal: owner, sessionToken: issued.SessionToken, expiresAt });
      return issued;
    },
    resolve({ accessKeyId, sessionToken, region }, now) {
      if (accessKeyId === '') {
        throw new ServiceError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
      }
      const entry = entries.get(accessKeyId);
      if (entry === undefined || !hasToken(entry, sessionToken)) throw invalidToken();
      if (now >= (entry.expiresAt ?? Number.POSITIVE_INFINITY)) {
        throw new ServiceError('ExpiredToken', 'The security token included in the request is expired', 403);
      }
      return { principal: inEnvironment(entry.principal, sessionToken), region };
    },
  };
}

/** As on Lambda, every environment of a function has a session token of its own; an assumed role keeps it. */
function inEnvironment(principal: Principal, token: string | undefined): Principal {
  const environmentId = principal.environmentId ?? token;
  if (principal.functionFolder === undefined || environmentId === undefined) return principal;
  return { ...principal, environmentId };
}

function hasToken({ sessionToken }: Entry, token: string | undefined): boolean {
  return sessionToken === undefined || token === sessionToken;
}

function invalidToken(): ServiceError {
  const message = 'The security token included in the request is invalid.';
  return new ServiceError('InvalidClientTokenId', message, 403);
}
