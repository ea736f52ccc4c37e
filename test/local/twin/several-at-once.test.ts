import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DirectCall } from '../../../local/twin/direct.ts';
import { type Bench, startTwin } from './start-twin.ts';

let bench: Bench;
let heard: string[];
beforeEach(async () => {
  heard = [];
  const onCall = ({ operation }: { operation: string }) => heard.push(operation);
  bench = await startTwin([{ userName: 'alice' }, { userName: 'bob' }], { options: { onCall } });
});
afterEach(() => bench.twin.close());

const call = (operation: string, UserName: string): DirectCall => ({
  ...{ prefix: 'iam', operation, parameters: { UserName } },
  ...{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', sessionToken: undefined, region: 'eu-west-1' },
});

it('of calls at once the listener hears each with what it sees, before whatever comes between two', async () => {
  const users = bench.world.accounts.get('111122223333')?.users;
  bench.twin.interludes.add(1, async () => {
    heard.push('bob goes');
    users?.delete('bob');
  });

  const [, , keys] = await Promise.allSettled([
    bench.twin.call(call('GetUser', 'alice')),
    bench.twin.call(call('ListMFADevices', 'alice')),
    bench.twin.call(call('ListAccessKeys', 'bob')),
  ]);
  const seen = heard.indexOf('ListAccessKeys') < heard.indexOf('bob goes') ? 200 : 404;
  expect(heard).toHaveLength(4);
  expect(keys).toMatchObject({
    status: 'fulfilled',
    value: seen === 200 ? { status: 200 } : { statusCode: 404 },
  });
});
