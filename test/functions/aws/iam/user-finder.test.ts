import { afterEach, describe, expect, it } from 'vitest';
import { userFinder } from '../../../../functions/aws/iam/user-finder.ts';
import { ACCOUNT, type Aws, startAws } from '../start-aws.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

const users = [
  { userName: 'alice', userId: 'AIDAALICEALICEALICE1', path: '/team/' },
  { userName: 'bob', userId: 'AIDABOBBOBBOBBOBBOB1' },
  { userName: 'carol', userId: 'AIDACAROLCAROLCAROL1' },
];
const alice = {
  userName: 'alice',
  userId: 'AIDAALICEALICEALICE1',
  arn: `arn:aws:iam::${ACCOUNT}:user/team/alice`,
};
const target = { account: ACCOUNT, partition: 'aws' };
const finder = () => userFinder(aws.sessions('UnusedCredentialsRead'));

describe('finding a user', () => {
  it('by name takes one GetUser, limited to its ARN', async () => {
    aws = await startAws({ users });

    expect(await finder().byName({ ...target, arn: alice.arn, userName: 'alice' })).toEqual(alice);
    expect(Object.fromEntries(aws.twin.calls)).toEqual({ 'sts:AssumeRole': 1, 'iam:GetUser': 1 });
  });

  it('by name works where the ARN carries the unique id', async () => {
    aws = await startAws({ users });
    const arn = `arn:aws:iam::${ACCOUNT}:user/${alice.userId}`;

    expect(await finder().byName({ ...target, arn, userName: 'alice' })).toEqual(alice);
  });

  it('by name finds nothing of a user that is gone', async () => {
    aws = await startAws();

    expect(await finder().byName({ ...target, arn: alice.arn, userName: 'alice' })).toBeUndefined();
  });

  it('by unique id goes through the whole list', async () => {
    aws = await startAws({ users });
    aws.world.pageSize = 1;

    expect(await finder().byUserId({ ...target, userId: 'AIDACAROLCAROLCAROL1' })).toMatchObject({
      userName: 'carol',
    });
    expect(aws.twin.calls.get('iam:ListUsers')).toBe(3);
    expect(await finder().byUserId({ ...target, userId: 'AIDANOBODYNOBODYNOBO' })).toBeUndefined();
  });

  it.each([
    ['AccessDenied', 'PermanentServiceError'],
    ['Throttling', 'TransientServiceError'],
  ])('fails on %s', async (error, name) => {
    aws = await startAws({ users });
    aws.twin.faults.add({ call: 'iam:*', error });

    await expect(finder().byUserId({ ...target, userId: 'x' })).rejects.toMatchObject({ name });
    await expect(finder().byName({ ...target, arn: alice.arn, userName: 'alice' })).rejects.toMatchObject({
      name,
    });
  });
});
