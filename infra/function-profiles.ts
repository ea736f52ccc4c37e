import type { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { machineArn } from './arns.ts';
import { customActionArn } from './custom-actions.ts';
import * as grants from './grants.ts';
import { sendMail } from './mail.ts';
import {
  actRoleName,
  configurationSetName,
  type FunctionFolder,
  readRoleName,
  restoreRoleName,
} from './names.ts';

/** What one function is told and may do. */
export interface Profile {
  description: string;
  environment: Record<string, string>;
  statements: PolicyStatement[];
  /** Invoked asynchronously: what fails ends in the failures queue. */
  asynchronous?: true;
  /** Records steps of cases (functions/runtime/audit.ts): logs to the audit log. */
  audited?: true;
}

/** What the profiles refer to. */
export interface ProfileContext {
  stack: Stack;
  casesTable: { tableName: string; tableArn: string };
  operatorsTopicArn: string;
  casePageUrl: string;
  clicksQueueArn: string;
  mailEventsQueueArn: string;
  sender: string;
  /** Where one is set, roles are assumed in its accounts only. */
  organizationId: string | undefined;
}

const readRole = { READ_ROLE_NAME: readRoleName };
const actRole = { ACT_ROLE_NAME: actRoleName };
const restoreRole = { RESTORE_ROLE_NAME: restoreRoleName };

/** Lets a function take on this role of the member accounts. */
function assume(roleName: string): (context: ProfileContext) => PolicyStatement {
  return ({ organizationId }) => grants.assumeMemberRole(roleName, organizationId);
}
const assumeRead = assume(readRoleName);
const assumeAct = assume(actRoleName);
const assumeRestore = assume(restoreRoleName);

function casesName({ casesTable }: ProfileContext): Record<string, string> {
  return { CASES_TABLE_NAME: casesTable.tableName };
}

function writeCases({ casesTable }: ProfileContext): PolicyStatement {
  return grants.cases(casesTable.tableArn, 'dynamodb:GetItem', 'dynamodb:PutItem');
}

function updateFindings({ stack }: ProfileContext): PolicyStatement {
  return grants.findings(stack, 'securityhub:GetFindings', 'securityhub:BatchUpdateFindings');
}

function machineAndTopic({ stack, operatorsTopicArn }: ProfileContext): Record<string, string> {
  return { STATE_MACHINE_ARN: machineArn(stack), OPERATORS_TOPIC_ARN: operatorsTopicArn };
}

/** Each function's environment (besides SETTINGS) and rights: no more than its code uses. */
export const functionProfiles: Record<FunctionFolder, (context: ProfileContext) => Profile> = {
  'open-cases': (context) => ({
    description: 'Takes the clicks on the custom actions: opens, previews, stops or restores cases',
    audited: true,
    environment: {
      ...casesName(context),
      ...readRole,
      ...machineAndTopic(context),
      RETIRE_ACTION_ARN: customActionArn(context.stack, 'RetireCredentials'),
      PREVIEW_ACTION_ARN: customActionArn(context.stack, 'PreviewRetirement'),
      STOP_ACTION_ARN: customActionArn(context.stack, 'StopOrRestore'),
    },
    statements: [
      grants.receiveFrom(context.clicksQueueArn),
      assumeRead(context),
      writeCases(context),
      updateFindings(context),
      grants.workflow(context.stack, 'states:StartExecution', 'states:SendTaskSuccess'),
      grants.executions(context.stack, 'states:DescribeExecution'),
      grants.tellOperators(context.operatorsTopicArn),
    ],
  }),
  'assess-user': (context) => ({
    description: 'Reads the IAM user and makes or checks the plan',
    environment: { ...casesName(context), ...readRole },
    statements: [
      assumeRead(context),
      writeCases(context),
      grants.findings(context.stack, 'securityhub:GetFindings'),
    ],
  }),
  ask: (context) => ({
    description: 'Stores a question, its token, and who must be mailed',
    environment: casesName(context),
    statements: [writeCases(context)],
  }),
  'case-page': (context) => ({
    description: 'Shows a case and takes answers',
    environment: casesName(context),
    statements: [writeCases(context), grants.workflow(context.stack, 'states:SendTaskSuccess')],
  }),
  'disable-credentials': (context) => ({
    description: 'Disables the credentials that the recorded answer retires',
    environment: { ...casesName(context), ...actRole },
    statements: [assumeAct(context), writeCases(context)],
  }),
  'delete-credentials': (context) => ({
    description: 'Deletes the disabled credentials, or the user, that the recorded answer retires',
    environment: { ...casesName(context), ...actRole },
    statements: [assumeAct(context), writeCases(context)],
  }),
  'revert-credentials': (context) => ({
    description: 'Restores what the case disabled',
    environment: { ...casesName(context), ...restoreRole },
    statements: [
      assumeRestore(context),
      writeCases(context),
      grants.passwordSecrets(
        context.stack,
        'secretsmanager:CreateSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:DeleteSecret',
        'secretsmanager:PutResourcePolicy',
      ),
    ],
  }),
  'update-finding': (context) => ({
    description: 'Writes status, note and fields of the findings of a case, and closes it',
    audited: true,
    environment: { ...casesName(context), ...machineAndTopic(context) },
    statements: [
      updateFindings(context),
      writeCases(context),
      grants.tellOperators(context.operatorsTopicArn),
    ],
  }),
  deliver: (context) => ({
    description:
      'Delivers what is due: answers to the workflow, mails, updates of findings, messages to operators; takes bounces',
    audited: true,
    environment: {
      ...casesName(context),
      ...machineAndTopic(context),
      CASE_PAGE_URL: context.casePageUrl,
      CONFIGURATION_SET_NAME: configurationSetName,
    },
    statements: [
      grants.receiveFrom(context.mailEventsQueueArn),
      writeCases(context),
      grants.cases(context.casesTable.tableArn, 'dynamodb:UpdateItem', 'dynamodb:DescribeTable'),
      grants.dueCases(context.casesTable.tableArn),
      grants.workflow(context.stack, 'states:SendTaskSuccess', 'states:StartExecution'),
      sendMail(context.stack, context.sender),
      updateFindings(context),
      grants.tellOperators(context.operatorsTopicArn),
    ],
  }),
  'sweep-cases': (context) => ({
    description: 'Ends exemptions, reports cases whose execution is dead, deletes secrets that were left',
    asynchronous: true,
    audited: true,
    environment: { ...casesName(context), ...readRole, ...machineAndTopic(context) },
    statements: [
      assumeRead(context),
      writeCases(context),
      grants.cases(context.casesTable.tableArn, 'dynamodb:Scan'),
      updateFindings(context),
      grants.executions(context.stack, 'states:DescribeExecution'),
      grants.workflow(context.stack, 'states:ListExecutions'),
      grants.tellOperators(context.operatorsTopicArn),
      grants.passwordSecrets(context.stack, 'secretsmanager:DeleteSecret'),
    ],
  }),
};
