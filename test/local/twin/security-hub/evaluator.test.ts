import { describe, expect, it } from 'vitest';
import { callOperation } from '../call-operation.ts';
import { aFinding, aHub, aUser, day, start } from './hub.ts';

const last = <T>(list: readonly T[]): T | undefined => list.at(-1);

describe('the periodic evaluation', () => {
  it('changes nothing while the result stays FAILED', () => {
    const { clock, hub } = aHub([aUser(100)]);
    const record = hub.add(aFinding());

    clock.advanceTo(start + 10 * day);

    expect(record.history).toHaveLength(1);
    expect(record.document.Workflow?.Status).toBe('NEW');
    expect(Date.parse(record.document.UpdatedAt ?? '')).toBeGreaterThan(start + 8 * day);
  });

  it('resolves the finding within 28 hours of the key becoming Inactive', () => {
    const { clock, hub, users } = aHub([aUser(100)]);
    const record = hub.add(aFinding());
    clock.advanceTo(start + 3 * day);

    users[0] = aUser(100, { keys: [{ status: 'Inactive', createdAt: start - 200 * day }] });
    clock.advanceTo(start + 3 * day + 28 * 3_600_000);

    expect(last(record.history)).toMatchObject({
      by: 'SecurityHub',
      status: 'RESOLVED',
      compliance: 'PASSED',
    });
  });

  it('judges by a credential report of four hours ago', () => {
    const { clock, hub, users } = aHub([aUser(100)], { evaluateEveryMs: day });
    const record = hub.add(aFinding());
    clock.advanceTo(start + day);
    const nextEvaluation = Date.parse(record.document.UpdatedAt ?? '') + day;

    clock.advanceTo(nextEvaluation - 3 * 3_600_000);
    users[0] = aUser(0);
    clock.advanceTo(nextEvaluation);
    const compliance = record.document.Compliance?.Status;
    clock.advanceTo(nextEvaluation + day);

    expect(compliance).toBe('FAILED');
    expect(record.document.Compliance?.Status).toBe('PASSED');
  });

  it('makes a resolved finding NEW when the user fails again', () => {
    const { clock, hub } = aHub([aUser(0)]);
    const record = hub.add(aFinding());

    clock.advanceTo(start + 2 * day);
    clock.advanceTo(start + 92 * day);

    expect(record.history.map(({ status, compliance }) => [status, compliance])).toEqual([
      ['NEW', 'FAILED'],
      ['RESOLVED', 'PASSED'],
      ['NEW', 'FAILED'],
    ]);
  });

  it('leaves the workflow status of a suppressed finding', () => {
    const { clock, hub } = aHub([aUser(0)]);
    const record = hub.add(aFinding({ workflowStatus: 'SUPPRESSED' }));

    clock.advanceTo(start + 2 * day);

    expect(last(record.history)).toMatchObject({ status: 'SUPPRESSED', compliance: 'PASSED' });
  });

  it('archives the finding of a deleted user days later and leaves its workflow status', async () => {
    const { clock, hub, users } = aHub([aUser(100)]);
    const record = hub.add(aFinding());
    await callOperation(hub.service, 'BatchUpdateFindings', {
      FindingIdentifiers: [{ Id: record.document.Id, ProductArn: record.document.ProductArn }],
      Workflow: { Status: 'RESOLVED' },
    });

    users.length = 0;
    clock.advanceTo(start + 3 * day);
    const soon = record.document.RecordState;
    clock.advanceTo(start + 7 * day);

    expect(soon).toBe('ACTIVE');
    expect(last(record.history)).toMatchObject({ status: 'RESOLVED', recordState: 'ARCHIVED' });
    expect(clock.nextAt()).toBeUndefined();
  });

  it('takes a user made anew under the same name for another one', () => {
    const { clock, hub, users } = aHub([aUser(100)]);
    const record = hub.add(aFinding({ withDetails: false }));

    users[0] = aUser(0, { userId: 'AIDAANOTHEREXAMPLE000' });
    clock.advanceTo(start + 7 * day);

    expect(record.document.RecordState).toBe('ARCHIVED');
  });

  it('finds the user whose unique id stands in the ARN', () => {
    const { clock, hub } = aHub([aUser(0)]);
    const record = hub.add(aFinding({ idInArn: true }));

    clock.advanceTo(start + 2 * day);

    expect(record.document.Compliance?.Status).toBe('PASSED');
  });

  it('reports a changed result in a new finding when told so', () => {
    const { clock, hub } = aHub([aUser(0)], { newFindingIdOnChange: true });
    const old = hub.add({ ...aFinding(), UserDefinedFields: { case: '1' } });

    clock.advanceTo(start + 2 * day);

    const renewed = last(hub.findings());
    expect(old.document.RecordState).toBe('ARCHIVED');
    expect(renewed?.document.Id).not.toBe(old.document.Id);
    expect(renewed?.document).toMatchObject({
      RecordState: 'ACTIVE',
      Compliance: { Status: 'PASSED' },
      Workflow: { Status: 'RESOLVED' },
    });
    expect(renewed?.document.UserDefinedFields).toBeUndefined();
  });

  it.each([
    ['a finding of another control', { Compliance: { Status: 'FAILED', SecurityControlId: 'IAM.3' } }],
    ['a finding of another product', { ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/inspector' }],
    ['an archived finding', { RecordState: 'ARCHIVED' }],
  ])('leaves %s alone', (_what, overrides) => {
    const { clock, hub } = aHub([aUser(0)]);

    hub.add({ ...aFinding(), ...overrides });

    expect(clock.nextAt()).toBeUndefined();
  });

  it('ends when the hub is stopped', () => {
    const { clock, hub } = aHub([aUser(100)]);
    hub.add(aFinding());

    hub.stop();

    expect(clock.nextAt()).toBeUndefined();
  });
});
