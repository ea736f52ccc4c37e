import type { CaseRecord } from '../domain/case/case-record.ts';
import { fitNote } from '../domain/note/note.ts';
import { showTime } from '../domain/time/time.ts';
import type { Dependencies } from './dependencies.ts';

/** Says on clicked findings until when the user is exempt, who granted it and why; their status stays. */
export async function sayExempt(
  { exemption, caseId }: CaseRecord,
  clicked: { findingId: string; productArn: string }[],
  { findings, settings }: Pick<Dependencies, 'findings' | 'settings'>,
): Promise<void> {
  const until = showTime(exemption?.until ?? '', settings.timeZone);
  const text = `Nothing was done: the user is exempt until ${until} ("${exemption?.reason ?? ''}", with the link sent to ${exemption?.by}).`;
  await findings.update(clicked, { note: fitNote(text, caseId), fields: {} });
}
