import * as z from 'zod';
import { asffSchema } from '../domain/finding/asff.ts';

/**
 * The EventBridge event of a custom action (Security Hub user guide, custom action event format). Findings stay
 * unread here: each is read for itself, so that a bad one does not take the others along.
 */
export const customActionEventSchema = z.object({
  id: z.string(),
  'detail-type': z.literal('Security Hub Findings - Custom Action'),
  source: z.literal('aws.securityhub'),
  time: z.iso.datetime(),
  resources: z.array(z.string()).min(1),
  detail: z.object({ findings: z.array(z.unknown()).min(1) }),
});
export type CustomActionEvent = z.infer<typeof customActionEventSchema>;

/** As much of a click as its place among others depends on. */
export const clickToOrderSchema = z.object({
  time: z.iso.datetime(),
  resources: z.array(z.string()),
  detail: z.object({
    findings: z.array(asffSchema.pick({ Compliance: true, GeneratorId: true })),
  }),
});

/** What an event tells of its findings besides what they are about. */
export const eventThatTellsSchema = z.object({
  detail: z.object({
    findings: z.array(
      z
        .object({
          Id: z.string(),
          UserDefinedFields: z.record(z.string(), z.string()).default({}),
          Note: z
            .object({ Text: z.string(), UpdatedBy: z.string(), UpdatedAt: z.string() })
            .optional()
            .catch(undefined),
        })
        .transform(({ Id, UserDefinedFields, Note }) => ({
          findingId: Id,
          userDefinedFields: UserDefinedFields,
          ...(Note && { note: { text: Note.Text, by: Note.UpdatedBy, at: Note.UpdatedAt } }),
        })),
    ),
  }),
});
