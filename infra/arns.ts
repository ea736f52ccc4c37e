import { ArnFormat, type Stack } from 'aws-cdk-lib';
import { type FunctionFolder, functionName, machineName } from './names.ts';

/** ARN of the function, built from its fixed name: a reference would close a circle with the machine. */
export function functionArn(stack: Stack, folder: FunctionFolder): string {
  return stack.formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: functionName(folder),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** ARN of the workflow, built from its fixed name: its functions need it, and it needs them. */
export function machineArn(stack: Stack): string {
  return stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: machineName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
