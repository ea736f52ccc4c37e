import { disableCredentials } from '../../../functions/disable-credentials/disable-credentials.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { AT, aCase, anAnswer, aPlan, aQuestion, aRecord, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** A case whose owner needs nothing of it. */
export const answered = (overrides: Partial<CaseRecord> = {}) =>
  aRecord({ answers: [anAnswer()], ...overrides });
/** This case, with alice as the plan has her. */
export const worldWith = (record = answered(), has: Parameters<typeof aWorld>[0] = {}) =>
  aWorld({ records: [record], ...has });
/** Runs the state DisableCredentials. */
export const disable = (world: World, at = AT) =>
  disableCredentials(
    {
      state: 'DisableCredentials',
      enteredAt: at,
      case: aCase({ question: aQuestion('stakeholder'), plan: world.table.at(USER_ID).plan ?? aPlan() }),
    },
    world,
  );
/** The item of the case. */
export const stored = (world: World) => world.table.at(USER_ID);
