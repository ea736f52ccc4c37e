import { endOfCase } from './case-end.ts';
import type { Report } from './report.ts';
import { type ReportedUser, usersOf } from './users.ts';
import { hanging } from './wrap.ts';

/** How it went for each user, a line each: `alice: deleted`. */
export function summaryText(report: Report, width: number): string {
  return usersOf(report)
    .flatMap((each) => hanging(`${each.label}: `, endOfUser(report, each), width))
    .join('\n');
}

/** How the cases of a user ended, one after the other; without any, why there is none. */
function endOfUser(report: Report, { account, user }: ReportedUser): string {
  const cases = report.executions.filter((each) => each.account === account && each.user === user);
  if (cases.length > 0) return cases.map((each) => endOfCase(report, each)).join(', then ');
  return ['no case', whyNoCase(report, { account, user })].filter(Boolean).join(': ');
}

/** What the product says on a finding that has opened no case. */
function whyNoCase({ findings }: Report, { account, user }: Omit<ReportedUser, 'label'>): string {
  const notes = findings
    .filter((finding) => finding.account === account && finding.names.at(-1) === user)
    .flatMap(({ history }) => history.filter(({ by }) => by === 'BatchUpdateFindings'))
    .map(({ note }) => note ?? '');
  return notes.at(-1) ?? '';
}

/** How many cases ended how, in one line: `3 cases: 2 deleted, 1 kept and used`. */
export function countsText(report: Report): string {
  const counts = new Map<string, number>();
  for (const execution of report.executions) {
    const end = endOfCase(report, execution);
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  const { length } = report.executions;
  if (length === 0) return 'no case';
  const parts = [...counts].map(([end, count]) => (length === 1 ? end : `${count} ${end}`));
  return `${length === 1 ? '1 case' : `${length} cases`}: ${parts.join(', ')}`;
}
