import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../functions/domain/settings.ts';
import { customActionArn } from './custom-actions.ts';
import * as grants from './grants.ts';
import { sendMail } from './mail.ts';
import {
  actRoleName,
  type FunctionFolder,
  functionFolders,
  machineArn,
  pascalCase,
  readRoleName,
} from './names.ts';
import { StateFunction } from './state-function.ts';

export interface FunctionsProps {
  settings: Settings;
  bundles: Record<FunctionFolder, string>;
  casesTable: { tableName: string; tableArn: string };
  operatorsTopicArn: string;
  casePageUrl: string;
  failures: IQueue;
}

/** What one function is told and may do. */
interface Profile {
  description: string;
  environment: Record<string, string>;
  statements: PolicyStatement[];
  /** Invoked asynchronously: what fails ends in the failures queue. */
  asynchronous?: true;
}

/** The nine functions, each with its environment and no more rights than it uses. */
export class Functions extends Construct {
  readonly byFolder: Record<FunctionFolder, LambdaFunction>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const profiles = functionProfiles(Stack.of(this), props);
    const settings = JSON.stringify(props.settings);
    this.byFolder = Object.fromEntries(
      functionFolders.map((folder) => {
        const { asynchronous, environment, ...profile } = profiles[folder];
        const { lambda } = new StateFunction(this, pascalCase(folder), {
          ...profile,
          folder,
          bundle: props.bundles[folder],
          environment: { SETTINGS: settings, ...environment },
          ...(asynchronous && { onFailure: props.failures }),
        });
        return [folder, lambda];
      }),
    ) as Record<FunctionFolder, LambdaFunction>;
  }
}

function functionProfiles(stack: Stack, props: FunctionsProps): Record<FunctionFolder, Profile> {
  const { tableArn } = props.casesTable;
  const names = {
    cases: { CASES_TABLE_NAME: props.casesTable.tableName },
    read: { READ_ROLE_NAME: readRoleName },
    act: { ACT_ROLE_NAME: actRoleName },
    machine: { STATE_MACHINE_ARN: machineArn(stack) },
    topic: { OPERATORS_TOPIC_ARN: props.operatorsTopicArn },
  };
  const read = grants.assumeMemberRole(readRoleName);
  const act = grants.assumeMemberRole(actRoleName);
  const answerQuestions = grants.workflow(stack, 'states:SendTaskSuccess');
  const updateFindings = grants.findings(stack, 'securityhub:GetFindings', 'securityhub:BatchUpdateFindings');
  const readCases = grants.cases(tableArn, 'dynamodb:GetItem');
  const writeCases = grants.cases(tableArn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  return {
    'open-cases': {
      description: 'Takes the clicks on the custom actions: opens, previews, stops or restores cases',
      asynchronous: true,
      environment: {
        ...names.cases,
        ...names.read,
        ...names.machine,
        ...names.topic,
        RETIRE_ACTION_ARN: customActionArn(stack, 'RetireCredentials'),
        PREVIEW_ACTION_ARN: customActionArn(stack, 'PreviewRetirement'),
        STOP_ACTION_ARN: customActionArn(stack, 'StopOrRestore'),
      },
      statements: [
        read,
        writeCases,
        grants.workflow(stack, 'states:StartExecution', 'states:SendTaskSuccess'),
        grants.executions(stack, 'states:DescribeExecution'),
        updateFindings,
        grants.tellOperators(props.operatorsTopicArn),
      ],
    },
    'assess-user': {
      description: 'Reads the IAM user and makes or checks the plan',
      environment: { ...names.read },
      statements: [read, grants.findings(stack, 'securityhub:GetFindings')],
    },
    ask: {
      description: 'Stores a question and mails it',
      environment: { ...names.cases, CASE_PAGE_URL: props.casePageUrl },
      statements: [writeCases, answerQuestions, sendMail(stack, props.settings.sender)],
    },
    'case-page': {
      description: 'Shows a case and takes answers',
      environment: { ...names.cases },
      statements: [writeCases, answerQuestions],
    },
    'disable-credentials': {
      description: 'Disables the credentials that the recorded answer retires',
      environment: { ...names.cases, ...names.act },
      statements: [act, readCases],
    },
    'delete-credentials': {
      description: 'Deletes the disabled credentials, or the user, that the recorded answer retires',
      environment: { ...names.cases, ...names.act },
      statements: [act, writeCases],
    },
    'revert-credentials': {
      description: 'Restores what the case disabled',
      environment: { ...names.cases, ...names.act },
      statements: [
        act,
        writeCases,
        grants.passwordSecrets(
          stack,
          'secretsmanager:CreateSecret',
          'secretsmanager:GetSecretValue',
          'secretsmanager:DeleteSecret',
          'secretsmanager:PutResourcePolicy',
          'secretsmanager:TagResource',
        ),
      ],
    },
    'update-finding': {
      description: 'Writes status, note and fields of the findings of a case; closes it',
      environment: { ...names.cases, ...names.topic },
      statements: [updateFindings, writeCases, grants.tellOperators(props.operatorsTopicArn)],
    },
    'sweep-cases': {
      description: 'Ends exemptions and reports cases whose execution is dead',
      asynchronous: true,
      environment: { ...names.cases, ...names.read, ...names.machine, ...names.topic },
      statements: [
        read,
        writeCases,
        grants.cases(tableArn, 'dynamodb:Scan'),
        grants.workflow(stack, 'states:ListExecutions'),
        grants.executions(stack, 'states:DescribeExecution'),
        updateFindings,
        grants.tellOperators(props.operatorsTopicArn),
      ],
    },
  };
}
