import type { Chronicle } from './chronicle.ts';
import { once } from './once.ts';

/** Without these no finding can be written: the update, the reads before it, and the item that says what is due. */
const NEEDED = ['securityhub:BatchUpdateFindings', 'securityhub:GetFindings', 'dynamodb:PutItem'];

/**
 * Whether, to the end, AWS has refused the product one of the calls without which no finding is written: then findings say
 * what they said before, whatever the product does. Alarms tell the operators.
 */
export const isTellingRefused = (chronicle: Chronicle): boolean =>
  NEEDED.some((call) => isRefused(chronicle, call));

/** Whether that is so of the table: what the product does it records before, so it can do nothing either. */
export const isRecordingRefused = (chronicle: Chronicle): boolean => isRefused(chronicle, 'dynamodb:PutItem');

function isRefused({ events }: Chronicle, call: string): boolean {
  return /AccessDenied/.test(lastErrors(events).get(call) ?? '');
}

const lastErrors = once(
  (events: Chronicle['events']): ReadonlyMap<string, string | undefined> =>
    new Map(events.flatMap((event) => (event.is === 'call' ? [[event.call, event.error]] : []))),
);
