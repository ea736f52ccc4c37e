import type { CasesCommand } from './arguments.ts';
import { policyFor } from './needs.ts';

const SIGN_IN = `Set the home Region and credentials of the hub account, for example with a profile of your AWS configuration:

  export AWS_REGION=eu-west-1
  export AWS_PROFILE=hub
  aws sso login`;

/** Names of what the SDK and AWS say where credentials are missing, wrong or too old. */
const NOT_SIGNED_IN =
  /^(CredentialsProviderError|TokenProviderError|ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|MissingAuthenticationToken|IncompleteSignature)/;
const NO_REGION = /^Region is missing/;
const DENIED = /^AccessDenied/;

/** What went wrong and, where credentials, Region or rights are missing, what to do: with a policy that can be copied. */
export function explain(
  error: Error,
  asked: Pick<CasesCommand, 'command' | 'table'>,
  region: string | undefined,
): string {
  const chain = chainOf(error);
  const policy = `need this policy:\n\n${policyFor(asked, region)}`;
  if (chain.some(({ name }) => DENIED.test(name)))
    return `${error.message}\n\nThe credentials may not do that. They ${policy}`;
  const isSignedIn = chain.every(
    ({ name, message }) => !NOT_SIGNED_IN.test(name) && !NO_REGION.test(message),
  );
  return isSignedIn ? error.message : `${error.message}\n\n${SIGN_IN}\n\nThe credentials ${policy}`;
}

/** An error with what has caused it. */
function chainOf(error: Error): Error[] {
  return error.cause instanceof Error ? [error, ...chainOf(error.cause)] : [error];
}
