import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { resourcesOfType, type Stack } from './template.ts';
import type { FunctionPermission, LambdaFunction, TopicPolicy } from './types.ts';

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
