import type { Assembly } from '../../assembly/types.ts';
import type { VirtualClock } from '../../engine/clock.ts';
import { createSecretsManager } from '../../twin/secrets-manager/secrets-manager.ts';
import { createSecurityHub } from '../../twin/security-hub/security-hub.ts';
import type { Mailbox } from '../../twin/ses/mailbox.ts';
import { createSes } from '../../twin/ses/ses.ts';
import { createSns } from '../../twin/sns/sns.ts';
import type { World } from '../../twin/world.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { toMs } from '../scenario/time.ts';
import { controlUsers } from './control-users.ts';
import { createPostbox } from './postbox.ts';

interface Around {
  assembly: Assembly;
  clock: VirtualClock;
  world: World;
}

/** The systems around the product, as a scenario has them: Security Hub, mail with its mailboxes, the topic, the secrets. */
export function createSystems({ scenario, settings }: LoadedScenario, { assembly, clock, world }: Around) {
  const [, domain = ''] = settings.sender.split('@');
  const sesSetup = {
    identities: [scenario.ses.verified === 'domain' ? domain : settings.sender],
    defaultConfigurationSet: scenario.ses.configurationSet,
    configurationSets: assembly.configurationSets,
    dailyQuota: scenario.ses.dailyQuota,
    perSecond: scenario.ses.perSecond,
  };
  const mailboxes = new Map<string, Mailbox | 'works'>(Object.entries(scenario.ses.mailboxes));
  const postbox = createPostbox({ clock, assembly, mailboxes, tellsAfterMs: toMs(scenario.ses.tellsAfter) });
  return {
    securityHub: securityHubOf(scenario.securityHub, { assembly, clock, world }),
    sesSetup,
    ses: createSes({ ...sesSetup, onTaken: postbox.taken }),
    mailboxes,
    postbox,
    sns: createSns({ topicArns: assembly.topics }),
    secrets: createSecretsManager(),
  };
}

function securityHubOf(
  hub: LoadedScenario['scenario']['securityHub'],
  { assembly, clock, world }: Around,
): ReturnType<typeof createSecurityHub> {
  const duration = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : toMs(text);
  return createSecurityHub({
    clock,
    hubAccount: assembly.account,
    region: assembly.region,
    users: () => controlUsers(world),
    evaluateEveryMs: duration(hub.evaluateEvery),
    reportLagMs: duration(hub.reportLag),
    newFindingIdOnChange: hub.newFindingIdOnChange,
    archiveAfterMs: duration(hub.archiveAfter),
    applyDelayMs: duration(hub.applyDelay),
  });
}
