import type { Chronicle } from './chronicle.ts';
import { once } from './once.ts';

/** Without these no finding can be written: the update, the reads before it, and the item that says what is due. */
const NEEDED = ['securityhub:BatchUpdateFindings', 'securityhub:GetFindings', 'dynamodb:PutItem'];

/**
 * Whether, to the end, AWS has refused the product one of the calls without which no finding is written: then findings say
 * what they said before, whatever the product does. Alarms tell the operators.
 */
export const isTellingRefused = once(({ events }: Chronicle): boolean => {
  const last = new Map(events.flatMap((event) => (event.is === 'call' ? [[event.call, event.error]] : [])));
  return NEEDED.some((call) => /AccessDenied/.test(last.get(call) ?? ''));
});
