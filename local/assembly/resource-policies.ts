import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { FunctionPermission, KeyPolicy, LambdaFunction, TopicPolicy } from './types.ts';

const permissionSchema = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string(),
});

const topicPolicySchema = z.strictObject({ PolicyDocument: z.unknown(), Topics: z.array(z.string()) });

/** Who may invoke the functions besides roles. A permission for an account, or for any source, is refused. */
export function readFunctionPermissions(
  stack: Stack,
  resolve: Resolve,
  functions: readonly LambdaFunction[],
): FunctionPermission[] {
  return resourcesOfType(stack, 'AWS::Lambda::Permission').map(([, resource]) => {
    const permission = permissionSchema.parse(resolve(resource.Properties));
    const named = functions.find(({ functionName }) => functionName === permission.FunctionName);
    return {
      action: permission.Action,
      functionArn: named?.arn ?? permission.FunctionName,
      principal: permission.Principal,
      sourceArn: permission.SourceArn,
    };
  });
}

/** The policies of a stack's topics. */
export function readTopicPolicies(stack: Stack, resolve: Resolve): TopicPolicy[] {
  return resourcesOfType(stack, 'AWS::SNS::TopicPolicy').map(([, resource]) => {
    const { PolicyDocument, Topics } = topicPolicySchema.parse(resolve(resource.Properties));
    return { topicArns: Topics, document: PolicyDocument };
  });
}

/** The policies of a stack's KMS keys. */
export function readKeyPolicies(stack: Stack, resolve: Resolve): KeyPolicy[] {
  return resourcesOfType(stack, 'AWS::KMS::Key').map(([logicalId, resource]) => ({
    keyArn: String(resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] })),
    document: resolve(resource.Properties['KeyPolicy']),
  }));
}

/** The key of each topic that is encrypted with one of the stack's; AWS's own key needs no permission. */
export function readTopicKeys(stack: Stack, resolve: Resolve): Map<string, string> {
  const keys = readKeyPolicies(stack, resolve).map(({ keyArn }) => keyArn);
  const topics = resourcesOfType(stack, 'AWS::SNS::Topic').map(([logicalId, resource]): [string, string] => [
    String(resolve({ Ref: logicalId })),
    String(resolve(resource.Properties['KmsMasterKeyId']) ?? ''),
  ]);
  const own = topics.filter(([, key]) => key !== '' && !key.endsWith('alias/aws/sns'));
  const foreign = own.find(([, key]) => !keys.includes(key));
  if (foreign !== undefined) throw new AssemblyError(`the key ${foreign[1]} of ${foreign[0]} is not known`);
  return new Map(own);
}
