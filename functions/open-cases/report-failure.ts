import { classifyError } from '../domain/errors/classify-error.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { FindingStore } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import { failedClickNote } from './failed-click.ts';

type Id = { findingId: string; productArn: string };

/**
 * What cannot work is said on the findings and to the operators; what may work later is kept in `later` for another try
 * of the click. Throws nothing.
 */
export async function reportFailure(
  findings: Id[],
  error: unknown,
  dependencies: Dependencies,
  later: unknown[],
): Promise<void> {
  const classified = classifyError(error, 'Carrying out the click');
  log('error', classified.message, { findingId: findings[0]?.findingId, error: classified.name });
  if (!(classified instanceof PermanentServiceError)) {
    later.push(classified);
    return;
  }
  const keep = (failure: unknown) => void later.push(failure);
  await sayFailed(findings, classified.message, dependencies.findings).catch(keep);
  await tellOperators(findings, classified.message, dependencies).catch(keep);
}

/** Read anew: what the event told of them may be older than the last note of their case. */
async function sayFailed(findings: Id[], why: string, store: FindingStore): Promise<void> {
  const stored = new Map((await store.byId(findings)).map((one) => [one.findingId, one]));
  const withNote = new Map<string, Id[]>();
  for (const finding of findings) {
    const note = failedClickNote(why, stored.get(finding.findingId));
    withNote.set(note, [...(withNote.get(note) ?? []), finding]);
  }
  for (const [note, same] of withNote) await store.update(same, { note, fields: {} });
}

async function tellOperators(findings: Id[], why: string, { topic }: Dependencies): Promise<void> {
  const subject = 'Unused credentials: a click could not be carried out';
  const text = `${why}\n\nIt was clicked on:\n${findings.map(({ findingId }) => findingId).join('\n')}`;
  await topic.publish({ subject, text, attributes: { step: 'not-opened' } });
}
