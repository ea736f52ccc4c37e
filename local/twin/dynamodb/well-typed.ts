/** Parameters whose values are attribute values, by name. */
const OF_ATTRIBUTES = new Set(['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey']);
const FLAGS = new Set(['ConsistentRead', 'ScanIndexForward']);

/**
 * Whether these parameters are of the types that DynamoDB documents, as nearly all are: dynalite's own check then has
 * nothing to say, and takes longer than the operation. False where that is not sure.
 */
export function isWellTyped(parameters: object): boolean {
  return Object.entries(parameters).every(([name, value]) => {
    if (OF_ATTRIBUTES.has(name)) return isObject(value) && Object.values(value).every(isAttribute);
    if (name === 'ExpressionAttributeNames') return isObject(value) && Object.values(value).every(isText);
    if (name === 'Limit') return Number.isInteger(value);
    return FLAGS.has(name) ? typeof value === 'boolean' : isText(value);
  });
}

/** An attribute value of exactly one of the types that items of this project have. */
function isAttribute(value: unknown): boolean {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  const [type, content] = entries[0] ?? [];
  if (entries.length !== 1) return false;
  if (type === 'S' || type === 'N') return isText(content);
  if (type === 'BOOL' || type === 'NULL') return typeof content === 'boolean';
  if (type === 'L') return Array.isArray(content) && content.every(isAttribute);
  return type === 'M' && isObject(content) && Object.values(content).every(isAttribute);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
