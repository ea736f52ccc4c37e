import { readFinding } from '../../../../functions/domain/finding/read-finding.ts';
import { ACCOUNT } from '../../../support/builders.ts';

/** Every control, in the account of the tests. */
export const ALL = { controls: ['IAM.8', 'IAM.22'] as const, accounts: [ACCOUNT] };

/** Why a finding is refused. */
export function reasonOf(raw: unknown, membership: Parameters<typeof readFinding>[1] = ALL): string {
  const read = readFinding(raw, membership);
  return read.is === 'refused' ? read.reason : 'it was not refused';
}

/** The user that a finding names. */
export function targetOf(raw: unknown) {
  const read = readFinding(raw, ALL);
  return read.is === 'usable' ? read.target : read;
}
