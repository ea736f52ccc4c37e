/** `arn:<partition>:states:<region>:<account>:execution:<machine>:<name>`, of `…:stateMachine:<machine>`. */
export function executionArn(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

/** The console's host, by partition. */
const CONSOLES: Record<string, string> = {
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/** Where the console of Step Functions shows the execution of this name: its graph, its states, and what failed. */
export function executionUrl(stateMachineArn: string, name: string): string {
  const [, partition = '', , region = ''] = stateMachineArn.split(':');
  const host = `${region}.${CONSOLES[partition] ?? 'console.aws.amazon.com'}`;
  return `https://${host}/states/home?region=${region}#/v2/executions/details/${executionArn(stateMachineArn, name)}`;
}
