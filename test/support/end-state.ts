import type { Report } from '../../local/scenario/report.ts';

/**
 * Where a scenario has ended: what became of executions, findings, IAM and the failures queue. Mails and logs are left
 * out: a permission whose absence changes only those would not be needed.
 */
export function endState({ executions, findings, iam, failures, refusals }: Report) {
  return {
    executions: executions.map(({ user, status, states }) => [
      user,
      status,
      ...states.map(({ name }) => name),
    ]),
    findings: findings.map(({ id, history }) => {
      const { status, note, fields } = history.at(-1) ?? {};
      return { id, status, note, fields };
    }),
    iam: iam.map(({ user, action, detail }) => [user, action, detail]),
    failures: failures.length,
    refusals,
  };
}
