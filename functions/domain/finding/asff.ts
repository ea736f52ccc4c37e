import * as z from 'zod';

/** The fields of a finding (ASFF) that are used; others pass unread. */
export const asffSchema = z.object({
  SchemaVersion: z.literal('2018-10-08'),
  Id: z.string().min(1).max(512),
  ProductArn: z.string().min(1),
  GeneratorId: z.string().default(''),
  AwsAccountId: z.string().regex(/^\d{12}$/, 'is not a 12-digit account id'),
  Region: z.string().optional(),
  RecordState: z.string().default('ACTIVE'),
  Workflow: z.object({ Status: z.string() }).optional(),
  Compliance: z
    .object({ Status: z.string().optional(), SecurityControlId: z.string().optional() })
    .optional(),
  Resources: z
    .array(
      z.object({
        Type: z.string(),
        Id: z.string(),
        Details: z
          .object({
            AwsIamUser: z
              .object({ UserId: z.string().optional(), UserName: z.string().optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .min(1, 'is empty; a finding of this control names one IAM user'),
});
export type Asff = z.infer<typeof asffSchema>;

/** Enough of a finding to write a note on it, even where the rest cannot be read. */
export const findingIdSchema = z.object({ Id: z.string().min(1), ProductArn: z.string().min(1) });
