import type { CaseRecord } from '../case/case-record.ts';
import { leftOffOf } from '../case/outcome.ts';
import type { Answer } from '../question/answer.ts';
import { wantedOf } from '../wish/wishes.ts';

/** Whether a wish of after an end is about something that is still off and that this case has not taken on. */
export function wantsMore(record: CaseRecord, wish: Pick<Answer, 'ofCases'>): boolean {
  const ours = new Set(record.disabled.map(({ credentialId }) => credentialId));
  return wantedOf(leftOffOf(record), wish).some(({ credentialId }) => !ours.has(credentialId));
}
