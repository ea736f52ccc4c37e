import * as z from 'zod';

/** A query parameter that is a whole number. */
const count = z.coerce.number().int();

/** The parameters of one page of a list. Source: the IAM model, MaxItems 1 to 1000. */
export const pageParameters = {
  Marker: z.string().min(1).optional(),
  MaxItems: count.min(1).max(1000).optional(),
};

/** An existing user's name. Optional in the model: without it the caller's own user is meant. */
export const userName = {
  UserName: z
    .string()
    .regex(/^[\w+=,.@-]{1,128}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]+')
    .optional(),
};

/*
 * Schemas are made once and not for each world: zod compiles each when it is first used, which takes longer than the call.
 */

/** The parameters of what is about a user. */
export const ofUser = z.strictObject(userName);

/** The parameters of a paginated list of a part of a user. */
export const partOfUser = z.strictObject({ ...userName, ...pageParameters });

/** A query parameter that is true or false. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** An identifier of a credential. Source: the IAM model, e.g. `accessKeyIdType`. */
export const identifier = z.string().regex(/^\w{16,128}$/, 'Member must have length between 16 and 128');
