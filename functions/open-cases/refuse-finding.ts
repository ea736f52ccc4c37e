import type { CaseRecord } from '../domain/case/case-record.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { type ReadFinding, readFinding } from '../domain/finding/read-finding.ts';
import { fitNote } from '../domain/note/note.ts';
import { isExempt } from '../domain/telling/exempt.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import { sayExempt } from './exempt.ts';
import { howItStands } from './how-it-stands.ts';

/**
 * Says on a refused finding why nothing was done. Where its user's case has more to tell, that stays: the note of a
 * running case, or until when and why the user is exempt. Throws InvalidInputError where no finding can be told.
 */
export async function refuseFinding(
  raw: unknown,
  { id, reason }: Extract<ReadFinding, { is: 'refused' }>,
  at: string,
  dependencies: Dependencies,
): Promise<void> {
  log('warn', 'finding refused', { findingId: id?.findingId, reason });
  if (id === undefined) throw new InvalidInputError(reason);
  const record = await recordBehind(raw, dependencies);
  if (record?.status === 'open' && record.findings.some(({ findingId }) => findingId === id.findingId))
    return log('info', 'its case is running', { caseId: record.caseId });
  if (record !== undefined && isExempt(record, at)) return sayExempt(record, [id], dependencies);
  const stands = howItStands(record, dependencies.settings);
  const note = fitNote(`Nothing was done. ${reason}${stands}`, stands === '' ? undefined : record?.caseId);
  await dependencies.findings.update([id], { note, fields: {} });
}

/** The record of the user that the finding names, where only its state speaks against it. */
async function recordBehind(
  raw: unknown,
  { table, settings }: Dependencies,
): Promise<CaseRecord | undefined> {
  const read = readFinding(raw, { ...settings, anyState: true });
  const userId = read.is === 'usable' ? read.target.userId : undefined;
  return userId === undefined ? undefined : table.get(userId);
}
