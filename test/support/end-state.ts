import type { Report } from '../../local/run/report/report.ts';

/**
 * Where a scenario has ended: what became of executions, findings, IAM and the failures queue, who was written to, and
 * how many messages say that something could not be read or is not known. The other texts of messages and logs are left out: a
 * permission whose absence changes only those would not be needed.
 */
export function endState({ executions, findings, iam, failures, messages, refusals, secrets }: Report) {
  return {
    executions: executions.map(({ user, status, states }) => [
      user,
      status,
      ...states.map(({ name }) => name),
    ]),
    findings: findings.map(({ id, history }) => {
      const { status, note, fields } = history.at(-1) ?? {};
      // To the minute: what is told late counts as told otherwise.
      return { id, status, note, fields, told: history.map(({ at }) => at.slice(0, 16)) };
    }),
    iam: iam.map(({ user, action, detail }) => [user, action, detail]),
    failures: failures.length,
    messages: messages.map(({ to, subject }) => [to, subject]),
    unread: messages.filter(({ text }) => /could not be read|: not known/.test(text)).length,
    refusals,
    secrets: secrets.length,
  };
}
