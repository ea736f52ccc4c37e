import type { CaseRecord } from '../case/case-record.ts';

/** What the workflow does with a user it has read. */
export type Assessment = { outcome: string; case: CaseRecord };

/** The case of a user that is no more, or whose name now belongs to somebody else. */
export function missingUser(
  case_: CaseRecord,
  { recreated, reason }: { recreated: boolean; reason: string },
  purpose?: string,
): Assessment {
  const { user: _before, ...rest } = case_;
  const outcome = purpose === 'failure' ? 'read' : recreated ? 'recreated' : 'gone';
  const remark = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  return { outcome, case: { ...rest, userGone: !recreated, remarks: [remark] } };
}
