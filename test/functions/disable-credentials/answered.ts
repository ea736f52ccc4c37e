import { onCase } from '../../../functions/cases/on-case.ts';
import { DISABLED, disableCredentials } from '../../../functions/disable-credentials/disable-credentials.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { CredentialRef, DisabledOrGone, UserWriter } from '../../../functions/ports.ts';
import { AT, anAnswer, aQuestion, aRecord, daysAgo, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** A case whose owner needs nothing of it. */
export const answered = (overrides: Partial<CaseRecord> = {}) =>
  aRecord({ question: aQuestion('stakeholder'), answers: [anAnswer()], ...overrides });
/** This case, with alice as the plan has her. */
export const worldWith = (record = answered(), has: Parameters<typeof aWorld>[0] = {}) =>
  aWorld({ records: [record], ...has });
/** When the state is entered once more, after it was held up. */
export const ENTERED_AGAIN = daysAgo(-0.02);
/** Runs the state DisableCredentials; what it returns, with the item as it stands then. */
export async function disable(world: World, at = AT) {
  const run = onCase(
    { table: world.table, settings: world.settings, changes: DISABLED },
    disableCredentials(world),
  );
  const output = await run({ state: 'DisableCredentials', enteredAt: at, case: addressOf(aRecord()) });
  return { ...output, record: stored(world) };
}
/** The item of the case. */
export const stored = (world: World) => world.table.at(USER_ID);
/** The credentials that the item says are off by the case. */
export const idsOff = (world: World) => stored(world).disabled.map(({ credentialId }) => credentialId);
/** Somebody deletes this. */
export function remove(world: World, gone: string): void {
  world.iam.change(({ credentials }) => ({ credentials: credentials.filter(({ id }) => id !== gone) }));
}
type Instead = (one: CredentialRef, real: UserWriter['disable']) => Promise<DisabledOrGone>;
/** The next attempt disables in this way; those after it as usual. */
export function nextAttempt(world: World, disables: Instead): void {
  const { open } = world.sessions;
  world.sessions.open = async (...session) => {
    world.sessions.open = open;
    const { reader, writer } = await open(...session);
    return { reader, writer: { ...writer, disable: (one) => disables(one, writer.disable) } };
  };
}
