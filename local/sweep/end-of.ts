import type { Report } from '../run/report/report.ts';

/**
 * What a repetition may not change: the course of the findings (the same written twice is no difference), the users,
 * the secrets that are left, and how the executions ended.
 */
export function endOf({ findings, world, secrets, executions }: Report): Record<string, string> {
  const courses = findings.map(({ history }) =>
    history
      .map(({ status, fields }) => `${status} ${fields?.['UnusedCredentialsStep'] ?? '-'}`)
      .filter((step, index, all) => step !== all[index - 1])
      .join(', '),
  );
  return {
    'course of the findings': courses.join('; '),
    users: JSON.stringify(world).replaceAll(/"createdAt":"[^"]*"/g, ''),
    secrets: secrets.map(({ name }) => name).join(', '),
    executions: executions.map(({ status }) => status).join(', '),
  };
}

/** Which parts of two ends differ. */
export function differences(one: Record<string, string>, other: Record<string, string>): string[] {
  return Object.keys(one).filter((part) => one[part] !== other[part]);
}
