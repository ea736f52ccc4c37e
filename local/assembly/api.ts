import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { Api, LambdaFunction } from './types.ts';

const routeSchema = z.object({ RouteKey: z.string(), Target: z.string() });

const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});

/** The HTTP API of a stack: which function answers which route. Only Lambda proxies with payload 2.0 are known. */
export function readApi(stack: Stack, resolve: Resolve, functions: readonly LambdaFunction[]): Api {
  const [[api] = [undefined], ...others] = resourcesOfType(stack, 'AWS::ApiGatewayV2::Api');
  if (api === undefined || others.length > 0) throw new AssemblyError(`${stack.name} must have one HTTP API`);
  const integrations = new Map(
    resourcesOfType(stack, 'AWS::ApiGatewayV2::Integration').map(([logicalId, resource]) => [
      logicalId,
      integrationSchema.parse(resolve(resource.Properties)).IntegrationUri,
    ]),
  );
  const functionOf = (target: string): string => {
    const uri = integrations.get(target.replace('integrations/', ''));
    const found = functions.find(({ arn }) => uri === arn || uri?.includes(`/${arn}/invocations`));
    if (found === undefined) throw new AssemblyError(`no function answers ${target}`);
    return found.functionName;
  };
  return {
    id: String(resolve({ Ref: api })),
    endpoint: String(resolve({ 'Fn::GetAtt': [api, 'ApiEndpoint'] })),
    routes: resourcesOfType(stack, 'AWS::ApiGatewayV2::Route').map(([, resource]) => {
      const route = routeSchema.parse(resolve(resource.Properties));
      return { key: route.RouteKey, functionName: functionOf(route.Target) };
    }),
  };
}
