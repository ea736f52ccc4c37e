import { onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { REVERTED, revertCredentials } from '../../../functions/revert-credentials/revert-credentials.ts';
import {
  type RevertCredentialsInput,
  revertCredentialsInputSchema,
} from '../../../functions/revert-credentials/schema.ts';
import {
  AT,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  USER_ID,
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
        user: aliceOff(),
        disabled: DISABLED,
        question: aQuestion('impact', { number: 3 }),
        answers: [anAnswer(), anAnswer({ kind: 'restore', decisions: {} })],
        ...record,
      }),
    ],
  });
}

/** The input of RevertCredentials, with more in its payload than belongs there. */
export function inputWith(
  payload: object = {},
  mode: RevertCredentialsInput['mode'] = 'restore',
): RevertCredentialsInput {
  const case_ = { ...addressOf(aRecord()), ...payload };
  const state = mode === 'restore' ? 'RevertCredentials' : 'DiscardPassword';
  return revertCredentialsInputSchema.parse({ state, enteredAt: AT, mode, case: case_ });
}

/** Runs the state; what it returns, with the item as it stands then. */
export async function revertIn(world: World, input = inputWith()) {
  const run = onCase(
    { table: world.table, settings: world.settings, changes: REVERTED },
    revertCredentials(world),
  );
  const output = await run(input);
  return { ...output, record: world.table.at(USER_ID) };
}

/** The status of a credential of alice; undefined if it is not there. */
export const statusOf = (world: World, id: string) =>
  world.iam.user().credentials.find((one) => one.id === id)?.status;
/** The password that is stored. */
export const secretOf = (world: World) => [...world.secrets.stored.values()][0];
