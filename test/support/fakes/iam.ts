import type { ReadUser, UserFacts } from '../../../functions/domain/credential/user.ts';
import type { AskedBesides } from '../../../functions/domain/evidence/evidence.ts';
import type { EvidenceReader, PasswordPolicy, UserFinder, UserSessions } from '../../../functions/ports.ts';
import type { Calls } from './calls.ts';
import { createUserWriter } from './user-writer.ts';

/** IAM users as they stand, in memory. */
export interface IamState {
  users: UserFacts[];
  /** Documents of inline policies by name. */
  policyDocuments: Record<string, string>;
  passwordPolicy: PasswordPolicy | undefined;
  /** The passwords that were set, by user name. */
  passwords: Record<string, string>;
  /** What IAM answers besides, where somebody is about to be asked. */
  besides: AskedBesides;
  /** What IAM's own clock says when it creates something. */
  now: string;
  /** Every change that took effect: `deactivate AKIA… of alice`. */
  acts: string[];
}

export interface FakeIam {
  state: IamState;
  reader: EvidenceReader;
  finder: UserFinder;
  sessions: UserSessions;
  /** The user of this name; throws if there is none. */
  user(userName?: string): UserFacts;
  /** Changes a user behind the back of the case. */
  change(change: (user: UserFacts) => Partial<UserFacts>, userName?: string): void;
}

/** The user of this name, whatever its unique id, as IAM finds it. */
export function findByName(state: IamState, account: string, userName: string): UserFacts | undefined {
  return state.users.find((user) => user.account === account && user.userName === userName);
}

export function createIam(calls: Calls, users: UserFacts[], now: string): FakeIam {
  const state: IamState = {
    users: structuredClone(users),
    policyDocuments: {},
    passwordPolicy: { minimumLength: 14, usersMayChange: true },
    passwords: {},
    besides: { services: { is: 'pending' }, groupPolicies: { is: 'known', names: [] } },
    now,
    acts: [],
  };
  const reader = createReader(calls, state);
  const user = (userName = 'alice') => {
    const found = state.users.find((one) => one.userName === userName);
    if (found === undefined) throw new Error(`IAM has no user ${userName}`);
    return found;
  };
  return {
    state,
    reader,
    finder: createFinder(calls, state),
    sessions: {
      open: (step, address) =>
        calls.run(`sessions.open:${step}`, () => ({
          reader,
          writer: createUserWriter(calls, state, step, address),
        })),
    },
    user,
    change(change, userName) {
      const found = user(userName);
      Object.assign(found, change(structuredClone(found)));
    },
  };
}

function createReader(calls: Calls, state: IamState): EvidenceReader {
  const read: EvidenceReader['read'] = ({ account, userName }, at, expectedUserId) =>
    calls.run('iam.read', () => readOf(state, { account, userName, at, expectedUserId }));
  return {
    read,
    readWithEvidence: async (...asked) => ({ read: await read(...asked), besides: state.besides }),
  };
}

function readOf(
  state: IamState,
  asked: { account: string; userName: string; at: string; expectedUserId: string | undefined },
): ReadUser {
  const { account, userName, at, expectedUserId } = asked;
  const user = findByName(state, account, userName);
  const wanted = state.users.find(({ userId }) => userId === expectedUserId);
  const renamed = wanted && {
    renamed: { userName: wanted.userName, userId: wanted.userId, arn: wanted.arn },
  };
  if (user === undefined)
    return { exists: false, recreated: false, reason: 'the user no longer exists', ...renamed };
  if (expectedUserId !== undefined && user.userId !== expectedUserId)
    return {
      exists: false,
      recreated: true,
      reason: 'the user no longer exists: another has its name',
      ...renamed,
    };
  return { exists: true, user: { ...structuredClone(user), readAt: at } };
}

function createFinder(calls: Calls, state: IamState): UserFinder {
  const found = (user: UserFacts | undefined) =>
    user && { userName: user.userName, userId: user.userId, arn: user.arn };
  return {
    byName: ({ account, userName }) =>
      calls.run('finder.byName', () => found(findByName(state, account, userName))),
    byUserId: ({ account, userId }) =>
      calls.run('finder.byUserId', () =>
        found(state.users.find((user) => user.account === account && user.userId === userId)),
      ),
  };
}
