import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamodb, type Dynamodb } from '../../../local/twin/dynamodb/dynamodb.ts';
import { type Aws, HUB, startAws } from './start-aws.ts';

/** A twin whose DynamoDB has one table with the key `pk`, and a client for it. */
export async function startTable(
  TableName: string,
): Promise<{ aws: Aws; dynamodb: Dynamodb; client: DynamoDBClient }> {
  const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
  const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
  const dynamodb = await createDynamodb({
    account: HUB,
    tables: [{ TableName, KeySchema, AttributeDefinitions }],
  });
  const aws = await startAws({ dynamodb: dynamodb.service });
  return { aws, dynamodb, client: new DynamoDBClient(aws.config('dynamodb')) };
}
