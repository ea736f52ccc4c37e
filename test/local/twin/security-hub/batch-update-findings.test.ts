import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../local/twin/security-hub/finding.ts';
import { callOperation, codeOf } from '../call-operation.ts';
import { aFinding, aHub, day, start } from './hub.ts';

const identify = ({ Id, ProductArn }: Finding) => ({ Id, ProductArn });

describe('BatchUpdateFindings', () => {
  it('writes note, status and fields, keeps UpdatedAt and unknown members, and remembers the change', async () => {
    const { hub } = aHub();
    const record = hub.add({ ...aFinding(), Unheard: { of: true } });
    const before = record.document.UpdatedAt;

    const result = await callOperation(hub.service, 'BatchUpdateFindings', {
      FindingIdentifiers: [identify(record.document)],
      Note: { Text: 'asked', UpdatedBy: 'responder' },
      Workflow: { Status: 'NOTIFIED' },
      UserDefinedFields: { case: '7' },
    });

    expect(result).toEqual({ ProcessedFindings: [identify(record.document)], UnprocessedFindings: [] });
    expect(record.document).toMatchObject({
      UpdatedAt: before,
      Unheard: { of: true },
      Note: { Text: 'asked', UpdatedBy: 'responder', UpdatedAt: '2026-03-02T08:00:00.000Z' },
    });
    expect(record.history.at(-1)).toEqual({
      at: start,
      by: 'BatchUpdateFindings',
      status: 'NOTIFIED',
      note: 'asked',
      fields: { case: '7' },
      compliance: 'FAILED',
      recordState: 'ACTIVE',
    });
  });

  it('replaces the whole map of fields', async () => {
    const { hub } = aHub();
    const record = hub.add({ ...aFinding(), UserDefinedFields: { theirs: '1' } });

    await callOperation(hub.service, 'BatchUpdateFindings', {
      FindingIdentifiers: [identify(record.document)],
      UserDefinedFields: { ours: '2' },
    });

    expect(record.document.UserDefinedFields).toEqual({ ours: '2' });
  });

  it('shows an update only after the delay', async () => {
    const { clock, hub } = aHub([], { applyDelayMs: 120_000 });
    const record = hub.add({ ...aFinding(), RecordState: 'ARCHIVED' });

    await callOperation(hub.service, 'BatchUpdateFindings', {
      FindingIdentifiers: [identify(record.document)],
      Workflow: { Status: 'NOTIFIED' },
    });
    const atOnce = record.document.Workflow?.Status;
    clock.advanceTo(start + 120_000);

    expect([atOnce, record.document.Workflow?.Status]).toEqual(['NEW', 'NOTIFIED']);
  });

  it('lists unknown, repeated and failing findings as unprocessed and updates the others', async () => {
    const { hub } = aHub();
    const [good, failing] = [hub.add(aFinding()), hub.add(aFinding({ userName: 'sam', userId: 'AIDASAM' }))];
    hub.failFinding(failing.document.Id, 'ConcurrentUpdateError', 1);
    const unknown = { Id: 'arn:unknown', ProductArn: good.document.ProductArn };
    const ids = [good, good, failing].map(({ document }) => identify(document));
    const request = { FindingIdentifiers: [...ids, unknown], Workflow: { Status: 'NOTIFIED' } };

    const result = await callOperation(hub.service, 'BatchUpdateFindings', request);
    await callOperation(hub.service, 'BatchUpdateFindings', { ...request, FindingIdentifiers: [ids[2]] });

    const codes = (result['UnprocessedFindings'] as { ErrorCode: string }[]).map(
      ({ ErrorCode }) => ErrorCode,
    );
    expect(codes).toEqual(['DuplicatedFindingIdentifier', 'ConcurrentUpdateError', 'FindingNotFound']);
    expect([good, failing].map(({ document }) => document.Workflow?.Status)).toEqual([
      'NOTIFIED',
      'NOTIFIED',
    ]);
    expect(good.history).toHaveLength(2);
  });

  it('does not find what was archived more than 90 days ago', async () => {
    const { hub } = aHub();
    const { document } = hub.add(aFinding({ recordState: 'ARCHIVED' }));
    const request = { FindingIdentifiers: [identify(document)], Workflow: { Status: 'NEW' } };

    const result = await callOperation(hub.service, 'BatchUpdateFindings', request, {
      now: start + 61 * day,
    });

    expect(result['UnprocessedFindings']).toMatchObject([{ ErrorCode: 'FindingNotFound' }]);
  });

  it.each([
    ['a note of 513 characters', { Note: { Text: 'x'.repeat(513), UpdatedBy: 'r' } }],
    ['an empty note', { Note: { Text: '', UpdatedBy: 'r' } }],
    ['an unknown status', { Workflow: { Status: 'DONE' } }],
    [
      '51 fields',
      { UserDefinedFields: Object.fromEntries([...new Array(51).keys()].map((n) => [`k${n}`, 'v'])) },
    ],
    ['a key of 129 characters', { UserDefinedFields: { ['k'.repeat(129)]: 'v' } }],
    ['a value of 1025 characters', { UserDefinedFields: { k: 'v'.repeat(1025) } }],
    ['101 findings', { FindingIdentifiers: new Array(101).fill({ Id: 'a', ProductArn: 'b' }) }],
  ])('rejects %s', async (_what, overrides) => {
    const { hub } = aHub();
    const request = { FindingIdentifiers: [identify(aFinding())], ...overrides };

    expect(await codeOf(callOperation(hub.service, 'BatchUpdateFindings', request))).toBe(
      'InvalidInputException',
    );
  });
});

describe('an analyst in the console', () => {
  it('changes what is given and keeps the other fields', () => {
    const { hub } = aHub();
    const record = hub.add({ ...aFinding(), UserDefinedFields: { theirs: '1' } });

    hub.edit(record.document.Id, { status: 'SUPPRESSED', note: 'known', fields: { more: '2' } });

    expect(record.history.at(-1)).toMatchObject({
      status: 'SUPPRESSED',
      note: 'known',
      fields: { theirs: '1', more: '2' },
    });
  });
});
