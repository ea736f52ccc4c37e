import { describe, expect, it, vi } from 'vitest';
import { onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { sweepCases } from '../../../functions/sweep-cases/sweep-cases.ts';
import type { UpdateFindingInput } from '../../../functions/update-finding/schema.ts';
import { tellStep } from '../../../functions/update-finding/tell-step.ts';
import { UPDATED, updateFinding } from '../../../functions/update-finding/update-finding.ts';
import {
  ACCOUNT,
  AT,
  anAnswer,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OWNER,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';
import { writtenLines } from '../../support/written-lines.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);
const written = writtenLines();

/** The lines of the audit log that were written. */
function audited() {
  return written().filter(({ audit }) => audit === 1);
}

/** Writes a step of this case, as its state does. */
async function write(record: CaseRecord, input: Omit<UpdateFindingInput, 'case'>) {
  const world = aWorld({ records: [record] });
  const { table, settings } = world;
  const step = onCase({ table, settings, changes: UPDATED }, updateFinding(world), tellStep(world));
  await step({ ...input, case: addressOf(record) });
}

const finding = {
  findingId: 'finding-1',
  productArn: 'product',
  region: 'eu-west-1',
  control: 'IAM.8',
} as const;
const who = { caseId: CASE_ID, account: ACCOUNT, userName: 'alice', userId: USER_ID };

describe('the audit log', () => {
  it('says who did what to which user, and when', async () => {
    const answer = anAnswer({ kind: 'retire' });
    const record = aRecord({
      ...{ findings: [finding], answers: [answer] },
      disabled: [{ credentialId: OLD_KEY, kind: 'access-key', disabledAt: AT }],
      observeUntil: AT,
      outcomes: [{ credentialId: OLD_KEY, result: 'disabled' }],
    });

    const input = { state: 'RecordDisabled', enteredAt: AT, step: 'disabled' as const };
    await write(record, input);

    expect(audited()).toEqual([
      expect.objectContaining({
        ...who,
        at: AT,
        Step: 'disabled',
        status: 'NOTIFIED',
        deadline: AT,
        answer: 'retire',
        role: 'stakeholder',
        by: OWNER,
        answeredAt: answer.at,
        credentials: [{ credentialId: OLD_KEY, result: 'disabled' }],
        findings: ['finding-1'],
        Cases: 1,
      }),
    ]);
  });

  it('says why a case failed', async () => {
    const failure = { state: 'DisableCredentials', error: 'PermanentServiceError', cause: 'no role' };

    const input = { state: 'RecordFailed', enteredAt: AT, step: 'failed' as const, failure };
    await write(aRecord(), input);

    expect(audited()).toMatchObject([
      { ...who, Step: 'failed', status: 'NEW', failure: expect.stringContaining('DisableCredentials') },
    ]);
  });

  it('has a line for a dead case and for an ended exemption', async () => {
    const exemption = { until: daysAgo(1), reason: 'audit', by: OWNER };
    const ended = aRecord({
      ...{ userId: 'AIDAEXAMPLE000000002', caseId: 'bob-AIDAEXAMPLE000000002-1', exemption },
      ...{ status: 'closed', closedAt: daysAgo(30), step: 'exempt' },
    });
    const dead = aRecord({ openedAt: daysAgo(3) });
    const world = aWorld({ records: [dead, ended], users: [aUser()] });

    await sweepCases({ 'detail-type': 'Scheduled Event', time: AT }, world);

    // Both are swept at the same time.
    const lines = [...audited()].sort((one, other) => (caseOf(one) < caseOf(other) ? -1 : 1));
    expect(lines).toMatchObject([
      { ...who, Step: 'failed', failure: 'its execution never started' },
      { caseId: ended.caseId, Step: 'exemption-ended', status: 'NEW' },
    ]);
  });
});

const caseOf = (line: Record<string, unknown>): string => String(line['caseId']);
