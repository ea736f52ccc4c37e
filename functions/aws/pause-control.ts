import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { ofLastDay, pauseStateSchema, type Restore, restoreSchema } from '../domain/assess/pause.ts';
import { PermanentServiceError, TransientServiceError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import type { PauseControl } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import type { CaseTableOptions } from './case-table.ts';

const SWITCH = 'control#pause';
const RESTORES = 'control#restores';
const ATTEMPTS = 8;

const restoresSchema = z.object({
  version: z.literal(1),
  revision: z.number().int(),
  restores: z.array(restoreSchema),
});

/**
 * The pause switch in the table `cases`: item `control#pause`, and `control#restores` with the restores of the last
 * day. An item that does not fit throws PermanentServiceError: what cannot be read does not let anything be disabled.
 */
export function pauseControl(options: CaseTableOptions): PauseControl {
  const { tableName: TableName, client = lazily(() => new DynamoDBClient(clientSettings)) } = options;

  async function read<Schema extends z.ZodType>(
    pk: string,
    schema: Schema,
  ): Promise<z.infer<Schema> | undefined> {
    const command = new GetItemCommand({ TableName, Key: marshall({ pk }), ConsistentRead: true });
    const { Item } = await calling(`Read ${pk} (GetItem)`, () => client().send(command));
    return Item === undefined ? undefined : parse(pk, schema, Item);
  }

  async function putRestores(restores: Restore[], revision: number): Promise<boolean> {
    const command = new PutItemCommand({
      TableName,
      Item: marshall({ pk: RESTORES, version: 1, revision: revision + 1, restores }),
      ConditionExpression: 'attribute_not_exists(pk) OR #revision = :revision',
      ExpressionAttributeNames: { '#revision': 'revision' },
      ExpressionAttributeValues: marshall({ ':revision': revision }),
    });
    const write = () =>
      client()
        .send(command)
        .then(() => true);
    return calling(`Write ${RESTORES} (PutItem)`, write, { ConditionalCheckFailed: () => false });
  }

  const last: PauseControl['last'] = () => read(SWITCH, pauseStateSchema);

  return {
    last,
    async read() {
      const state = await last();
      return state?.paused === true ? state : undefined;
    },
    async write(state) {
      const command = new PutItemCommand({ TableName, Item: marshall({ pk: SWITCH, ...state }) });
      await calling(`Write ${SWITCH} (PutItem)`, () => client().send(command));
    },
    async addRestore(restore) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const { restores = [], revision = 0 } = (await read(RESTORES, restoresSchema)) ?? {};
        const recent = ofLastDay(restores, restore.at);
        if (isAmong(recent, restore)) return recent;
        const added = [...recent, restore];
        if (await putRestores(added, revision)) return added;
      }
      throw new TransientServiceError(`${RESTORES} was changed by others ${ATTEMPTS} times in a row.`);
    },
  };
}

function parse<Schema extends z.ZodType>(
  pk: string,
  schema: Schema,
  item: Record<string, AttributeValue>,
): z.infer<Schema> {
  const parsed = schema.safeParse(unmarshall(item));
  if (parsed.success) return parsed.data;
  throw new PermanentServiceError(`The item ${pk} cannot be read: ${issuesOf(parsed.error)}`);
}

function isAmong(restores: readonly Restore[], { caseId, at }: Restore): boolean {
  return restores.some((one) => one.caseId === caseId && one.at === at);
}
