import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../local/twin/security-hub/finding.ts';
import { TwinDoesNotKnow } from '../../../../local/twin/service.ts';
import { callOperation, codeOf } from '../call-operation.ts';
import { aFinding, aHub, day, start } from './hub.ts';

const identify = ({ Id, ProductArn }: Finding) => ({ Id, ProductArn });
const equals = (Value: string) => [{ Value, Comparison: 'EQUALS' }];

async function idsOf(hub: ReturnType<typeof aHub>['hub'], Filters: object, region = 'eu-west-1') {
  const { Findings } = await callOperation(hub.service, 'GetFindings', { Filters }, { region, now: start });
  return (Findings as Finding[]).map(({ Id }) => Id);
}

describe('GetFindings', () => {
  const alex = aFinding();
  const sam = aFinding({ userName: 'sam', userId: 'AIDASAMEXAMPLE0000000', region: 'us-east-1' });
  const young = aFinding({ control: 'IAM.22', workflowStatus: 'NOTIFIED' });

  function filled() {
    const { hub } = aHub();
    for (const finding of [alex, sam, young]) hub.add(finding);
    return hub;
  }

  it.each([
    ['by id', { Id: equals(sam.Id) }, [sam.Id]],
    ['by resource', { ResourceId: equals('arn:aws:iam::444455556666:user/alex') }, [alex.Id, young.Id]],
    ['by control', { ComplianceSecurityControlId: equals('IAM.22') }, [young.Id]],
    [
      'by any of two values',
      { ComplianceSecurityControlId: [...equals('IAM.22'), ...equals('IAM.8')] },
      [alex.Id, sam.Id, young.Id],
    ],
    ['by prefix', { Id: [{ Value: 'arn:aws:securityhub:us-', Comparison: 'PREFIX' }] }, [sam.Id]],
    ['by exclusion', { WorkflowStatus: [{ Value: 'NEW', Comparison: 'NOT_EQUALS' }] }, [young.Id]],
    ['by two attributes', { ResourceType: equals('AwsIamUser'), Region: equals('us-east-1') }, [sam.Id]],
    ['by a user-defined field', { UserDefinedFields: [{ Key: 'a', Value: 'b', Comparison: 'EQUALS' }] }, []],
  ])('filters %s', async (_how, filters, expected) => {
    expect(await idsOf(filled(), filters)).toEqual(expected);
  });

  it('shows all Regions in the home Region and only its own elsewhere', async () => {
    expect(await idsOf(filled(), {}, 'us-east-1')).toEqual([sam.Id]);
  });

  it('gives pages that follow each other and sorts over all of them', async () => {
    const hub = filled();
    const SortCriteria = [{ Field: 'Id', SortOrder: 'desc' }];
    const request = { SortCriteria, MaxResults: 2 };

    const first = await callOperation(hub.service, 'GetFindings', request, { now: start });
    const second = await callOperation(
      hub.service,
      'GetFindings',
      { ...request, NextToken: first['NextToken'] },
      { now: start },
    );

    const ids = [first, second].flatMap(({ Findings }) => Findings as Finding[]);
    expect(ids.map(({ Id }) => Id)).toEqual([alex.Id, young.Id, sam.Id].sort().reverse());
    expect(second['NextToken']).toBeUndefined();
  });

  it('refuses a filter or comparison that it does not play', async () => {
    const hub = filled();

    await expect(callOperation(hub.service, 'GetFindings', { Filters: { Keyword: [] } })).rejects.toThrow(
      TwinDoesNotKnow,
    );
    await expect(
      callOperation(hub.service, 'GetFindings', {
        Filters: { Id: [{ Value: 'a', Comparison: 'CONTAINS' }] },
      }),
    ).rejects.toThrow(TwinDoesNotKnow);
  });

  it.each([
    ['more than 100 results', { MaxResults: 101 }],
    ['a foreign token', { NextToken: 'abc' }],
    [
      'EQUALS with NOT_EQUALS',
      { Filters: { Id: [...equals('a'), { Value: 'b', Comparison: 'NOT_EQUALS' }] } },
    ],
    ['more than 20 values', { Filters: { Id: new Array(21).fill(equals('a')).flat() } }],
  ])('rejects %s as AWS does', async (_what, request) => {
    expect(await codeOf(callOperation(filled().service, 'GetFindings', request))).toBe(
      'InvalidInputException',
    );
  });

  it('rejects a caller of a member account', async () => {
    const principal = { account: '444455556666', roleArn: 'arn:aws:iam::444455556666:role/r' };

    expect(await codeOf(callOperation(filled().service, 'GetFindings', {}, { principal }))).toBe(
      'InvalidAccessException',
    );
  });
});

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
