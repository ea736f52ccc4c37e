import * as z from 'zod';

/** The schedule, every minute (EventBridge, scheduled events). */
export const deliverEventSchema = z.object({
  id: z.string().min(1),
  time: z.iso.datetime(),
});
