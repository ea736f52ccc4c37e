import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../local/twin/security-hub/finding.ts';
import { TwinDoesNotKnow } from '../../../../local/twin/service.ts';
import { callOperation, codeOf } from '../call-operation.ts';
import { aFinding, aHub, start } from './hub.ts';

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
