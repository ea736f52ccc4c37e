import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { Table } from './types.ts';

const tableSchema = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z.undefined().optional(),
  LocalSecondaryIndexes: z.undefined().optional(),
});

/** The one DynamoDB table of a stack. Indexes are refused: the design has none. */
export function readTable(stack: Stack, resolve: Resolve): Table {
  const [[logicalId, resource] = ['', undefined], ...others] = resourcesOfType(
    stack,
    'AWS::DynamoDB::Table',
    'AWS::DynamoDB::GlobalTable',
  );
  if (resource === undefined || others.length > 0) {
    throw new AssemblyError(`${stack.name} must have exactly one table`);
  }
  const { KeySchema, AttributeDefinitions } = tableSchema.parse(resolve(resource.Properties));
  return { TableName: String(resolve({ Ref: logicalId })), KeySchema, AttributeDefinitions };
}
