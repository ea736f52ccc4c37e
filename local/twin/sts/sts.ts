import * as z from 'zod';
import type { Credentials } from '../credentials.ts';
import { callerArn } from '../principal.ts';
import { type CallContext, operation, type Principal, type Service } from '../service.ts';
import { ID_LENGTH, uniqueId } from '../world/ids.ts';
import type { World } from '../world.ts';
import { assumeRole } from './assume-role.ts';

const nothing = z.strictObject({});

/** STS over a world's roles: AssumeRole and GetCallerIdentity. */
export function createStsService(world: World, credentials: Credentials): Service {
  return {
    name: 'sts',
    prefix: 'sts',
    protocol: 'aws-query',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations: {
      AssumeRole: assumeRole(world, credentials, roleId),
      GetCallerIdentity: operation({
        parameters: nothing,
        run: (_parameters, { principal }: CallContext) => ({
          UserId: `${roleId(principal)}:${callerArn(principal).split('/').at(-1)}`,
          Account: principal.account,
          Arn: callerArn(principal),
        }),
      }),
    },
  };
}

function roleId({ roleArn }: Principal): string {
  return uniqueId('AROA', ID_LENGTH.AROA, roleArn);
}
