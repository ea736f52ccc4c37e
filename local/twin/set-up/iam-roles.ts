import * as z from 'zod';
import { operation, type Service, ServiceError } from '../service.ts';
import { ID_LENGTH, uniqueId } from '../world/ids.ts';
import type { SetUp } from './spec.ts';

/** The roles of the account. Policy documents are URL-encoded (IAM API reference, GetRole). */
export function createIamRoles({ account, roles }: SetUp): Service {
  return {
    name: 'iam',
    prefix: 'iam',
    protocol: 'aws-query',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    operations: {
      GetRole: operation({
        parameters: z.strictObject({ RoleName: z.string().regex(/^[\w+=,.@-]{1,64}$/) }),
        run({ RoleName }) {
          if (!Object.hasOwn(roles, RoleName))
            throw new ServiceError('NoSuchEntity', `The role with name ${RoleName} cannot be found.`, 404);
          const Arn = `arn:aws:iam::${account}:role/${RoleName}`;
          return {
            Role: {
              ...{ Path: '/', RoleName, Arn, CreateDate: new Date(0) },
              RoleId: uniqueId('AROA', ID_LENGTH.AROA, Arn),
              AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(roles[RoleName])),
            },
          };
        },
      }),
    },
  };
}
