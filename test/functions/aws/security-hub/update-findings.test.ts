import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseFields } from '../../../../functions/domain/note/fields.ts';
import type { UnprocessedCode } from '../../../../local/twin/security-hub/batch-update-findings.ts';
import { type HubBench, startHub } from './start-hub.ts';

let bench: HubBench;
beforeEach(async () => {
  bench = await startHub();
});
afterEach(() => bench.aws.twin.close());

const stored = ({ findingId }: { findingId: string }) => bench.hub.finding(findingId);
const change = { status: 'NOTIFIED', note: 'Asked alice@example.com.', fields: { case: 'alice-1' } };

describe('updating findings', () => {
  it('writes status, note and fields', async () => {
    const finding = bench.add();

    expect(await bench.findings.update([finding, finding], change)).toEqual({ vanished: [] });

    expect(stored(finding)).toMatchObject({
      Workflow: { Status: 'NOTIFIED' },
      Note: { Text: 'Asked alice@example.com.', UpdatedBy: 'unused-credentials-responder' },
      UserDefinedFields: { case: 'alice-1' },
    });
  });

  it('names the page of the execution with the case', async () => {
    const finding = bench.add();

    await bench.findings.update([finding], { ...change, fields: caseFields('alice-1', 'asked', undefined) });

    expect(stored(finding)?.UserDefinedFields).toMatchObject({
      UnusedCredentialsCase: 'alice-1',
      UnusedCredentialsExecution: expect.stringMatching(
        /^https:\/\/eu-west-1\.console\..*:execution:retire:alice-1$/,
      ),
    });
  });

  it('names it also where findings that are refused hold up no other', async () => {
    const finding = bench.add();

    await bench.findings.write([finding], { ...change, fields: caseFields('alice-1', 'asked', undefined) });

    expect(stored(finding)?.UserDefinedFields).toHaveProperty('UnusedCredentialsExecution');
  });

  it('leaves the status alone where none is given', async () => {
    const finding = bench.add();

    await bench.findings.update([finding], { note: 'Preview.', fields: {} });

    expect(stored(finding)).toMatchObject({
      Workflow: { Status: 'NEW' },
      Note: { Text: 'Preview.' },
    });
  });

  it('leaves the fields alone where none are given, though others have written since they were read', async () => {
    const finding = bench.add();
    await bench.findings.update([finding], { ...change, fields: { case: 'alice-1', step: 'used' } });

    const asReadBefore = { ...finding, userDefinedFields: { case: 'alice-1', step: 'kept' } };
    await bench.findings.update([asReadBefore], { note: 'Nothing was done.', fields: {} });

    expect(stored(finding)).toMatchObject({
      Note: { Text: 'Nothing was done.' },
      UserDefinedFields: { case: 'alice-1', step: 'used' },
    });
  });

  it.each([
    ['is left where the control has failed since', 'NEW', 'FAILED', '2026-03-02T08:00:00Z', 'NEW'],
    ['is NEW where an earlier step stands there then', 'NOTIFIED', 'FAILED', '2026-03-02T08:00:00Z', 'NEW'],
    ['is written where it has failed before', 'NOTIFIED', 'FAILED', '2026-03-02T10:00:00Z', 'RESOLVED'],
    ['is written where it passes', 'NOTIFIED', 'PASSED', '2026-03-02T08:00:00Z', 'RESOLVED'],
  ])('a status that is told late %s', async (_, workflowStatus, compliance, since, status) => {
    const finding = bench.add({ compliance, workflowStatus });
    const late = { ...change, status: 'RESOLVED', unlessFailedSince: since };

    await bench.findings.write([{ ...finding, userDefinedFields: {}, note: undefined }], late);

    expect(stored(finding)).toMatchObject({ Workflow: { Status: status }, Note: { Text: change.note } });
  });

  it.each([
    ['stays where the finding was resolved as its control passes', 'PASSED', 'RESOLVED', 'RESOLVED'],
    ['is RESOLVED where an earlier step came after that', 'PASSED', 'NOTIFIED', 'RESOLVED'],
    ['is written where the control fails', 'FAILED', 'RESOLVED', 'NOTIFIED'],
    ['is written where it was set by hand', 'PASSED', 'NEW', 'NOTIFIED'],
  ])('with `unlessPassed` the status %s', async (_, compliance, workflowStatus, expected) => {
    const [one, other] = [bench.add({ compliance, workflowStatus }), bench.add({ userName: 'bob' })];

    await bench.findings.update([one, other], { ...change, unlessPassed: true });

    expect(stored(one)).toMatchObject({ Workflow: { Status: expected }, Note: { Text: change.note } });
    expect(stored(other)).toMatchObject({ Workflow: { Status: 'NOTIFIED' } });
  });

  describe('where somebody else has written', () => {
    const theirs = { Text: 'Ticket 7.', UpdatedBy: 'analyst' };
    const jane = { text: 'Ticket 7.', by: 'jane', at: '2026-03-01T09:00:00.000Z' };
    const withNote = () => {
      const finding = bench.add();
      bench.hub.edit(finding.findingId, { note: theirs.Text });
      return finding;
    };

    it('hands the note over before its own takes its place, and writes what it is given', async () => {
      const [one, other] = [withNote(), bench.add({ userName: 'bob' })];
      const kept: unknown[] = [];

      await bench.findings.write([one, other], change, async (others) => {
        kept.push(...others);
        expect(stored(one)).toMatchObject({ Note: theirs });
        return 'Another.';
      });

      expect(kept).toEqual([{ text: 'Ticket 7.', by: 'analyst', at: expect.any(String) }]);
      expect(stored(one)).toMatchObject({ Note: { Text: 'Another.' } });
      expect(stored(other)).toMatchObject({ Note: { Text: 'Another.' } });
    });

    it('writes nothing where it cannot be kept', async () => {
      const finding = withNote();

      await expect(
        bench.findings.write([finding], change, async () => Promise.reject(new Error('no table'))),
      ).rejects.toThrow('no table');

      expect(stored(finding)).toMatchObject({ Note: theirs });
    });

    it('quotes it where nobody keeps it, once', async () => {
      const finding = withNote();
      const quoted =
        /^Asked alice@example\.com\. Note by analyst, \d{4}-\d\d-\d\d \d\d:\d\d UTC: “Ticket 7\.”$/;

      await bench.findings.update([finding], change);
      expect(stored(finding)).toMatchObject({ Note: { Text: expect.stringMatching(quoted) } });

      await bench.findings.update([finding], change);
      expect(stored(finding)).toMatchObject({ Note: { Text: change.note } });
    });

    it('knows it from what was told', async () => {
      const finding = bench.add();

      await bench.findings.update([{ ...finding, userDefinedFields: {}, note: jane }], change);

      expect(stored(finding)).toMatchObject({ Note: { Text: expect.stringContaining('“Ticket 7.”') } });
    });
  });

  it('reads nothing of a finding whose fields are known, and keeps them', async () => {
    const finding = bench.add({ fields: { ticket: 'T-1' } });

    await bench.findings.update([{ ...finding, userDefinedFields: { ticket: 'T-1' } }], change);

    expect(stored(finding)?.UserDefinedFields).toEqual({ ticket: 'T-1', case: 'alice-1' });
    expect(bench.aws.twin.calls.get('securityhub:GetFindings')).toBeUndefined();
  });

  it('reads it all the same where its status decides', async () => {
    const finding = bench.add({ compliance: 'PASSED', workflowStatus: 'RESOLVED' });

    await bench.findings.update([{ ...finding, userDefinedFields: {} }], { ...change, unlessPassed: true });

    expect(stored(finding)?.Workflow).toEqual({ Status: 'RESOLVED' });
  });

  it('keeps the fields of others, and removes its own that are blank now', async () => {
    const fields = { ticket: 'T-1', deadline: '2026-01-01', case: 'old' };
    const [one, two] = [bench.add({ fields }), bench.add({ userName: 'bob' })];

    await bench.findings.update([one, two], { ...change, fields: { case: 'new', deadline: ' ' } });

    expect(stored(one)?.UserDefinedFields).toEqual({ ticket: 'T-1', case: 'new' });
    expect(stored(two)?.UserDefinedFields).toEqual({ case: 'new' });
    expect(bench.aws.twin.calls.get('securityhub:BatchUpdateFindings')).toBe(2);
  });

  it('makes room for its own fields among 50 of others', async () => {
    const fields = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, 'theirs']));
    const finding = bench.add({ fields });

    await bench.findings.update([finding], {
      ...change,
      fields: { case: 'alice-1', step: 'asked', f0: 'ours' },
    });

    const now = stored(finding)?.UserDefinedFields ?? {};
    expect(Object.keys(now)).toHaveLength(50);
    expect(now).toMatchObject({ case: 'alice-1', step: 'asked', f0: 'ours' });
  });

  it('updates at most 100 at once', async () => {
    const ids = bench.addMany(150);

    await bench.findings.update(ids, change);

    expect(ids.every((id) => stored(id)?.Workflow?.Status === 'NOTIFIED')).toBe(true);
    expect(bench.aws.twin.calls.get('securityhub:BatchUpdateFindings')).toBe(2);
  });

  it('reports those that exist no more and updates the others', async () => {
    const finding = bench.add();
    const gone = { ...finding, findingId: 'arn:aws:securityhub:gone' };

    expect(await bench.findings.update([gone, finding], change)).toEqual({ vanished: [gone.findingId] });

    expect(stored(finding)?.Workflow?.Status).toBe('NOTIFIED');
  });

  it('throws where a finding that is said to exist no more can still be read: another try may help', async () => {
    const [one, two] = [bench.add(), bench.add()];
    bench.hub.failFinding(one.findingId, 'FindingNotFound', 1);

    await expect(bench.findings.write([one, two], change)).rejects.toMatchObject({
      name: 'TransientServiceError',
      message: expect.stringMatching(`1 not updated, FindingNotFound .*\\(${one.findingId}\\)`),
    });

    expect(stored(two)?.Workflow?.Status).toBe('NOTIFIED');
    expect(await bench.findings.write([one, two], change)).toEqual({ vanished: [], refused: [] });
  });

  it('calls nothing for no findings', async () => {
    expect(await bench.findings.update([], change)).toEqual({ vanished: [] });
    expect(bench.aws.twin.calls.size).toBe(0);
  });

  it.each<[UnprocessedCode]>([['ConcurrentUpdateError'], ['InternalFailure']])(
    'repeats what met %s, and nothing else',
    async (code) => {
      const [one, two] = [bench.add(), bench.add()];
      bench.hub.failFinding(one.findingId, code, 3);

      await bench.findings.update([one, two], change);

      expect(stored(one)?.Workflow?.Status).toBe('NOTIFIED');
      const { history = [] } =
        bench.hub.findings().find(({ document }) => document.Id === two.findingId) ?? {};
      expect(history.filter(({ by }) => by === 'BatchUpdateFindings')).toHaveLength(1);
    },
  );

  it.each<[UnprocessedCode, string]>([
    ['ConcurrentUpdateError', 'TransientServiceError'],
    ['InternalFailure', 'TransientServiceError'],
    ['InvalidInput', 'PermanentServiceError'],
    ['FindingSizeExceeded', 'PermanentServiceError'],
  ])('throws %s as %s, after updating the others', async (code, name) => {
    const [one, two] = [bench.add(), bench.add()];
    bench.hub.failFinding(one.findingId, code, 4);

    await expect(bench.findings.update([one, two], change)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(`1 not updated, ${code} .*\\(${one.findingId}\\)`),
    });

    expect(stored(two)?.Workflow?.Status).toBe('NOTIFIED');
  });

  it('lets another try come first where one finding can be helped and another cannot', async () => {
    const [one, two] = [bench.add(), bench.add()];
    bench.hub.failFinding(one.findingId, 'InvalidInput', 4);
    bench.hub.failFinding(two.findingId, 'ConcurrentUpdateError', 4);

    await expect(bench.findings.update([one, two], change)).rejects.toMatchObject({
      name: 'TransientServiceError',
    });
  });
});
