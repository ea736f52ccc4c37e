import * as z from 'zod';
import { operation, type Service, ServiceError } from '../service.ts';
import { ID_LENGTH, uniqueId } from '../world/ids.ts';
import type { SetUp } from './spec.ts';

/** The roles and users of the account. Policy documents are URL-encoded (IAM API reference, GetRole). */
export function createIamRoles(setUp: SetUp): Service {
  return {
    name: 'iam',
    prefix: 'iam',
    protocol: 'aws-query',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    operations: {
      GetRole: operation({
        parameters: z.strictObject({ RoleName: z.string().regex(/^[\w+=,.@-]{1,64}$/) }),
        run({ RoleName }) {
          const { account, roles, paths } = setUp;
          if (!Object.hasOwn(roles, RoleName))
            throw new ServiceError('NoSuchEntity', `The role with name ${RoleName} cannot be found.`, 404);
          const Path = paths[RoleName] ?? '/';
          const Arn = `arn:aws:iam::${account}:role${Path}${RoleName}`;
          return {
            Role: {
              ...{ Path, RoleName, Arn, CreateDate: new Date(0) },
              RoleId: uniqueId('AROA', ID_LENGTH.AROA, Arn),
              AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(roles[RoleName])),
            },
          };
        },
      }),
      GetUser: operation({
        parameters: z.strictObject({ UserName: z.string().regex(/^[\w+=,.@-]{1,64}$/) }),
        run({ UserName }) {
          const { account, users } = setUp;
          if (!users.includes(UserName))
            throw new ServiceError('NoSuchEntity', `The user with name ${UserName} cannot be found.`, 404);
          const Arn = `arn:aws:iam::${account}:user/${UserName}`;
          const UserId = uniqueId('AIDA', ID_LENGTH.AIDA, Arn);
          return { User: { ...{ Path: '/', UserName, Arn, UserId }, CreateDate: new Date(0) } };
        },
      }),
    },
  };
}
