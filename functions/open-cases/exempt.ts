import type { CaseRecord } from '../domain/case/case-record.ts';
import { fitNote } from '../domain/note/note.ts';
import { changesSoFar } from '../domain/note/words.ts';
import { showTime } from '../domain/time/time.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Says on clicked findings until when the user is exempt, who granted it and why, and how what its case has changed
 * stood at its end; their status stays.
 */
export async function sayExempt(
  record: CaseRecord,
  clicked: { findingId: string; productArn: string }[],
  { findings, settings }: Pick<Dependencies, 'findings' | 'settings'>,
): Promise<void> {
  const { exemption, caseId } = record;
  const changes = changesSoFar({ case: record, at: record.openedAt, settings });
  const until = showTime(exemption?.until ?? '', settings.timeZone);
  const text = `Nothing was done: the user is exempt until ${until} ("${exemption?.reason ?? ''}", with the link sent to ${exemption?.by}). ${changes}`;
  await findings.update(clicked, { note: fitNote(text, caseId), fields: {} });
}
