import type { Service } from '../service.ts';
import type { World } from '../world.ts';
import { accessKeyOperations } from './access-keys.ts';
import { accountOperations } from './account.ts';
import { loginProfileOperations } from './login-profile.ts';
import { mfaOperations } from './mfa.ts';
import { otherCredentialOperations } from './other-credentials.ts';
import { permissionOperations } from './permissions.ts';
import { servicePolicyOperations } from './service-policies.ts';
import { serviceReportOperations } from './service-report.ts';
import { userOperations } from './users.ts';

/** IAM over a world: every operation acts in the caller's account. */
export function createIamService(world: World): Service {
  return {
    name: 'iam',
    prefix: 'iam',
    protocol: 'aws-query',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    operations: {
      ...userOperations(world),
      ...loginProfileOperations(world),
      ...accessKeyOperations(world),
      ...mfaOperations(world),
      ...permissionOperations(world),
      ...otherCredentialOperations(world),
      ...accountOperations(world),
      ...serviceReportOperations(world),
      ...servicePolicyOperations(world),
    },
  };
}
