import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import { attempt, attemptWith, named, type Read } from '../read/read.ts';
import type { ConfigurationSet, Identity, MailAccount } from '../read/seen.ts';

/** What SES lets the account send in the Region. What it does not say counts as not allowed. */
export async function readMailAccount(client: SESv2Client): Promise<Read<MailAccount>> {
  return attempt('ses:GetAccount', async () => {
    const account = await client.send(new GetAccountCommand({}));
    return {
      isInSandbox: account.ProductionAccessEnabled !== true,
      maySend: account.SendingEnabled === true,
      standing: account.EnforcementStatus ?? 'not known',
      perDay: account.SendQuota?.Max24HourSend ?? 0,
      perSecond: account.SendQuota?.MaxSendRate ?? 0,
    };
  });
}

/** An identity of the account in the Region; undefined where SES has none of that name. */
export async function readIdentity(client: SESv2Client, name: string): Promise<Read<Identity | undefined>> {
  return attemptWith<Identity | undefined>(
    'ses:GetEmailIdentity',
    async () => {
      const found = await client.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
      return { name, isVerified: found.VerifiedForSendingStatus === true };
    },
    named('NotFoundException', undefined),
  );
}

/** A configuration set; undefined where there is none of that name. */
export async function readConfigurationSet(
  client: SESv2Client,
  ConfigurationSetName: string,
): Promise<Read<ConfigurationSet | undefined>> {
  const set = await attemptWith<{ maySend: boolean } | undefined>(
    'ses:GetConfigurationSet',
    async () => {
      const found = await client.send(new GetConfigurationSetCommand({ ConfigurationSetName }));
      return { maySend: found.SendingOptions?.SendingEnabled !== false };
    },
    named('NotFoundException', undefined),
  );
  if (set.is === 'unread' || set.value === undefined) return set as Read<undefined>;
  const { maySend } = set.value;
  return attempt('ses:GetConfigurationSetEventDestinations', async () => {
    const { EventDestinations = [] } = await client.send(
      new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName }),
    );
    const told = EventDestinations.filter(
      ({ Enabled, EventBridgeDestination }) => Enabled === true && EventBridgeDestination !== undefined,
    );
    return { maySend, tells: told.flatMap(({ MatchingEventTypes = [] }) => MatchingEventTypes) };
  });
}
