/** The folders below `functions/` that become one Lambda function each. */
export const functionFolders = [
  'open-cases',
  'assess-user',
  'ask',
  'case-page',
  'disable-credentials',
  'delete-credentials',
  'revert-credentials',
  'update-finding',
  'deliver',
  'sweep-cases',
] as const;
export type FunctionFolder = (typeof functionFolders)[number];

/** The functions that the workflow invokes; the others are called by events, by people or by the clock. */
export const workflowFolders = [
  'assess-user',
  'ask',
  'disable-credentials',
  'delete-credentials',
  'revert-credentials',
  'update-finding',
] as const satisfies readonly FunctionFolder[];
export type WorkflowFolder = (typeof workflowFolders)[number];

/** Roles in every account whose IAM users are handled; fixed, since the hub names them without a look-up. */
export const readRoleName = 'UnusedCredentialsRead';
export const actRoleName = 'UnusedCredentialsAct';
export const restoreRoleName = 'UnusedCredentialsRestore';

/** The functions that assume each of these roles. */
export const readers = ['open-cases', 'assess-user', 'sweep-cases'] as const satisfies FunctionFolder[];
export const actors = ['disable-credentials', 'delete-credentials'] as const satisfies FunctionFolder[];
export const restorers = ['revert-credentials'] as const satisfies FunctionFolder[];

/** The index of the table `cases` that functions/aws/case-table.ts reads. */
export const dueIndex = 'due';

export const machineName = 'retire-unused-credentials';

/** The stack of everything that runs. */
export const hubStackName = 'UnusedCredentialsHub';

/** Output of the hub stack: the ARN of the operators' topic. */
export const topicOutput = 'OperatorsTopicArn';

/** Output of the hub stack: the name of the table of cases. */
export const tableOutput = 'CasesTableName';

/** The attribute of the table of cases by which items expire. */
export const expiryAttribute = 'expiresAt';

/** The stack of the three roles in one account, and the StackSet that puts them into many. */
export const memberStackName = 'UnusedCredentialsMember';

/** The stack of that StackSet. */
export const memberAccountsStackName = 'UnusedCredentialsMemberAccounts';

/** Prefix of the secrets that hold a restored user's new password; the case id follows. */
export const secretPrefix = 'unused-credentials/';

/** The configuration set by which SES tells what becomes of the mails. */
export const configurationSetName = 'unused-credentials';

/** The custom actions in Security Hub, by the ids that their ARNs end with. */
export const customActionIds = ['RetireCredentials', 'PreviewRetirement', 'StopOrRestore'] as const;
export type CustomActionId = (typeof customActionIds)[number];

/** Prefix of the names of the alarms. */
export const alarmPrefix = 'unused-credentials-';

/** Name of the function, e.g. `unused-credentials-ask`. */
export function functionName(folder: FunctionFolder): string {
  return `unused-credentials-${folder}`;
}

/** Name of the function's role; fixed, since the member roles trust it by name. */
export function functionRoleName(folder: FunctionFolder): string {
  return `${functionName(folder)}-role`;
}

/** `assess-user` as an identifier: `AssessUser`. */
export function pascalCase(folder: string): string {
  return folder.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The placeholder of a function's ARN in the workflow file, without `${}`. */
export function functionPlaceholder(folder: WorkflowFolder): string {
  return `${pascalCase(folder)}FunctionArn`;
}
