import * as z from 'zod';
import type { CallContext } from '../service.ts';
import type { User } from '../world/types.ts';
import type { World } from '../world.ts';
import { noSuchEntity } from './errors.ts';
import { accountOf } from './lookup.ts';

/** An ARN of anything in IAM. Source: the IAM model, arnType. */
export const arnSchema = z.string().min(20).max(2048);

/** The user with this ARN, path and all. Throws NoSuchEntity where the caller's account has none. */
export function userByArn(world: World, context: CallContext, arn: string): User {
  const { id, users } = accountOf(world, context);
  const found = [...users.values()].find(
    ({ path, userName }) => arn === `arn:${world.partition}:iam::${id}:user${path}${userName}`,
  );
  if (found === undefined) throw noSuchEntity(`The ARN ${arn}`);
  return found;
}
