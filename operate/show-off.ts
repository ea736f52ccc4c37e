import type { CaseRecord } from '../functions/domain/case/case-record.ts';
import type { Disabled } from '../functions/domain/case/outcome.ts';
import { showCredential } from '../functions/domain/credential/credential.ts';
import { KINDS } from '../functions/domain/credential/kinds.ts';
import { showTime } from '../functions/domain/time/time.ts';

/** What is off by us of a user and how it comes back, one line each. Times are UTC. */
export function showOff({ userName, account, user }: CaseRecord, off: readonly Disabled[]): string {
  const whose = `IAM user ${userName} in account ${account}`;
  if (off.length === 0) return `Nothing of ${whose} is off by us.`;
  const read = user === undefined ? '' : ` when IAM was last read, on ${showTime(user.readAt, 'UTC')}`;
  return [`Off by us of ${whose}${read}:`, ...off.map((one) => `  ${line(one)}`)].join('\n');
}

function line({ credentialId, kind, disabledAt }: Disabled): string {
  const how = KINDS[kind].isReplaced ? 'comes back as a new one' : 'works again as it was';
  return `${showCredential(credentialId)}, off since ${showTime(disabledAt, 'UTC')}; ${how}`;
}

/** The same as plain data. */
export function offAsJson({ userName: user, account, userId }: CaseRecord, off: readonly Disabled[]): object {
  return { user, account, userId, off };
}
