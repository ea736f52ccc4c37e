import { type RawRequest, TwinDoesNotKnow } from '../service.ts';

const names = ['ExpressionAttributeNames'];
const expression = [...names, 'ExpressionAttributeValues'];
const common = ['TableName', 'ReturnConsumedCapacity'];
const write = [
  ...common,
  ...expression,
  'ConditionExpression',
  'ReturnValues',
  'ReturnItemCollectionMetrics',
];
const read = [
  ...common,
  ...expression,
  'IndexName',
  'FilterExpression',
  'ProjectionExpression',
  'Select',
  'Limit',
  'ExclusiveStartKey',
  'ConsistentRead',
];

/** What dynalite does truthfully; it would silently ignore any other parameter. */
const known: Record<string, readonly string[]> = {
  GetItem: [...common, ...names, 'Key', 'ConsistentRead', 'ProjectionExpression'],
  PutItem: [...write, 'Item'],
  UpdateItem: [...write, 'Key', 'UpdateExpression'],
  DeleteItem: [...write, 'Key'],
  Query: [...read, 'KeyConditionExpression', 'ScanIndexForward'],
  Scan: [...read, 'Segment', 'TotalSegments'],
  BatchGetItem: ['RequestItems', 'ReturnConsumedCapacity'],
  BatchWriteItem: ['RequestItems', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'],
  DescribeTable: ['TableName'],
  ListTables: ['ExclusiveStartTableName', 'Limit'],
};

/** Reads that may show an older item unless they say `ConsistentRead`; dynalite always shows the newest. */
const READS = ['GetItem', 'Query', 'Scan'];

/** As `checkCall`, of a request. */
export function checkRequest({ headers, body }: RawRequest): void {
  checkCall(headers['x-amz-target']?.split('.').at(-1) ?? '', parsed(body));
}

/** Throws TwinDoesNotKnow for an operation or parameter that dynalite does not play. */
export function checkCall(operation: string, given: object): void {
  const parameters = Object.hasOwn(known, operation) ? known[operation] : undefined;
  if (parameters === undefined) throw new TwinDoesNotKnow(`dynamodb:${operation}`);
  const unknown = Object.keys(given).filter((name) => !parameters.includes(name));
  if (unknown.length > 0) throw new TwinDoesNotKnow(`dynamodb:${operation} parameter ${unknown.join(', ')}`);
  const isConsistent = 'ConsistentRead' in given && given.ConsistentRead === true;
  // Of an index DynamoDB has no other reads (API reference, Query); who reads it must read the item as well.
  if ('IndexName' in given) {
    if (isConsistent) throw new TwinDoesNotKnow(`dynamodb:${operation} of an index with ConsistentRead`);
    return;
  }
  if (READS.includes(operation) && !isConsistent)
    throw new TwinDoesNotKnow(`dynamodb:${operation} without ConsistentRead, which may show an older item`);
}

function parsed(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // dynalite answers this with SerializationException, as DynamoDB does.
    return {};
  }
}
