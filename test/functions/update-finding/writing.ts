import type { Case } from '../../../functions/domain/case/case.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { FindingRef } from '../../../functions/domain/finding/finding.ts';
import type { Step } from '../../../functions/domain/note/note.ts';
import type { UpdateFindingInput } from '../../../functions/update-finding/schema.ts';
import { updateFinding } from '../../../functions/update-finding/update-finding.ts';
import { AT, aCase, aKey, aRecord, aUser, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { aStoredFinding, type FakeFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const productArn = 'arn:aws:securityhub:eu-west-1::product/aws/securityhub';
/** A finding of the case. */
export const ref = (findingId: string): FindingRef => ({
  findingId,
  productArn,
  region: 'eu-west-1',
  control: 'IAM.8',
});
/** A user of whom nothing is on any more. */
export const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });
/** What the case has disabled. */
export const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

/** A case with one finding. */
export function worldWith(record: Partial<CaseRecord> = {}, findings: FakeFinding[] = [aStoredFinding()]) {
  return aWorld({ findings, records: [aRecord({ findings: [ref('finding-1')], ...record })] });
}

/** Writes a step of the case. */
export function write(
  world: World,
  step: Step,
  case_: Partial<Case> = {},
  more: Partial<UpdateFindingInput> = {},
) {
  return updateFinding({ state: 'Record', enteredAt: AT, step, case: aCase(case_), ...more }, world);
}

/** A finding with all that was written on it. */
export const findingOf = (world: World, id = 'finding-1') => world.findings.finding(id);
/** The item of the case. */
export const stored = (world: World) => world.table.at(USER_ID);
