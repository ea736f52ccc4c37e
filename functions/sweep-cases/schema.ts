import * as z from 'zod';

/** The daily schedule, or the change of an execution's status (EventBridge, Step Functions events; best effort). */
export const sweepEventSchema = z.discriminatedUnion('detail-type', [
  z.object({ 'detail-type': z.literal('Scheduled Event'), time: z.iso.datetime() }),
  z.object({
    'detail-type': z.literal('Step Functions Execution Status Change'),
    time: z.iso.datetime(),
    detail: z.object({ stateMachineArn: z.string(), name: z.string(), status: z.string() }),
  }),
]);
