import { expect, it } from 'vitest';
import type { Assembly } from '../../../../local/assembly/types.ts';
import { createRecorder } from '../../../../local/run/simulation/recorder.ts';
import { createSes } from '../../../../local/twin/ses/ses.ts';
import { createWorld } from '../../../../local/twin/world.ts';
import { callOperation } from '../../twin/call-operation.ts';
import { aHub, start } from '../../twin/security-hub/hub.ts';

it('opens no page of a link whose message nobody has written: it fails', async () => {
  const { clock, hub: securityHub } = aHub();
  const ses = createSes({ identities: ['example.com'] });
  const world = createWorld({ start, accounts: [] });
  const assembly = { actionTargets: [] as string[] } as Assembly;
  const recorder = createRecorder({ clock, assembly, world, ses, securityHub });
  const link = 'https://cases.example.com/messages/of-nobody?key=k';
  const mail = {
    FromEmailAddress: 'security@example.com',
    Destination: { ToAddresses: ['alice@example.com'] },
    Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: link } } } },
  };
  await callOperation(ses.service, 'SendEmail', mail, { now: start });

  const looked = recorder.look(async () => ({ status: 404, headers: {}, body: '' }));

  await expect(looked).rejects.toThrow('a mail to alice@example.com has a link of no known message');
});
