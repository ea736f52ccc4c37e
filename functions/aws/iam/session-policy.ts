import { findActions, readActions, type SessionStep, stepActions } from './session-actions.ts';

/** The user that a session is for. */
export interface PolicySubject {
  account: string;
  partition: string;
  /** With its path. */
  userArn: string;
}

interface Statement {
  Effect: 'Allow';
  Action: readonly string[];
  Resource: readonly string[] | string;
}

/**
 * The inline session policy for one step on one user: the session can do nothing else, whatever the role may do.
 * Groups and MFA devices are resources of their own, and their ARNs would not fit into the 2,048 characters that
 * AssumeRole accepts (STS API reference, AssumeRole), so those statements name the account's.
 */
export function sessionPolicy(step: SessionStep, subject: PolicySubject): string {
  const statements: Statement[] = step === 'find' ? FIND : userStatements(step, subject);
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const FIND: Statement[] = [{ Effect: 'Allow', Action: findActions, Resource: '*' }];

function userStatements(step: Exclude<SessionStep, 'find'>, subject: PolicySubject): Statement[] {
  const { user, group = [], mfa = [], any = [] } = stepActions[step];
  const arn = (resource: string) => `arn:${subject.partition}:iam::${subject.account}:${resource}`;
  const all: Statement[] = [
    { Effect: 'Allow', Action: [...readActions, ...user], Resource: userResources(subject) },
    { Effect: 'Allow', Action: group, Resource: arn('group/*') },
    { Effect: 'Allow', Action: mfa, Resource: arn('mfa/*') },
    { Effect: 'Allow', Action: any, Resource: '*' },
  ];
  return all.filter(({ Action }) => Action.length > 0);
}

/*
 * Whatever the user's path: somebody may have moved the user since, and one that is gone has none any more, so that its
 * name alone is what is left to be authorised; without that a deleted user would look like a missing permission. Names are
 * unique within an account and hold no `/` (IAM user guide, identifiers), so both ARNs mean this one user.
 */
function userResources({ userArn }: PolicySubject): string[] {
  const bare = userArn.replace(/:user\/.*\//, ':user/');
  return [bare, bare.replace(':user/', ':user/*/')];
}
