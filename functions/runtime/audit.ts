import type { Outcome } from '../domain/case/outcome.ts';
import type { Answer } from '../domain/question/answer.ts';
import { measure } from './metrics.ts';

/** One step of a case, as it stands on the findings once this is written. */
export interface AuditedStep {
  /** When (ISO). */
  at: string;
  step: string;
  /** Whose IAM user. */
  user: { caseId: string; account: string; userName: string; userId: string };
  /** Workflow status that was written; undefined where it was left as it was. */
  status?: string | undefined;
  deadline?: string | undefined;
  /** The answer that led to the step. */
  answer?: Pick<Answer, 'kind' | 'role' | 'by' | 'at'> | undefined;
  /** What has become of each credential so far. */
  outcomes?: readonly Outcome[];
  findingIds: readonly string[];
  failure?: string | undefined;
}

/**
 * Writes the step to the audit log (the functions that do so log to that log group, see infra/audit-log.ts) and
 * counts it as metric `Cases` by step. At least once: a step that is repeated after a crash is written again.
 */
export function audit({ at, step, user, findingIds, ...rest }: AuditedStep): void {
  const { status, deadline, answer, outcomes, failure } = rest;
  const { caseId, account, userName, userId } = user;
  measure({
    at,
    values: { Cases: 1 },
    dimensions: { Step: step },
    about: {
      audit: 1,
      at,
      ...{ caseId, account, userName, userId, status, deadline, failure },
      ...(answer && { answer: answer.kind, role: answer.role, by: answer.by, answeredAt: answer.at }),
      credentials: outcomes?.map(({ credentialId, result, reason }) => ({ credentialId, result, reason })),
      findings: findingIds,
    },
  });
}
