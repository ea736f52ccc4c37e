import type { Case } from '../../../functions/domain/case/case.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { revertCredentials } from '../../../functions/revert-credentials/revert-credentials.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

export const DISABLED: CaseRecord['disabled'] = [
  { credentialId: 'password', kind: 'password', lastUsedAt: daysAgo(120), disabledAt: daysAgo(1) },
  { credentialId: OLD_KEY, kind: 'access-key', lastUsedAt: daysAgo(200), disabledAt: daysAgo(1) },
];

/** The user as this case has left it; another key has been off for long. */
export function aliceOff(overrides: Partial<UserFacts> = {}): UserFacts {
  return aUser({
    credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })],
    passwordLastUsedAt: daysAgo(120),
    ...overrides,
  });
}

/** A world in which the owner wants everything back. */
export function wantedBack({
  record = {},
  user = {},
}: {
  record?: Partial<CaseRecord>;
  user?: Partial<UserFacts>;
} = {}): World {
  return aWorld({
    users: [aliceOff(user)],
    records: [
      aRecord({
        disabled: DISABLED,
        answers: [anAnswer(), anAnswer({ kind: 'restore', decisions: {} })],
        ...record,
      }),
    ],
  });
}

export function revertIn(
  world: World,
  overrides: Partial<Case> = {},
  mode: 'restore' | 'discard-password' = 'restore',
) {
  const case_ = aCase({
    user: aliceOff(),
    disabled: DISABLED,
    question: aQuestion('impact', { number: 3 }),
    ...overrides,
  });
  return revertCredentials({ state: 'RevertCredentials', enteredAt: AT, mode, case: case_ }, world);
}

/** The status of a credential of alice; undefined if it is not there. */
export const statusOf = (world: World, id: string) =>
  world.iam.user().credentials.find((one) => one.id === id)?.status;
/** The password that is stored. */
export const secretOf = (world: World) => [...world.secrets.stored.values()][0];
