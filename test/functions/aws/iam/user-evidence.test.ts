import { afterEach, describe, expect, it } from 'vitest';
import { userReader } from '../../../../functions/aws/iam/user-reader.ts';
import { AT, type Aws, addressOf, START, startAws, type Tamper } from '../start-aws.ts';
import { alice } from './alice.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

const GENERATE = 'iam:GenerateServiceLastAccessedDetails';
const GET = 'iam:GetServiceLastAccessedDetails';
const POLICIES = 'iam:ListPoliciesGrantingServiceAccess';
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

const busy = {
  ...alice,
  serviceUses: [
    { service: 's3', at: '2025-09-01T00:00:00Z', region: 'us-east-1' },
    { service: 'iam', at: '2025-12-01T00:00:00Z' },
  ],
};

async function evidenceOf({
  tamper,
  address = addressOf('alice'),
}: {
  tamper?: Tamper;
  address?: object;
} = {}) {
  const waited: number[] = [];
  const delay = async (milliseconds: number) => void waited.push(milliseconds);
  const reader = userReader({ ...aws.sessions('UnusedCredentialsRead', tamper), delay });
  const { read, besides } = await reader.readWithEvidence({ ...addressOf('alice'), ...address }, AT);
  return { read, besides, waited };
}

const calls = (name: string) => aws.twin.calls.get(name) ?? 0;

describe('reading a user with evidence', () => {
  it('names the services that it has tried to use with any credential, the latest first', async () => {
    aws = await startAws({ users: [busy] });

    const { read, besides } = await evidenceOf();

    expect(read).toMatchObject({ exists: true, user: { userName: 'alice' } });
    expect(besides?.services).toEqual({
      is: 'known',
      readAt: AT,
      used: [
        { name: 'AWS Identity and Access Management', at: '2025-12-01T00:00:00.000Z' },
        { name: 'Amazon SES', at: '2025-10-11T12:13:14.000Z', region: 'eu-central-1' },
        { name: 'Amazon S3', at: '2025-09-01T00:00:00.000Z', region: 'us-east-1' },
      ],
      more: 0,
    });
    expect(aws.twin.refusals).toEqual([]);
  });

  it('says when AWS has shown them: in a further try, and after waiting for the report', async () => {
    aws = await startAws({ users: [busy] });
    aws.clock.advanceTo(START + 8 * 60_000);
    const delay = async (milliseconds: number) => aws.clock.advanceTo(aws.clock.now() + milliseconds);
    const reader = userReader({ ...aws.sessions('UnusedCredentialsRead'), delay });

    const { read, besides } = await reader.readWithEvidence(addressOf('alice'), AT);

    expect(read).toMatchObject({ user: { readAt: '2026-03-02T09:08:00.000Z' } });
    expect(besides?.services).toMatchObject({ readAt: expect.stringMatching(/T09:08:0[1-9]/) });
  });

  it('keeps the twenty latest and counts the others, over several pages', async () => {
    const serviceUses = Array.from({ length: 25 }, (_, day) => ({
      service: `s${day}`,
      at: `2025-11-${String(day + 1).padStart(2, '0')}`,
    }));
    aws = await startAws({ users: [{ ...alice, accessKeys: [], serviceUses }] });
    aws.world.pageSize = 4;

    const services = (await evidenceOf()).besides?.services;

    expect(services).toMatchObject({ is: 'known', more: 5 });
    expect(services?.is === 'known' && services.used.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, index) => `Service s${24 - index}`),
    );
  });

  it('orders the report first and reads it last, all in one role session', async () => {
    aws = await startAws({ users: [busy] });

    const { waited } = await evidenceOf();

    expect(calls('sts:AssumeRole')).toBe(1);
    expect([...aws.twin.calls.keys()].filter((call) => call.startsWith('iam:')).at(0)).toBe(GENERATE);
    expect([...aws.twin.calls.keys()].at(-1)).toBe(GET);
    expect([calls(GENERATE), calls(POLICIES), calls(GET)]).toEqual([1, 1, 2]);
    expect(waited).toEqual([1000]);
  });

  it('waits 20 seconds in all for a report that never comes', async () => {
    aws = await startAws({ users: [busy] });
    aws.world.reportReads = 1000;

    const { besides, waited } = await evidenceOf();

    expect(besides?.services).toEqual({ is: 'pending' });
    expect(waited.reduce((sum, one) => sum + one, 0)).toBe(20_000);
  });

  it.each([
    [GENERATE, 'AccessDenied', true],
    [GENERATE, 'LimitExceeded', false],
    [GET, 'AccessDenied', true],
    [GET, 'ServiceFailure', false],
    [GET, 'connection-reset', false],
  ])(
    'does not know the services when %s fails with %s, and reads the user all the same',
    async (call, error, isDenied) => {
      aws = await startAws({ users: [busy] });
      aws.twin.faults.add({ call, error });

      const { read, besides } = await evidenceOf();

      expect(read.exists).toBe(true);
      expect(besides?.services).toEqual({ is: 'unknown', isDenied });
    },
  );

  it.each([
    ['failed', (body: string) => body.replace('IN_PROGRESS', 'FAILED')],
    ['has no job', (body: string) => body.replace(/<JobId>.*<\/JobId>/, '')],
    ['is of no shape', (body: string) => body.replace('>COMPLETED<', '><')],
  ])('does not know the services when the report %s', async (_, tamper) => {
    aws = await startAws({ users: [busy] });

    expect((await evidenceOf({ tamper })).besides?.services).toEqual({ is: 'unknown', isDenied: false });
  });

  it('asks for the policies of groups only where there are groups, and names those alone', async () => {
    const user = { ...alice, attachedPolicies: ['arn:aws:iam::aws:policy/IAMFullAccess'] };
    aws = await startAws({ users: [{ ...user, groupPolicies: { devs: [ADMIN] } }] });

    expect((await evidenceOf()).besides?.groupPolicies).toEqual({
      is: 'known',
      names: ['AdministratorAccess'],
    });
    await aws.twin.close();

    aws = await startAws({ users: [{ ...user, groups: [] }] });
    expect((await evidenceOf()).besides?.groupPolicies).toEqual({ is: 'known', names: [] });
    expect(calls(POLICIES)).toBe(0);
  });

  it('does not know the policies of groups that it may not ask for', async () => {
    aws = await startAws({ users: [alice] });
    aws.twin.faults.add({ call: POLICIES, error: 'AccessDenied' });

    expect((await evidenceOf()).besides?.groupPolicies).toEqual({ is: 'unknown', isDenied: true });
  });

  it('has none of a user that is gone', async () => {
    aws = await startAws();

    const { read, besides } = await evidenceOf();

    expect(read.exists).toBe(false);
    expect(besides).toBeUndefined();
  });
});
