import { type Assessment, missingUser } from '../domain/assess/assessment.ts';
import { assessObservation } from '../domain/assess/observation.ts';
import { assessForRetirement } from '../domain/assess/retirement.ts';
import { assessUse } from '../domain/assess/use.ts';
import type { Case } from '../domain/case/case.ts';
import { canRestore } from '../domain/case/case-record.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { controlOf } from '../domain/finding/control.ts';
import { type Answer, isRequest } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, FindingStore, StoredFinding, UserReader } from '../ports.ts';
import type { AssessUserInput } from './schema.ts';

interface Dependencies {
  reader: UserReader;
  findings: Pick<FindingStore, 'ofUser'>;
  table: Pick<CaseTable, 'get'>;
  settings: Settings;
}

/** Reads the user of a case and decides, by the purpose of the read, how the case goes on. Changes nothing. */
export async function assessUser(input: AssessUserInput, dependencies: Dependencies): Promise<Assessment> {
  const { case: case_, enteredAt: at, purpose } = input;
  const { account, partition, userName, userArn, userId } = case_;
  const read = await dependencies.reader.read({ account, partition, userName, userArn }, at, userId);
  if (!read.exists) return missingUser(case_, read, purpose);
  return assess(input, read.user, dependencies, await requestOf(input, dependencies));
}

/**
 * What somebody asked for instead of answering the question that has just ended. The wait's own word for it is not
 * enough: it counts as the table has it.
 */
async function requestOf(
  { case: case_, answer }: AssessUserInput,
  { table }: Pick<Dependencies, 'table'>,
): Promise<Answer | undefined> {
  if (answer === undefined || !isRequest(answer)) return undefined;
  const record = await table.get(case_.userId);
  if (record?.caseId !== case_.caseId) return undefined;
  return record.answers.findLast(
    ({ kind, questionNumber }) => kind === answer && questionNumber === case_.question?.number,
  );
}

async function assess(
  { case: case_, enteredAt: at, purpose }: AssessUserInput,
  user: UserFacts,
  { findings, table, settings }: Dependencies,
  request: Answer | undefined,
): Promise<Assessment> {
  switch (purpose) {
    case 'retirement':
      return assessForRetirement(case_, user, { at, settings, request });
    case 'observation': {
      const securityHub = sayCompliance(await findings.ofUser(user.arn, user.account), case_);
      const assessed = assessObservation(case_, user, { at, settings, securityHub, request });
      const isLast = ['left-disabled', 'drift', 'protected'].includes(assessed.outcome);
      return isLast && (await isWantedBack(case_, table))
        ? { outcome: 'restore', case: { ...case_, user, remarks: [] } }
        : assessed;
    }
    case 'use':
      return assessUse(case_, user, { at, settings, request });
    case 'failure':
      return { outcome: 'read', case: { ...case_, user, userGone: false, remarks: [] } };
  }
}

/** Whether somebody asked to restore after the last question had ended; no other step would hear it. */
async function isWantedBack({ userId, caseId }: Case, table: Pick<CaseTable, 'get'>): Promise<boolean> {
  const record = await table.get(userId);
  if (record?.caseId !== caseId || !canRestore(record)) return false;
  return record.answers.some(({ kind, delivered }) => kind === 'restore' && !delivered);
}

/** What Security Hub reports for the controls of a case, in one sentence; undefined if it holds no such finding. */
export function sayCompliance(
  found: StoredFinding[],
  { controls }: Pick<Case, 'controls'>,
): string | undefined {
  const statuses = found
    .filter(({ controlId, generatorId }) => {
      const control = controlOf({ GeneratorId: generatorId, Compliance: { SecurityControlId: controlId } });
      return control !== undefined && controls.includes(control);
    })
    .map(({ complianceStatus }) => complianceStatus ?? 'unknown');
  if (statuses.length === 0) return undefined;
  return `Security Hub says ${[...new Set(statuses)].sort().join(', ')}.`;
}
