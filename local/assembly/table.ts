import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { Table } from './types.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({ ProjectionType: z.string() }),
      }),
    )
    .optional(),
  LocalSecondaryIndexes: z.undefined().optional(),
});

/** The one DynamoDB table of a stack, with its global indexes; local ones are refused: the design has none. */
export function readTable(stack: Stack, resolve: Resolve): Table {
  const [[logicalId, resource] = ['', undefined], ...others] = resourcesOfType(
    stack,
    'AWS::DynamoDB::Table',
    'AWS::DynamoDB::GlobalTable',
  );
  if (resource === undefined || others.length > 0) {
    throw new AssemblyError(`${stack.name} must have exactly one table`);
  }
  return {
    TableName: String(resolve({ Ref: logicalId })),
    ...tableSchema.parse(resolve(resource.Properties)),
  };
}
