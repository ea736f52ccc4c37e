import * as z from 'zod';
import { accountFields } from './account-fields.ts';
import { actFields } from './act-fields.ts';
import { courseFields } from './course-fields.ts';
import { mailAndPageFields } from './mail-and-page-fields.ts';
import { peopleFields } from './people-fields.ts';

/** Each setting by itself, with its sentence and its default; rules over several stand in rules.ts. */
export const settingsFields = z.strictObject({
  ...accountFields,
  ...courseFields,
  ...peopleFields,
  ...actFields,
  ...mailAndPageFields,
});

export type SettingsFields = z.infer<typeof settingsFields>;
