import * as z from 'zod';

/**
 * A finding in the AWS Security Finding Format, as far as the twin looks into it. Every other field, known to AWS
 * or not, is kept and returned untouched.
 */
export const findingSchema = z.looseObject({
  Id: z.string().min(1),
  ProductArn: z.string().min(1),
  AwsAccountId: z.string().optional(),
  Region: z.string().optional(),
  GeneratorId: z.string().optional(),
  Title: z.string().optional(),
  ProductName: z.string().optional(),
  RecordState: z.string().optional(),
  CreatedAt: z.string().optional(),
  UpdatedAt: z.string().optional(),
  FirstObservedAt: z.string().optional(),
  LastObservedAt: z.string().optional(),
  ProductFields: z.record(z.string(), z.string()).optional(),
  UserDefinedFields: z.record(z.string(), z.string()).optional(),
  Compliance: z
    .looseObject({ Status: z.string().optional(), SecurityControlId: z.string().optional() })
    .optional(),
  Workflow: z.looseObject({ Status: z.string().optional() }).optional(),
  Note: z.looseObject({ Text: z.string(), UpdatedBy: z.string(), UpdatedAt: z.string() }).optional(),
  Resources: z
    .array(
      z.looseObject({
        Type: z.string(),
        Id: z.string(),
        Details: z
          .looseObject({
            AwsIamUser: z
              .looseObject({ UserId: z.string().optional(), UserName: z.string().optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

/** An ASFF document. */
export type Finding = z.infer<typeof findingSchema>;

/** Who wrote a change: a caller of BatchUpdateFindings, or Security Hub itself. */
export type ChangedBy = 'BatchUpdateFindings' | 'SecurityHub';

/** A finding as it was right after one change. Times are epoch milliseconds. */
export interface FindingChange {
  at: number;
  by: ChangedBy;
  status: string | undefined;
  note: string | undefined;
  fields: Record<string, string>;
  compliance: string | undefined;
  recordState: string | undefined;
}

/** A stored finding with everything that happened to it, oldest first; the first entry is its arrival. */
export interface FindingRecord {
  document: Finding;
  history: FindingChange[];
  /** The unique id of the IAM user that the finding is about, once known: a user made anew is another one. */
  userId?: string;
  /** Since when the control finds no such user, epoch milliseconds. */
  goneSince?: number;
}

/** Epoch milliseconds as ASFF writes them, e.g. `2026-03-02T08:00:00.000Z`. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
