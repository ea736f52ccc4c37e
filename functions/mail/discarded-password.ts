import type { CaseRecord } from '../domain/case/case-record.ts';
import { KINDS, kindOf } from '../domain/credential/kinds.ts';
import { thatAre, whatIsSo } from '../domain/standing/standing.ts';
import { hasGivenBack } from '../domain/wish/given-back.ts';

/** Whether a new password that the case has given is stored no more, and no use of it is known. */
export function isPasswordDiscarded(case_: CaseRecord): boolean {
  const isUsed = (id: string) =>
    case_.outcomes.some(({ credentialId, result }) => credentialId === id && result === 'used');
  return (
    case_.passwordSecret === undefined &&
    thatAre(whatIsSo(case_), 'on').some(
      (id) => KINDS[kindOf(id)].isReplaced && hasGivenBack(case_, id) && !isUsed(id),
    )
  );
}
