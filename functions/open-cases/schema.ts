import * as z from 'zod';

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
