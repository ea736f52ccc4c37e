import { onCase } from '../../../functions/cases/on-case.ts';
import { DISABLED, disableCredentials } from '../../../functions/disable-credentials/disable-credentials.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
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
