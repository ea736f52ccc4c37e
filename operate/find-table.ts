import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

/** How the name of the table begins that CloudFormation makes for the hub stack. */
export const TABLE_PREFIX = 'UnusedCredentialsHub-Cases';

/** The one table of cases in the account and Region. Throws an Error in words if there is none, or several. */
export async function findTable(client: DynamoDBClient): Promise<string> {
  const names: string[] = [];
  let ExclusiveStartTableName: string | undefined;
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName }));
    names.push(...(page.TableNames ?? []).filter((name) => name.startsWith(TABLE_PREFIX)));
    ExclusiveStartTableName = page.LastEvaluatedTableName;
  } while (ExclusiveStartTableName !== undefined);
  const [name, ...others] = names;
  if (name === undefined)
    throw new Error(
      `no table begins with ${TABLE_PREFIX} in this account and Region: use the hub's, or give --table`,
    );
  if (others.length > 0) throw new Error(`several tables, give --table with one of: ${names.join(', ')}`);
  return name;
}
