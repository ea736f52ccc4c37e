import type { Report } from '../run/report/report.ts';

/** One figure of a crowd's run, by its name. */
export type Figures = Record<string, string | number>;

/** What the run of a crowd has cost and whom it has told. */
export function figuresOf(report: Report): Figures {
  const mails = report.messages.filter(({ to }) => to.includes('@'));
  const owners = countsOf(mails.filter(({ to }) => to.startsWith('owner-')));
  const contacts = countsOf(mails.filter(({ to }) => !to.startsWith('owner-')));
  const perMoment = countsOf(
    mails.map(({ to, at, text }) => ({ to: `${to} ${at.slice(0, 10)} ${firstLine(text)}` })),
  );
  const calls = Object.values(report.calls).reduce((sum, one) => sum + one, 0);
  const statuses = countsOf(report.executions.map(({ status }) => ({ to: status })));
  return {
    cases: report.executions.length,
    'cases by status': [...statuses].map(([status, count]) => `${status} ${count}`).join(', '),
    mails: mails.length,
    'most mails to one owner': most(owners),
    'owners told': owners.size,
    'most mails to one other': most(contacts),
    'most of one moment to one person': most(perMoment),
    'last first word on a finding': lastFirstWord(report),
    calls,
    'calls a case': Math.round(calls / Math.max(1, report.executions.length)),
    'users disabled a day': disabledByDay(report),
    'events failed for good': report.failures.length,
    'not answered truthfully': report.refusals.length,
  };
}

/** On each day, of how many users the product disabled something. */
function disabledByDay({ iam }: Report): string {
  const disabled = iam.filter(
    ({ action, detail }) => action === 'UpdateAccessKey' && detail['status'] === 'Inactive',
  );
  const days = countsOf(
    [...new Set(disabled.map(({ at, account, user }) => `${at.slice(0, 10)} ${account}/${user}`))].map(
      (one) => ({
        to: one.slice(0, 10),
      }),
    ),
  );
  return [...days].map(([day, count]) => `${day}: ${count}`).join(', ') || 'none';
}

function countsOf(all: readonly { to: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of all) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
}

function most(counts: ReadonlyMap<string, number>): number {
  return Math.max(0, ...counts.values());
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** When the last of all findings got its first word, as a time of day: the clicks are made within ten minutes. */
function lastFirstWord({ findings }: Report): string {
  const firsts = findings.flatMap(({ history }) =>
    history.filter(({ note }) => note !== undefined).slice(0, 1),
  );
  return (
    firsts
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? 'none'
  );
}
