import * as z from 'zod';
import { type CallContext, type Operation, operation } from '../service.ts';
import type { IamLogEntry, User, UserPart } from '../world/types.ts';
import type { World } from '../world.ts';
import { changeBy, userOf } from './lookup.ts';
import { page } from './page.ts';
import { partOfUser, userName } from './parameters.ts';

/** The parts of a user that are lists. */
export type ListPart = { [Part in UserPart]: User[Part] extends unknown[] ? Part : never }[UserPart];
/** One item of such a part. */
export type ItemOf<Part extends ListPart> = User[Part][number];

/** A paginated list of one part of a user, under the name that IAM gives it. */
export function listOperation<Part extends ListPart>(
  world: World,
  part: Part,
  name: string,
  show: (item: ItemOf<Part>, user: User, context: CallContext) => unknown,
): Operation {
  return operation({
    parameters: partOfUser,
    run(parameters, context) {
      const user = userOf(world, context, parameters.UserName);
      const items: ItemOf<Part>[] = world.seen(context.principal.account, user, part, context.now);
      const shown = items.map((item) => show(item, user, context));
      return page(name, shown, parameters, world.pageSize);
    },
  });
}

/** The removal of one item of a part of a user, named by one parameter. */
export function removeOperation<Part extends ListPart>(
  world: World,
  part: Part,
  removal: {
    action: string;
    parameter: string;
    schema: z.ZodType<string>;
    idOf(item: ItemOf<Part>): string;
    missing(id: string, user: string): Error;
    /** How the log names the id; the parameter with a small first letter if left out. */
    logAs?: string;
    removed?(item: ItemOf<Part>, user: User, context: CallContext): void;
  },
): Operation {
  const { parameter } = removal;
  const logAs = removal.logAs ?? parameter.charAt(0).toLowerCase() + parameter.slice(1);
  return operation({
    parameters: removalOf(parameter, removal.schema),
    run(parameters, context) {
      const user = userOf(world, context, parameters.UserName);
      const id = String((parameters as Record<string, unknown>)[parameter]);
      const items: ItemOf<Part>[] = user[part];
      const found = items.find((item) => removal.idOf(item) === id);
      if (found === undefined) throw removal.missing(id, user.userName);
      const detail: IamLogEntry['detail'] = { [logAs]: id };
      world.change({ ...changeBy(context, user.userName), action: removal.action, part, detail }, () => {
        items.splice(items.indexOf(found), 1);
        removal.removed?.(found, user, context);
      });
    },
  });
}

const removals = new Map<
  string,
  { schema: z.ZodType<string>; parameters: z.ZodType<{ UserName?: string | undefined }> }
>();

/** The parameters of a removal, made once. */
function removalOf(parameter: string, schema: z.ZodType<string>) {
  const known = removals.get(parameter);
  if (known?.schema === schema) return known.parameters;
  const parameters = z.strictObject({ ...userName, [parameter]: schema });
  removals.set(parameter, { schema, parameters });
  return parameters;
}
