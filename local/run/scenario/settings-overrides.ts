import * as z from 'zod';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';

/** The fields of the settings, none of them required: what is left out stays as deployed. */
export const settingsOverridesSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, schema]) => {
      const inner =
        schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? schema.unwrap() : schema;
      const optional = z.optional(inner as z.ZodType);
      return [name, schema.description === undefined ? optional : optional.describe(schema.description)];
    }),
  ),
);
