import type { Chronicle } from './chronicle.ts';
import { userIdIn } from './history.ts';

/** What an item of a case holds of a deletion that it announces. */
export interface Kit {
  scope?: string;
}

const MINUTE = 60_000;

/** Whether the item of the case had such a restore kit by that time, or in the minute after it. */
export function isAnnounced(
  { events }: Chronicle,
  at: number,
  { caseId, isOf }: { caseId: string; isOf(kit: Kit): boolean },
): boolean {
  return events.some((event) => {
    if (event.is !== 'item' || event.at > at + MINUTE || event.item['caseId'] !== caseId) return false;
    return isOf((event.item['restoreKit'] as Kit | undefined) ?? {});
  });
}

/**
 * Whether the case cannot know by then whether a deletion that it has announced was its own: a call of it has failed, so
 * that its reply may be lost, or it has set out more than once. Else IAM has told it what was gone already.
 */
export function mayBeOwnDeletion({ events }: Chronicle, index: number, caseId: string): boolean {
  const announced = events.findIndex(
    (event) =>
      event.is === 'item' && event.item['caseId'] === caseId && event.item['restoreKit'] !== undefined,
  );
  if (announced < 0) return false;
  const userId = userIdIn(caseId);
  const calls = events.slice(announced, index + 1).flatMap((event) => {
    if (event.is !== 'call' || event.function !== 'delete-credentials') return [];
    const of = userIdIn(event.session ?? '');
    return of === userId || of === '' ? [event] : [];
  });
  const reads = calls.filter(({ call }) => call === 'iam:GetUser');
  // An attempt that nothing disturbs reads the user once more, to prove it.
  return reads.length > 1 || calls.some(({ error }) => error !== undefined && error !== 'NoSuchEntity');
}
