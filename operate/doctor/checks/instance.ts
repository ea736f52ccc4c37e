import type { Instance } from '../read/seen.ts';

/** What of a stack of the StackSet is being changed at this moment. */
export function isUnderWay({ detail }: Instance): boolean {
  return detail === 'PENDING' || detail === 'RUNNING';
}

/** A suspended account is passed over; nobody can use credentials of it. */
export function isSuspended({ detail }: Instance): boolean {
  return detail === 'SKIPPED_SUSPENDED_ACCOUNT';
}

/** What is wrong with a stack of the StackSet, in a few words; undefined where nothing is, or it is under way. */
export function instanceProblem(instance: Instance): string | undefined {
  const { status, detail, reason, drift } = instance;
  if (isUnderWay(instance) || isSuspended(instance)) return undefined;
  const because = reason === undefined || reason === '' ? '' : `: ${reason}`;
  if (status !== 'CURRENT')
    return `${[status, detail].filter((word) => word !== undefined).join(', ')}${because}`;
  if (detail !== undefined && detail !== 'SUCCEEDED') return `${detail}${because}`;
  return drift === 'DRIFTED' ? 'changed by hand' : undefined;
}
