import { DeleteAccessKeyCommand, GetUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FUNCTION_KILLED } from '../../../local/twin/faults.ts';
import { ACCOUNT, ACT_ROLE, type Bench, clientOf, HUB, startTwin } from './start-twin.ts';

const KEY = 'AKIAIOSFODNN7EXAMPLE';
const FUNCTION_KEY = 'ASIALOCALACTXXXXXXXX';
const getAlice = new GetUserCommand({ UserName: 'alice' });
const removeKey = new DeleteAccessKeyCommand({ UserName: 'alice', AccessKeyId: KEY });
const kill = { error: FUNCTION_KILLED, times: 1 };

let bench: Bench;
let ended: string[];
beforeEach(async () => {
  ended = [];
  const endEnvironment = async (id: string): Promise<void> => void ended.push(id);
  const users = [{ userName: 'alice', accessKeys: [{ id: KEY }] }];
  bench = await startTwin(users, { options: { endEnvironment } });
  const roleArn = `arn:aws:iam::${HUB}:role/act-role`;
  bench.twin.registerCredentials(FUNCTION_KEY, { account: HUB, roleArn, functionFolder: 'act' });
});
afterEach(() => bench.twin.close());

/** IAM as the function sees it from one of its environments: by a role that it assumed. */
async function iamOf(environment: string): Promise<IAMClient> {
  const sts = new STSClient(clientOf(bench.twin, 'sts', FUNCTION_KEY, environment));
  const { Credentials: issued } = await sts.send(
    new AssumeRoleCommand({ RoleArn: ACT_ROLE, RoleSessionName: 'case' }),
  );
  return new IAMClient(clientOf(bench.twin, 'iam', issued?.AccessKeyId, issued?.SessionToken));
}

const keys = (): number | undefined => bench.world.user(ACCOUNT, 'alice')?.accessKeys.length;

describe('a call that kills', () => {
  it('has no effect, and ends the environment that made it', async () => {
    const iam = await iamOf('one');
    bench.twin.faults.add({ ...kill, call: 'iam:DeleteAccessKey' });

    await expect(iam.send(removeKey)).rejects.toThrow();

    expect({ ended, keys: keys() }).toEqual({ ended: ['one'], keys: 1 });
  });

  it('takes effect first where it is told to', async () => {
    const iam = await iamOf('one');
    bench.twin.faults.add({ ...kill, call: 'iam:DeleteAccessKey', effect: 'done' });

    await expect(iam.send(removeKey)).rejects.toThrow();

    expect({ ended, keys: keys() }).toEqual({ ended: ['one'], keys: 0 });
  });

  it('hides an error that AWS would have shown', async () => {
    const iam = await iamOf('one');
    await iam.send(removeKey);
    bench.twin.faults.add({ ...kill, call: 'iam:DeleteAccessKey', effect: 'done' });

    await expect(iam.send(removeKey)).rejects.not.toMatchObject({ name: 'NoSuchEntityException' });

    expect(ended).toEqual(['one']);
  });

  it('is the last of its environment; others go on', async () => {
    const [one, other] = [await iamOf('one'), await iamOf('other')];
    bench.twin.faults.add({ ...kill, call: 'iam:GetUser' });
    await expect(one.send(getAlice)).rejects.toThrow();

    await expect(one.send(removeKey)).rejects.toThrow();

    expect(keys()).toBe(1);
    expect((await other.send(getAlice)).User?.UserName).toBe('alice');
    expect(bench.twin.calls.get('iam:DeleteAccessKey')).toBeUndefined();
  });

  it('is one of the function that is named', async () => {
    const iam = await iamOf('one');
    bench.twin.faults.add({ ...kill, call: '*', function: 'ask' });
    bench.twin.faults.add({ ...kill, call: '*', function: 'act', after: 1 });

    await iam.send(new ListUsersCommand({}));
    await expect(iam.send(getAlice)).rejects.toThrow();

    expect(ended).toEqual(['one']);
  });

  it('is never one of somebody who is no function', async () => {
    bench.twin.faults.add({ ...kill, call: '*' });

    expect((await bench.iam.send(getAlice)).User?.UserName).toBe('alice');
    expect(ended).toEqual([]);
  });
});

it('a fault of a function meets its calls by an assumed role', async () => {
  const iam = await iamOf('one');
  bench.twin.faults.add({ call: 'iam:*', error: 'AccessDenied', function: 'act' });

  await expect(iam.send(getAlice)).rejects.toMatchObject({ name: 'AccessDenied' });
});
