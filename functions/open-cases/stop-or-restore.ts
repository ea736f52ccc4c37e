import { giveAnswer } from '../cases/give-answer.ts';
import { ANSWER_REFUSALS } from '../domain/answering/answer-refusal.ts';
import { canRestore } from '../domain/case/case-record.ts';
import { fitNote } from '../domain/note/note.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import type { Clicked } from './users.ts';

/**
 * Answers the running case for the analyst: before anything was disabled "stop, leave as it was", after it "restore".
 * Never stops the execution itself, so that the case ends with a true note. While a new password
 * waits for its owner, another click changes nothing.
 */
export async function stopOrRestore(clicked: Clicked, at: string, dependencies: Dependencies): Promise<void> {
  const { findings: store, table } = dependencies;
  const record = await table.get(clicked.user.userId);
  if (record === undefined || record.status === 'closed') {
    const note = fitNote(`Nothing was done: no case is running for the IAM user ${clicked.user.userName}.`);
    return void (await store.update(clicked.findings, { note, fields: {} }));
  }
  // A second click must not end the wait in which the owner gets the new password: its note already says all.
  if (record.restoredAt !== undefined && record.passwordSecret !== undefined)
    return log('info', 'already restored', { caseId: record.caseId });
  const outcome = await giveAnswer(
    {
      userId: record.userId,
      caseId: record.caseId,
      role: 'analyst',
      by: 'the custom action',
      kind: canRestore(record) ? 'restore' : 'stop',
      planId: undefined,
      decisions: {},
      at,
    },
    dependencies,
  );
  log('info', 'stop or restore', { caseId: record.caseId, outcome: outcome.is });
  if (outcome.is !== 'not-taken') return;
  const note = fitNote(`Stop or restore was not taken: ${ANSWER_REFUSALS[outcome.why]}`, record.caseId);
  await store.update(clicked.findings, { note, fields: {} });
}
