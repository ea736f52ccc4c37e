import * as z from 'zod';
import { type CallContext, operation, type Service, ServiceError } from '../service.ts';
import { isHere, type MailSetUp, type SetUp } from './spec.ts';

/** SES in a Region that nobody has used yet (SES developer guide, "Request production access"). */
const SANDBOX: MailSetUp = {
  isProduction: false,
  sendingEnabled: true,
  enforcement: 'HEALTHY',
  perDay: 200,
  perSecond: 1,
  identities: {},
  configurationSets: {},
};

const ofSet = z.strictObject({ ConfigurationSetName: z.string().min(1) });

/** What SES has set up, API version 2. Source: SES API reference. */
export function createSesSetUp(setUp: SetUp): Service {
  const mailIn = (context: CallContext) => (isHere(setUp, context) ? setUp.mail : SANDBOX);
  const setOf = (name: string, context: CallContext) => {
    const { configurationSets } = mailIn(context);
    if (Object.hasOwn(configurationSets, name)) return configurationSets[name];
    throw notFound(`Configuration set <${name}> does not exist.`);
  };
  return {
    name: 'ses',
    prefix: 'sesv2',
    protocol: 'rest-json',
    validationError: 'BadRequestException',
    routes: {
      'GET /v2/email/account': 'GetAccount',
      'GET /v2/email/identities/{EmailIdentity}': 'GetEmailIdentity',
      'GET /v2/email/configuration-sets/{ConfigurationSetName}': 'GetConfigurationSet',
      'GET /v2/email/configuration-sets/{ConfigurationSetName}/event-destinations':
        'GetConfigurationSetEventDestinations',
    },
    operations: {
      GetAccount: operation({
        parameters: z.strictObject({}),
        run(_parameters, context) {
          const mail = mailIn(context);
          return {
            ProductionAccessEnabled: mail.isProduction,
            SendingEnabled: mail.sendingEnabled,
            EnforcementStatus: mail.enforcement,
            SendQuota: { Max24HourSend: mail.perDay, MaxSendRate: mail.perSecond, SentLast24Hours: 0 },
          };
        },
      }),
      GetEmailIdentity: operation({
        parameters: z.strictObject({ EmailIdentity: z.string().min(1) }),
        run({ EmailIdentity }, context) {
          const { identities } = mailIn(context);
          if (!Object.hasOwn(identities, EmailIdentity))
            throw notFound(`Email identity <${EmailIdentity}> does not exist.`);
          return {
            IdentityType: EmailIdentity.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
            VerifiedForSendingStatus: identities[EmailIdentity],
          };
        },
      }),
      GetConfigurationSet: operation({
        parameters: ofSet,
        run({ ConfigurationSetName }, context) {
          const set = setOf(ConfigurationSetName, context);
          return { ConfigurationSetName, SendingOptions: { SendingEnabled: set?.sendingEnabled } };
        },
      }),
      GetConfigurationSetEventDestinations: operation({
        parameters: ofSet,
        run({ ConfigurationSetName }, context) {
          const set = setOf(ConfigurationSetName, context);
          const EventBusArn = `arn:aws:events:${setUp.region}:${setUp.account}:event-bus/default`;
          const destination = {
            Name: 'Bounces',
            Enabled: set?.isTelling,
            MatchingEventTypes: set?.events,
            EventBridgeDestination: { EventBusArn },
          };
          return { EventDestinations: set?.events.length === 0 ? [] : [destination] };
        },
      }),
    },
  };
}

function notFound(message: string): ServiceError {
  return new ServiceError('NotFoundException', message, 404);
}
