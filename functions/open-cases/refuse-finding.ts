import type { CaseRecord } from '../domain/case/case-record.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { type ReadFinding, readFinding, type UserTarget } from '../domain/finding/read-finding.ts';
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

/** The record of the user that the finding names, where only its state or the settings speak against it. */
async function recordBehind(raw: unknown, dependencies: Dependencies): Promise<CaseRecord | undefined> {
  const { table, settings } = dependencies;
  const read = readFinding(raw, { ...settings, opensNothing: true });
  const userId =
    read.is === 'usable' ? (read.target.userId ?? (await idOf(read.target, dependencies))) : undefined;
  return userId === undefined ? undefined : table.get(userId);
}

/** Of a finding that names its user only; undefined where IAM cannot be asked: the finding is refused all the same. */
async function idOf(
  { userName, ...target }: UserTarget,
  { finder }: Pick<Dependencies, 'finder'>,
): Promise<string | undefined> {
  if (userName === undefined) return undefined;
  const user = await finder
    .byName({ ...target, userName })
    .catch((error: unknown) =>
      log('warn', 'the user of a refused finding could not be found', { error: errorNameOf(error) }),
    );
  return user?.userId;
}
