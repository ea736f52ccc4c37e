import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import type { Assembly } from '../../../../local/assembly/types.ts';
import { createRecorder } from '../../../../local/run/simulation/recorder.ts';
import { createSes } from '../../../../local/twin/ses/ses.ts';
import type { AnsweredCall } from '../../../../local/twin/session.ts';
import { createWorld } from '../../../../local/twin/world.ts';
import { callOperation } from '../../twin/call-operation.ts';
import { aHub, start } from '../../twin/security-hub/hub.ts';

/** A recorder of a world in which alice has a mail with a link, and how often her page is opened by a look. */
async function watching() {
  const { clock, hub: securityHub } = aHub();
  const ses = createSes({ identities: ['example.com'] });
  const world = createWorld({ start, accounts: [] });
  const assembly = { actionTargets: [] as string[] } as Assembly;
  const recorder = createRecorder({ clock, assembly, world, ses, securityHub });
  const link = 'https://cases.example.com/messages/of-alice?key=k';
  const mail = {
    FromEmailAddress: 'security@example.com',
    Destination: { ToAddresses: ['alice@example.com'] },
    Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: link } } } },
  };
  await callOperation(ses.service, 'SendEmail', mail, { now: start });
  const page = { status: 200, headers: {}, body: 'a page' };
  return {
    ...{ clock, recorder },
    call(operation: string, Item?: object) {
      const principal = { account: '', roleArn: '' };
      const parameters = Item === undefined ? {} : { Item: marshall(Item) };
      recorder.call({ service: 'dynamodb', operation, parameters, principal, isDone: true } as AnsweredCall);
    },
    read: recorder.requests(async () => page),
    async looks() {
      let count = 0;
      await recorder.look(async () => {
        count += 1;
        return page;
      });
      return count;
    },
  };
}

const MESSAGE = { messageId: 'of-alice', cases: [{ caseId: 'alice-1' }] };
const GET = { method: 'GET', target: '/messages/of-alice?key=k' };

it('opens no page of a link whose message nobody has written: it fails', async () => {
  const { looks } = await watching();

  await expect(looks()).rejects.toThrow('a mail to alice@example.com has a link of no known message');
});

it('opens pages anew once something has happened', async () => {
  const { call, looks } = await watching();
  call('PutItem', MESSAGE);
  expect(await looks()).toBe(1);
  expect(await looks()).toBe(0);

  call('UpdateItem');

  expect(await looks()).toBe(1);
});

it('opens no page anew where somebody has only read, unless time has passed meanwhile', async () => {
  const { clock, call, read, looks } = await watching();
  call('PutItem', MESSAGE);
  await looks();

  call('GetItem');
  await read(GET);
  expect(await looks()).toBe(0);

  clock.advanceTo(start + 60_000);
  await read(GET);
  expect(await looks()).toBe(1);
});
