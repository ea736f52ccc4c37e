import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findingStore } from '../../../functions/aws/finding-store.ts';
import type { FindingStore } from '../../../functions/shared/ports.ts';
import { createVirtualClock } from '../../../local/engine/clock.ts';
import type { UnprocessedCode } from '../../../local/twin/security-hub/batch-update-findings.ts';
import { makeFinding } from '../../../local/twin/security-hub/make-finding.ts';
import { createSecurityHub, type SecurityHub } from '../../../local/twin/security-hub/security-hub.ts';
import { ACCOUNT, type Aws, HUB, START, startAws } from './start-aws.ts';

let aws: Aws;
let hub: SecurityHub;
let findings: FindingStore;
beforeEach(async () => {
  const clock = createVirtualClock(START);
  hub = createSecurityHub({ clock, hubAccount: HUB, region: 'eu-west-1', users: () => [] });
  aws = await startAws({ clock, services: [hub.service] });
  const client = new SecurityHubClient(aws.config('securityhub'));
  findings = findingStore({ client: () => client });
});
afterEach(() => aws.twin.close());

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;

/** Stores findings about a user in as many Regions, or as many findings as asked for. */
function add(count: number, overrides: { userName?: string; recordState?: string; fields?: object } = {}) {
  const { fields, ...spec } = overrides;
  return Array.from({ length: count }, () => {
    const made = makeFinding({
      account: ACCOUNT,
      region: 'eu-west-1',
      control: 'IAM.8',
      userName: 'alice',
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      createdAt: START,
      ...spec,
    });
    const finding = { ...made, Id: `${made.Id}-${String(hub.findings().length).padStart(3, '0')}` };
    hub.add({ ...finding, ...(fields && { UserDefinedFields: fields }) } as typeof finding);
    return { findingId: finding.Id, productArn: finding.ProductArn };
  });
}
const stored = ({ findingId }: { findingId: string }) => hub.finding(findingId);
const change = { status: 'NOTIFIED', note: 'Asked alice@example.com.', fields: { case: 'alice-1' } };

describe('reading findings', () => {
  it('finds all active ones of a user, page by page', async () => {
    add(101);
    add(1, { userName: 'bob' });
    add(1, { recordState: 'ARCHIVED' });

    const found = await findings.ofUser(ALICE, ACCOUNT);

    expect(found.length).toBe(new Set(found.map(({ findingId }) => findingId)).size);
    expect(found).toHaveLength(101);
    expect(aws.twin.calls.get('securityhub:GetFindings')).toBe(2);
  });

  it('returns what is used of a finding', async () => {
    const [finding] = add(1, { fields: { ticket: 'T-1' } });

    expect(await findings.ofUser(ALICE, ACCOUNT)).toEqual([
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
    const ids = add(45);
    const foreign = { findingId: ids[0]?.findingId ?? '', productArn: 'arn:aws:securityhub:::product/x/y' };

    expect(await findings.byId(ids)).toHaveLength(45);
    expect(aws.twin.calls.get('securityhub:GetFindings')).toBe(3);
    expect(await findings.byId([foreign])).toEqual([]);
  });
});

describe('updating findings', () => {
  it('writes status, note and fields', async () => {
    const [finding] = add(1);

    expect(await findings.update(finding ? [finding, finding] : [], change)).toEqual({ vanished: [] });

    expect(finding && stored(finding)).toMatchObject({
      Workflow: { Status: 'NOTIFIED' },
      Note: { Text: 'Asked alice@example.com.', UpdatedBy: 'unused-credentials-responder' },
      UserDefinedFields: { case: 'alice-1' },
    });
  });

  it('leaves the status alone where none is given', async () => {
    const [finding] = add(1);

    await findings.update(finding ? [finding] : [], { note: 'Preview.', fields: {} });

    expect(finding && stored(finding)).toMatchObject({
      Workflow: { Status: 'NEW' },
      Note: { Text: 'Preview.' },
    });
  });

  it('keeps the fields of others, and removes its own that are blank now', async () => {
    const fields = { ticket: 'T-1', deadline: '2026-01-01', case: 'old' };
    const [one, two] = [add(1, { fields })[0], add(1, { userName: 'bob' })[0]];
    if (!one || !two) throw new Error('no findings');

    await findings.update([one, two], { ...change, fields: { case: 'new', deadline: ' ' } });

    expect(stored(one)?.UserDefinedFields).toEqual({ ticket: 'T-1', case: 'new' });
    expect(stored(two)?.UserDefinedFields).toEqual({ case: 'new' });
    expect(aws.twin.calls.get('securityhub:BatchUpdateFindings')).toBe(2);
  });

  it('makes room for its own fields among 50 of others', async () => {
    const fields = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, 'theirs']));
    const [finding] = add(1, { fields });
    if (!finding) throw new Error('no finding');

    await findings.update([finding], { ...change, fields: { case: 'alice-1', step: 'asked', f0: 'ours' } });

    const now = stored(finding)?.UserDefinedFields ?? {};
    expect(Object.keys(now)).toHaveLength(50);
    expect(now).toMatchObject({ case: 'alice-1', step: 'asked', f0: 'ours' });
  });

  it('updates at most 100 at once', async () => {
    const ids = add(150);

    await findings.update(ids, change);

    expect(ids.every((id) => stored(id)?.Workflow?.Status === 'NOTIFIED')).toBe(true);
    expect(aws.twin.calls.get('securityhub:BatchUpdateFindings')).toBe(2);
  });

  it('reports those that exist no more and updates the others', async () => {
    const [finding] = add(1);
    if (!finding) throw new Error('no finding');
    const gone = { ...finding, findingId: 'arn:aws:securityhub:gone' };

    expect(await findings.update([gone, finding], change)).toEqual({ vanished: [gone.findingId] });

    expect(stored(finding)?.Workflow?.Status).toBe('NOTIFIED');
  });

  it('calls nothing for no findings', async () => {
    expect(await findings.update([], change)).toEqual({ vanished: [] });
    expect(aws.twin.calls.size).toBe(0);
  });

  it.each<[UnprocessedCode]>([['ConcurrentUpdateError'], ['InternalFailure']])(
    'repeats what met %s, and nothing else',
    async (code) => {
      const [one, two] = add(2);
      if (!one || !two) throw new Error('no findings');
      hub.failFinding(one.findingId, code, 3);

      await findings.update([one, two], change);

      expect(stored(one)?.Workflow?.Status).toBe('NOTIFIED');
      const { history = [] } = hub.findings().find(({ document }) => document.Id === two.findingId) ?? {};
      expect(history.filter(({ by }) => by === 'BatchUpdateFindings')).toHaveLength(1);
    },
  );

  it.each<[UnprocessedCode, string]>([
    ['ConcurrentUpdateError', 'TransientServiceError'],
    ['InternalFailure', 'TransientServiceError'],
    ['InvalidInput', 'PermanentServiceError'],
    ['FindingSizeExceeded', 'PermanentServiceError'],
  ])('throws %s as %s, after updating the others', async (code, name) => {
    const [one, two] = add(2);
    if (!one || !two) throw new Error('no findings');
    hub.failFinding(one.findingId, code, 4);

    await expect(findings.update([one, two], change)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(`1 not updated, ${one.findingId}: ${code}`),
    });

    expect(stored(two)?.Workflow?.Status).toBe('NOTIFIED');
  });

  it('lets another try come first where one finding can be helped and another cannot', async () => {
    const [one, two] = add(2);
    if (!one || !two) throw new Error('no findings');
    hub.failFinding(one.findingId, 'InvalidInput', 4);
    hub.failFinding(two.findingId, 'ConcurrentUpdateError', 4);

    await expect(findings.update([one, two], change)).rejects.toMatchObject({
      name: 'TransientServiceError',
    });
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
    const ids = add(1);
    aws.twin.faults.add({ call: 'securityhub:BatchUpdateFindings', error });
    await expect(findings.update(ids, change)).rejects.toMatchObject({ name });

    aws.twin.faults.add({ call: 'securityhub:GetFindings', error });
    await expect(findings.ofUser(ALICE, ACCOUNT)).rejects.toMatchObject({ name });
  });
});
