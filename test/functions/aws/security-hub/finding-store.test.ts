import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT } from '../start-aws.ts';
import { type HubBench, startHub } from './start-hub.ts';

let bench: HubBench;
beforeEach(async () => {
  bench = await startHub();
});
afterEach(() => bench.aws.twin.close());

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;
const change = { status: 'NOTIFIED', note: 'Asked.', fields: { case: 'alice-1' } };

describe('reading findings', () => {
  it('finds all active ones of a user, page by page', async () => {
    bench.addMany(101);
    bench.add({ userName: 'bob' });
    bench.add({ recordState: 'ARCHIVED' });

    const found = await bench.findings.ofUser(ALICE, ACCOUNT);

    expect(found.length).toBe(new Set(found.map(({ findingId }) => findingId)).size);
    expect(found).toHaveLength(101);
    expect(bench.aws.twin.calls.get('securityhub:GetFindings')).toBe(2);
  });

  it('asks for our controls only, whichever standard names them', async () => {
    const [ours, iam22] = [bench.add(), bench.add({ control: 'IAM.22' })];
    bench.add({ differs: { Compliance: { Status: 'FAILED', SecurityControlId: 'IAM.3' } } });
    bench.add({ differs: { ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/inspector' } });

    const found = await bench.findings.ofUser(ALICE, ACCOUNT);

    expect(found.map(({ findingId }) => findingId)).toEqual([ours.findingId, iam22.findingId]);
  });

  it.each(['Security Hub', 'Security Hub CSPM'])(
    'finds those of Security Hub by either of its names: %s',
    async (name) => {
      const ours = bench.add({ differs: { ProductName: name } });

      expect(await bench.findings.ofUser(ALICE, ACCOUNT)).toMatchObject([{ findingId: ours.findingId }]);
    },
  );

  it('leaves none out where findings may not name their control', async () => {
    const user = ALICE.replace('arn:aws:', 'arn:aws-us-gov:');
    const Resources = [{ Type: 'AwsIamUser', Id: user }];
    bench.add({ differs: { Resources, Compliance: { Status: 'FAILED' } } });

    expect(await bench.findings.ofUser(user, ACCOUNT)).toMatchObject([{ controlId: undefined }]);
  });

  it('returns what is used of a finding', async () => {
    const finding = bench.add({ fields: { ticket: 'T-1' } });

    expect(await bench.findings.ofUser(ALICE, ACCOUNT)).toEqual([
      {
        ...finding,
        region: 'eu-west-1',
        recordState: 'ACTIVE',
        complianceStatus: 'FAILED',
        workflowStatus: 'NEW',
        controlId: 'IAM.8',
        generatorId: 'security-control/IAM.8',
        userDefinedFields: { ticket: 'T-1' },
        updatedAt: expect.stringMatching(/^2026-03-02T09:00:00/),
      },
    ]);
  });

  it('asks for at most 20 ids at once', async () => {
    const ids = bench.addMany(45);
    const foreign = { findingId: ids[0]?.findingId ?? '', productArn: 'arn:aws:securityhub:::product/x/y' };

    expect(await bench.findings.byId(ids)).toHaveLength(45);
    expect(bench.aws.twin.calls.get('securityhub:GetFindings')).toBe(3);
    expect(await bench.findings.byId([foreign])).toEqual([]);
  });
});

describe('a call to Security Hub', () => {
  it.each([
    ['TooManyRequestsException', 'TransientServiceError'],
    ['LimitExceededException', 'TransientServiceError'],
    ['InternalException', 'TransientServiceError'],
    ['InvalidAccessException', 'PermanentServiceError'],
    ['InvalidInputException', 'PermanentServiceError'],
    ['AccessDenied', 'PermanentServiceError'],
  ])('throws %s as %s', async (error, name) => {
    const ids = bench.addMany(1);
    bench.aws.twin.faults.add({ call: 'securityhub:BatchUpdateFindings', error });
    await expect(bench.findings.update(ids, change)).rejects.toMatchObject({ name });

    bench.aws.twin.faults.add({ call: 'securityhub:GetFindings', error });
    await expect(bench.findings.ofUser(ALICE, ACCOUNT)).rejects.toMatchObject({ name });
  });
});
