import * as z from 'zod';
import { type CallContext, operation, type Service, ServiceError } from '../service.ts';
import { isHere, type RecorderSetUp, type SetUp } from './spec.ts';

const whose = z.strictObject({ ServicePrincipal: z.string().min(1).max(128).optional() });

/**
 * The recorders of AWS Config: the account's own, or with a service principal that service's. Source: Config API reference.
 * Unconfirmed: that Security Hub's principal is this one, and that there is an error where a service has no recorder.
 */
export function createConfigService(setUp: SetUp): Service {
  const find = ({ ServicePrincipal }: z.infer<typeof whose>, context: CallContext) => {
    if (ServicePrincipal === undefined)
      return { name: 'default', recorder: isHere(setUp, context) ? setUp.recorder : undefined };
    if (ServicePrincipal !== 'securityhub.amazonaws.com')
      throw new ServiceError('ValidationException', `${ServicePrincipal} is not a valid service principal`);
    if (setUp.linkedRecorder === undefined || !isHere(setUp, context))
      throw new ServiceError('NoSuchConfigurationRecorderException', 'There is no such recorder');
    return { name: 'AWSConfigurationRecorderForSecurityHub', recorder: setUp.linkedRecorder };
  };
  return {
    name: 'config',
    prefix: 'config-service',
    protocol: 'aws-json-1.1',
    operations: {
      DescribeConfigurationRecorders: operation({
        parameters: whose,
        run(parameters, context) {
          const { name, recorder } = find(parameters, context);
          const one = (found: RecorderSetUp) => ({ name, recordingGroup: found.recordingGroup });
          return { ConfigurationRecorders: recorder === undefined ? [] : [one(recorder)] };
        },
      }),
      DescribeConfigurationRecorderStatus: operation({
        parameters: whose,
        run(parameters, context) {
          const { name, recorder } = find(parameters, context);
          const one = ({ recording, lastStatus }: RecorderSetUp) => ({ name, recording, lastStatus });
          return { ConfigurationRecordersStatus: recorder === undefined ? [] : [one(recorder)] };
        },
      }),
    },
  };
}
