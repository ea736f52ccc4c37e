import { DeleteAccessKeyCommand, GetUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, type Bench, HUB, startTwin } from './start-twin.ts';

const KEY = 'AKIAIOSFODNN7EXAMPLE';
const getAlice = () => bench.iam.send(new GetUserCommand({ UserName: 'alice' }));

let bench: Bench;
beforeEach(async () => {
  bench = await startTwin([{ userName: 'alice', accessKeys: [{ id: KEY }] }, { userName: 'bob' }]);
});
afterEach(() => bench.twin.close());

describe('a fault', () => {
  it.each([
    ['AccessDenied', 403],
    ['ServiceFailure', 500],
    ['Throttling', 400],
    ['LimitExceeded', 409],
    ['SomethingNew', 400],
  ])('shows %s with the status %i', async (error, status) => {
    bench.twin.faults.add({ call: 'iam:GetUser', error });

    await expect(getAlice()).rejects.toMatchObject({
      name: expect.stringMatching(new RegExp(`^${error}(Exception)?$`)),
      $metadata: { httpStatusCode: status },
    });
  });

  it('that ends is met by the retry of the SDK', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'Throttling', times: 1 });

    const { $metadata } = await getAlice();

    expect($metadata.attempts).toBe(2);
    expect(bench.twin.calls.get('iam:GetUser')).toBe(2);
  });

  it('drops the connection, which the SDK retries as well', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'connection-reset', times: 1 });

    expect((await getAlice()).$metadata.attempts).toBe(2);
    expect(bench.twin.refusals).toEqual([]);
  });

  it('leaves the world alone, unless the effect is done', async () => {
    const remove = new DeleteAccessKeyCommand({ UserName: 'alice', AccessKeyId: KEY });
    const keys = () => bench.world.user(ACCOUNT, 'alice')?.accessKeys.length;

    bench.twin.faults.add({ call: 'iam:DeleteAccessKey', error: 'AccessDenied', times: 1 });
    await expect(bench.iam.send(remove)).rejects.toMatchObject({ name: 'AccessDenied' });
    const before = keys();
    bench.twin.faults.add({ call: 'iam:DeleteAccessKey', error: 'AccessDenied', effect: 'done' });
    await expect(bench.iam.send(remove)).rejects.toMatchObject({ name: 'AccessDenied' });

    expect([before, keys()]).toEqual([1, 0]);
  });

  it('starts after as many calls as told', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied', after: 1, message: 'no' });

    await getAlice();

    await expect(getAlice()).rejects.toMatchObject({ name: 'AccessDenied', message: 'no' });
  });

  it('meets only the account and the parameters that it names', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied', account: HUB });
    bench.twin.faults.add({
      call: 'iam:GetUser',
      error: 'AccessDenied',
      account: ACCOUNT,
      parameters: { UserName: 'bob' },
    });

    await getAlice();

    await expect(bench.iam.send(new GetUserCommand({ UserName: 'bob' }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('of a whole service leaves the others alone', async () => {
    bench.twin.faults.add({ call: 'iam:*', error: 'AccessDenied' });

    await expect(bench.iam.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
    expect((await bench.sts.send(new GetCallerIdentityCommand({}))).Account).toBe(ACCOUNT);
  });

  it('of every call meets all services', async () => {
    bench.twin.faults.add({ call: '*', error: 'AccessDenied', times: 2 });

    await expect(getAlice()).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(bench.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    expect((await getAlice()).User?.UserName).toBe('alice');
  });

  it('ends when cleared', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied' });
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'LimitExceeded', after: 1 });

    bench.twin.faults.clear('iam:GetUser');

    expect((await getAlice()).User?.UserName).toBe('alice');
    expect((await getAlice()).User?.UserName).toBe('alice');
  });

  it('of a function leaves other callers alone', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied', function: 'ask' });

    expect((await getAlice()).User?.UserName).toBe('alice');
  });
});

describe('two faults', () => {
  it('of one call both count it; the older one is shown', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied', times: 1 });
    bench.twin.faults.add({ call: 'iam:*', error: 'NoSuchEntity', after: 1, times: 1 });

    await expect(getAlice()).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(getAlice()).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    expect((await getAlice()).User?.UserName).toBe('alice');
  });

  it('end each by the call that they were made for', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied' });
    bench.twin.faults.add({ call: 'iam:*', error: 'NoSuchEntity' });

    bench.twin.faults.clear('iam:GetUser');

    await expect(getAlice()).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
