import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnsweredBefore, DirectCall } from '../../../local/twin/direct.ts';
import type { AnsweredCall } from '../../../local/twin/session.ts';
import { type Bench, startTwin } from './start-twin.ts';

let bench: Bench;
let told: AnsweredCall[];
beforeEach(async () => {
  told = [];
  bench = await startTwin([{ userName: 'alice' }], { options: { onCall: (call) => told.push(call) } });
});
afterEach(() => bench.twin.close());

const read = (UserName: string): DirectCall => ({
  ...{ prefix: 'iam', operation: 'GetUser', parameters: { UserName } },
  ...{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', sessionToken: undefined, region: 'eu-west-1' },
});

/** The call, and how it was answered. */
async function answeredBefore(call: DirectCall): Promise<AnsweredBefore> {
  let answered: AnsweredCall | undefined;
  await bench.twin.call(call, (heard) => {
    answered = heard;
  });
  return { answered: answered ?? expect.fail('nobody was told'), changes: [] };
}

describe('a call that is made once more as it was answered before', () => {
  it('is counted and told, and ends as before, whatever IAM would say now', async () => {
    const before = await answeredBefore(read('alice'));
    bench.world.accounts.get('111122223333')?.users.clear();
    await bench.twin.repeat(read('alice'), before);

    expect(bench.twin.calls.get('iam:GetUser')).toBe(2);
    expect(told[1]).toEqual(told[0]);
  });

  it('fails as before', async () => {
    const before = await answeredBefore(read('nobody'));

    await expect(bench.twin.repeat(read('nobody'), before)).rejects.toMatchObject({ code: 'NoSuchEntity' });
    expect(told[1]).toEqual(told[0]);
  });

  it('meets what fails now', async () => {
    const before = await answeredBefore(read('alice'));
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'ServiceFailure', times: 1 });

    await expect(bench.twin.repeat(read('alice'), before)).rejects.toMatchObject({ code: 'ServiceFailure' });
    expect(told[1]).toMatchObject({ error: 'ServiceFailure', isDone: false });
  });
});
