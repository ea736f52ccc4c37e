import * as z from 'zod';

/** The schedule, every minute (EventBridge, scheduled events). */
export const deliverEventSchema = z.object({
  time: z.iso.datetime(),
});
