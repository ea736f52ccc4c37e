import { executionsOf } from '../../run/report/report.ts';
import type { Scene } from '../scene.ts';
import { type FindingNow, findingsNow } from './findings.ts';

/** A case as the list of cases shows it. */
export type CaseNow = ReturnType<typeof executionsOf>[number] & {
  /** The findings whose latest case it is. */
  findings: readonly FindingNow[];
  isRunning: boolean;
};

/** Every case, the newest first. */
export function casesNow(scene: Scene): CaseNow[] {
  const findings = findingsNow(scene);
  return executionsOf(scene.desk.session.play)
    .reverse()
    .map((execution) => ({
      ...execution,
      findings: findings.filter(({ caseId }) => caseId === execution.name),
      isRunning: execution.status === 'RUNNING',
    }));
}
