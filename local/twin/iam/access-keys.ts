import * as z from 'zod';
import { type CallContext, type Operation, operation, TwinDoesNotKnow } from '../service.ts';
import type { AccessKey } from '../world/types.ts';
import type { World } from '../world.ts';
import { noSuchEntity } from './errors.ts';
import { accountOf, changeBy, shownUse, userOf } from './lookup.ts';
import { identifier, userName } from './parameters.ts';
import { listOperation, removeOperation } from './part-operations.ts';

const changedKey = z.strictObject({
  ...userName,
  AccessKeyId: identifier,
  Status: z.enum(['Active', 'Inactive'], 'Member must satisfy enum value set: [Active, Inactive]'),
});
const ofKey = z.strictObject({ AccessKeyId: identifier });

/** ListAccessKeys, UpdateAccessKey, DeleteAccessKey and GetAccessKeyLastUsed. */
export function accessKeyOperations(world: World): Record<string, Operation> {
  return {
    ListAccessKeys: listOperation(world, 'accessKeys', 'AccessKeyMetadata', (key, user) => ({
      UserName: user.userName,
      AccessKeyId: key.id,
      Status: key.status,
      CreateDate: new Date(key.createdAt),
    })),

    UpdateAccessKey: operation({
      parameters: changedKey,
      run({ UserName, AccessKeyId, Status: status }, context) {
        const user = userOf(world, context, UserName);
        const key = user.accessKeys.find(({ id }) => id === AccessKeyId);
        if (key === undefined) throw noSuchKey(AccessKeyId);
        if (key.status !== 'Active' && key.status !== 'Inactive') {
          throw new TwinDoesNotKnow(`UpdateAccessKey of a key that is ${key.status}`);
        }
        const detail = { accessKeyId: AccessKeyId, status };
        const change = { ...changeBy(context, user.userName), action: 'UpdateAccessKey', detail };
        world.change({ ...change, part: 'accessKeys' }, () => {
          key.status = status;
        });
      },
    }),

    DeleteAccessKey: removeOperation(world, 'accessKeys', {
      action: 'DeleteAccessKey',
      parameter: 'AccessKeyId',
      schema: identifier,
      idOf: ({ id }) => id,
      missing: noSuchKey,
    }),

    GetAccessKeyLastUsed: operation({
      parameters: ofKey,
      run: ({ AccessKeyId }, context) => lastUsed(world, AccessKeyId, context),
    }),
  };
}

function noSuchKey(id: string): Error {
  return noSuchEntity(`The Access Key with id ${id}`);
}

function lastUsed(world: World, keyId: string, context: CallContext): unknown {
  for (const user of accountOf(world, context).users.values()) {
    const key = user.accessKeys.find(({ id }) => id === keyId);
    if (key !== undefined)
      return { UserName: user.userName, AccessKeyLastUsed: showUse(world, key, context.now) };
  }
  throw noSuchKey(keyId);
}

/** A key that was never used has no date, and `N/A`. Source: the SDK's docs of AccessKeyLastUsed. */
function showUse(world: World, key: AccessKey, now: number): unknown {
  const use = shownUse(key.uses, ({ at }) => at, now, world.lastUseLagMs);
  if (use === undefined) return { ServiceName: 'N/A', Region: 'N/A' };
  return { LastUsedDate: new Date(use.at), ServiceName: use.service, Region: use.region };
}
