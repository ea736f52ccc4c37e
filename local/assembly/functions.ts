import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { AsynchronousSettings, LambdaFunction } from './types.ts';

const functionSchema = z.object({
  FunctionName: z.string(),
  Handler: z.string(),
  Role: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
});

const asynchronousSchema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().default(2),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});

/** The functions of a stack. The folder is the function's name without the product's prefix. */
export function readFunctions(stack: Stack, resolve: Resolve): LambdaFunction[] {
  const asynchronous = readAsynchronous(stack, resolve);
  return resourcesOfType(stack, 'AWS::Lambda::Function').map(([logicalId, resource]) => {
    const properties = functionSchema.parse(resolve(resource.Properties));
    const assetDirectory = stack.assets.get(properties.Code.S3Key);
    if (assetDirectory === undefined)
      throw new AssemblyError(`${logicalId}: its code is not in the assembly`);
    return {
      logicalId,
      functionName: properties.FunctionName,
      arn: String(resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] })),
      folder: properties.FunctionName.replace(/^unused-credentials-/, ''),
      assetDirectory,
      handler: properties.Handler,
      environment: properties.Environment?.Variables ?? {},
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      roleArn: properties.Role,
      asynchronous: asynchronous.get(properties.FunctionName) ?? { retries: 2 },
    };
  });
}

function readAsynchronous(stack: Stack, resolve: Resolve): Map<string, AsynchronousSettings> {
  const settings = new Map<string, AsynchronousSettings>();
  for (const [, resource] of resourcesOfType(stack, 'AWS::Lambda::EventInvokeConfig')) {
    const properties = asynchronousSchema.parse(resolve(resource.Properties));
    const onFailure = properties.DestinationConfig?.OnFailure?.Destination;
    settings.set(properties.FunctionName, {
      retries: properties.MaximumRetryAttempts,
      ...(onFailure === undefined ? {} : { onFailure }),
    });
  }
  return settings;
}
