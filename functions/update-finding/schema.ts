import * as z from 'zod';
import { STEPS, type Step } from '../domain/note/note.ts';
import { stateInputSchema } from '../runtime/state-handler.ts';

/** Input of the states Record…: which step to write, and what failed if something did. */
export const updateFindingInputSchema = stateInputSchema.extend({
  step: z
    .string()
    .refine((step): step is Step => Object.hasOwn(STEPS, step), 'is not a step that a finding can show'),
  /** Error and cause are null where SendTaskFailure gave none (a catcher's input, recorded on AWS). */
  failure: z
    .object({ state: z.string(), error: z.string().nullable(), cause: z.string().nullish() })
    .optional(),
  /** `not-read` when the read after a failure failed too. */
  outcome: z.string().optional(),
});
export type UpdateFindingInput = z.infer<typeof updateFindingInputSchema> & { step: Step };
/** A state that failed, as its catcher says it. */
export type Failure = NonNullable<UpdateFindingInput['failure']>;
