import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { resourcesOfType, type Stack } from './template.ts';
import type { Rule } from './types.ts';

const targetSchema = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  Input: z.string().optional(),
  RetryPolicy: z.unknown().optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
});

const ruleSchema = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.literal('ENABLED').default('ENABLED'),
  Targets: z.array(targetSchema),
  Tags: z.unknown().optional(),
});

/** The EventBridge rules of a stack. A disabled rule or an input transformer is refused. */
export function readRules(stack: Stack, resolve: Resolve): Rule[] {
  return resourcesOfType(stack, 'AWS::Events::Rule').map(([logicalId, resource]) => {
    const properties = ruleSchema.parse(resolve(resource.Properties));
    return {
      name: String(resolve({ Ref: logicalId })),
      arn: String(resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] })),
      ...(properties.EventPattern && { pattern: properties.EventPattern }),
      ...(properties.ScheduleExpression && { schedule: properties.ScheduleExpression }),
      targets: properties.Targets.map(({ Arn, Input, DeadLetterConfig }) => ({
        arn: Arn,
        ...(Input === undefined ? {} : { input: JSON.parse(Input) }),
        ...(DeadLetterConfig === undefined ? {} : { deadLetterArn: DeadLetterConfig.Arn }),
      })),
    };
  });
}
