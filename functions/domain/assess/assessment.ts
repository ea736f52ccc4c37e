import type { CaseRecord } from '../case/case-record.ts';
import type { FoundUser, ReadUser } from '../credential/user.ts';

/** What the workflow does with a user it has read. */
export type Assessment = { outcome: string; case: CaseRecord };

/** The user of a case is called otherwise now: nothing follows but that the case goes by the new name. */
export interface Renamed {
  renamed: FoundUser;
}

/** What follows for a case whose user IAM does not know by its name. */
export function whenMissing(
  read: Extract<ReadUser, { exists: false }>,
  purpose?: string,
): Renamed | ((current: CaseRecord) => Assessment) {
  const { renamed } = read;
  return renamed === undefined ? (current) => missingUser(current, read, purpose) : { renamed };
}

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
