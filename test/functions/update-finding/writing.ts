import { onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { FindingRef } from '../../../functions/domain/finding/finding.ts';
import type { Step } from '../../../functions/domain/note/note.ts';
import type { UpdateFindingInput } from '../../../functions/update-finding/schema.ts';
import { tellStep } from '../../../functions/update-finding/tell-step.ts';
import {
  reportUnreadable,
  UPDATED,
  updateFinding,
} from '../../../functions/update-finding/update-finding.ts';
import { AT, aKey, aRecord, aUser, CASE_ID, OLD_KEY, USER_ID } from '../../support/builders.ts';
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
/** A case that has disabled something and leaves it so. */
export const left = {
  user: offUser,
  disabled,
  observeUntil: AT,
  outcomes: [{ credentialId: OLD_KEY, result: 'left-disabled' as const }],
};
/** The kit of a case that deletes so much. */
export const kit = (scope: 'user' | 'credentials') => ({
  restoreKit: { writtenAt: AT, scope, user: offUser, inlinePolicyDocuments: {} },
});

/** A case with one finding. */
export function worldWith(record: Partial<CaseRecord> = {}, findings: FakeFinding[] = [aStoredFinding()]) {
  return aWorld({ findings, records: [aRecord({ findings: [ref('finding-1')], ...record })] });
}

/** Writes a step of the case, which has come to what `has` says. */
export async function write(
  world: World,
  step: Step,
  has: Partial<CaseRecord> = {},
  more: Partial<UpdateFindingInput> = {},
) {
  const { user, ...stored } = world.table.at(USER_ID);
  if (stored.entry === undefined) world.table.store({ ...stored, user: user ?? aUser(), ...has });
  const input = {
    state: 'Record',
    enteredAt: AT,
    step,
    case: { ...addressOf(stored), caseId: CASE_ID },
    ...more,
  };
  return (
    (await reportUnreadable(input, world)) ??
    onCase(
      { table: world.table, settings: world.settings, changes: UPDATED },
      updateFinding(world),
      tellStep(world),
    )(input)
  );
}

/** A finding with all that was written on it. */
export const findingOf = (world: World, id = 'finding-1') => world.findings.finding(id);
/** The item of the case. */
export const stored = (world: World) => world.table.at(USER_ID);
