import type { CaseRecord } from '../case/case-record.ts';
import { credentialsOff, type Disabled, leftOffOf } from '../case/outcome.ts';
import { canAskBack, stillOff } from '../wish/have-back.ts';

/** What is off by us of a user and can be asked back now, of ended cases and of the running one. */
export function offOfUser(record: CaseRecord): Disabled[] {
  const own = record.status === 'open' && canAskBack(record) ? stillOff(record) : [];
  const left = credentialsOff(leftOffOf(record));
  return [
    ...left,
    ...own.filter((one) => !left.some(({ credentialId }) => credentialId === one.credentialId)),
  ];
}
