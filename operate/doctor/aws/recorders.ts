import {
  type ConfigServiceClient,
  type ConfigurationRecorder,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
} from '@aws-sdk/client-config-service';
import { attempt, attemptWith, named, type Read } from '../read/read.ts';
import type { Recorder } from '../read/seen.ts';

/** What both controls look at. */
const USERS = 'AWS::IAM::User';

/**
 * Without a recorder of the account's own Security Hub may record with one of its own (Security Hub user guide,
 * "Considerations for the service-linked configuration recorder"). That it is asked for by this principal is unconfirmed.
 */
const SERVICE_LINKED = { ServicePrincipal: 'securityhub.amazonaws.com' };

/** The recorders of AWS Config in the account and Region: its own, else those that Security Hub runs. */
export async function readRecorders(client: ConfigServiceClient): Promise<Read<readonly Recorder[]>> {
  const own = await readFor(client, {});
  return own.is === 'unread' || own.value.length > 0 ? own : readFor(client, SERVICE_LINKED);
}

async function readFor(
  client: ConfigServiceClient,
  whose: { ServicePrincipal?: string },
): Promise<Read<readonly Recorder[]>> {
  const recorders = await attemptWith<ConfigurationRecorder[]>(
    'config:DescribeConfigurationRecorders',
    async () =>
      (await client.send(new DescribeConfigurationRecordersCommand(whose))).ConfigurationRecorders ?? [],
    named('NoSuchConfigurationRecorderException', []),
  );
  if (recorders.is === 'unread' || recorders.value.length === 0)
    return recorders as Read<readonly Recorder[]>;
  return attempt('config:DescribeConfigurationRecorderStatus', async () => {
    const { ConfigurationRecordersStatus: all = [] } = await client.send(
      new DescribeConfigurationRecorderStatusCommand(whose),
    );
    return recorders.value.map((recorder) => {
      const status = all.find(({ name }) => name === recorder.name);
      return {
        isRecording: status?.recording === true,
        lastStatus: status?.lastStatus,
        recordsUsers: recordsUsers(recorder),
      };
    });
  });
}

/**
 * Whether IAM users are among what a recorder records. They are global: `allSupported` takes them in only with
 * `includeGlobalResourceTypes`, an exclusion takes in whatever it does not name (API reference, RecordingGroup).
 */
function recordsUsers({ recordingGroup = {} }: ConfigurationRecorder): boolean {
  const { allSupported, includeGlobalResourceTypes, resourceTypes = [] } = recordingGroup;
  const { recordingStrategy, exclusionByResourceTypes } = recordingGroup;
  if (recordingStrategy?.useOnly === 'EXCLUSION_BY_RESOURCE_TYPES')
    return exclusionByResourceTypes?.resourceTypes?.includes(USERS) !== true;
  if (allSupported === true) return includeGlobalResourceTypes === true;
  return resourceTypes.includes(USERS);
}
