import type { Service } from '../service.ts';
import { createCloudFormation } from './cloud-formation.ts';
import { createConfigService } from './config-service.ts';
import { createDynamodbSetUp } from './dynamodb.ts';
import { createIamRoles } from './iam-roles.ts';
import { createLambda } from './lambda.ts';
import { createOrganizations } from './organizations.ts';
import { createSecurityHubSetUp } from './security-hub.ts';
import { createServiceQuotas } from './service-quotas.ts';
import { createSesSetUp } from './ses.ts';
import { createSnsSetUp } from './sns.ts';
import type { SetUp } from './spec.ts';

/**
 * The APIs that show how an account is set up, as `npm run doctor` reads them: they change nothing. They take the place of
 * the twin's own IAM, SES, SNS and Security Hub. What is set up may be changed between two calls.
 */
export function createSetUpServices(setUp: SetUp): Service[] {
  return [
    createCloudFormation(setUp),
    createConfigService(setUp),
    createDynamodbSetUp(setUp),
    createIamRoles(setUp),
    createLambda(setUp),
    createOrganizations(setUp),
    createSecurityHubSetUp(setUp),
    createServiceQuotas(setUp),
    createSesSetUp(setUp),
    createSnsSetUp(setUp),
  ];
}
