import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { sweepCases } from '../../../functions/sweep-cases/sweep-cases.ts';
import {
  AT,
  aKey,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { aStoredFinding, type FakeFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** The finding of the case. */
export const ref = {
  findingId: 'finding-1',
  productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  region: 'eu-west-1',
  control: 'IAM.8' as const,
};
/** When the sweep runs. */
export const time = AT.replace('.000', '');
/** What the case has disabled. */
export const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
/** The user as the case has left it. */
export const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

/** A case in its observation, of whose execution nothing is known yet. */
export function aDeadCase(overrides: Partial<CaseRecord> = {}): CaseRecord {
  return aRecord({
    openedAt: daysAgo(3),
    findings: [ref],
    question: { ...aQuestion('impact'), planId: 'p', taskToken: 'token-1', sent: true },
    deadline: AT,
    disabled,
    ...overrides,
  });
}

/** These items, and the user as the case has left it. */
export function worldWith(records: CaseRecord[], findings: FakeFinding[] = [aStoredFinding()]): World {
  return aWorld({ records, findings, users: [offUser] });
}

/** The daily sweep. */
export const sweep = (world: World) => sweepCases({ 'detail-type': 'Scheduled Event', time }, world);
/** The event that the execution of the case has ended. */
export const changed = (world: World, detail: object = {}) =>
  sweepCases(
    {
      'detail-type': 'Step Functions Execution Status Change',
      time,
      detail: { stateMachineArn: world.stateMachineArn, name: CASE_ID, status: 'FAILED', ...detail },
    },
    world,
  );
/** A finding with all that was written on it. */
export const findingOf = (world: World, id = 'finding-1') => world.findings.finding(id);
/** The item of a user. */
export const stored = (world: World, userId = USER_ID) => world.table.at(userId);
