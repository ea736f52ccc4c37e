import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import { givenBack } from '../domain/wish/given-back.ts';
import { stillOff } from '../domain/wish/have-back.ts';

/**
 * What of a case is still to be given back. What a deletion has taken before it was stopped stays deleted; what an earlier
 * try has given back stays as its owner has it.
 */
export function notSettled(record: CaseRecord): Disabled[] {
  const back = givenBack(record);
  return stillOff(record).filter((one) => !back.includes(one.credentialId) && !isInUseSince(one, record));
}

/** Also what is given back and whose use was looked for since; not what was to be kept first, and was turned off after that. */
function isInUseSince({ credentialId, disabledAt }: Disabled, { mustUse }: CaseRecord): boolean {
  return mustUse?.credentialIds.includes(credentialId) === true && mustUse.from >= disabledAt;
}
