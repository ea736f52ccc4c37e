import type { CaseRecord } from '../case/case-record.ts';
import { leftOffOf } from '../case/outcome.ts';
import { ownerOfCase } from '../case/owner-of-case.ts';
import type { UserFacts } from '../credential/user.ts';
import { type Answer, unsettledWishes } from '../question/answer.ts';
import { isPassedOn } from '../question/quarantine.ts';
import type { Settings } from '../settings/settings.ts';
import { isForThisCase, wantedOf } from '../wish/wishes.ts';
import { wantsMore } from './wanted.ts';

/** Why a wish of after an end is refused, as a note lists it. */
export const REFUSED_SINCE = 'somebody else owns the user now, and can have it back with "Stop or restore"';

/** The wishes to have back what this case holds off that nobody has settled. */
export function openWishes(record: CaseRecord): Answer[] {
  return unsettledWishes(record).filter((one) => isForThisCase(record, one));
}

/**
 * The wishes of after an end that give nothing back now that the user's tags were read again: each by the link of
 * somebody who owned the user once (design D15). Security contacts, analysts, and who said so while the case was
 * running have their wish whoever owns it.
 */
export function refusedWishes(record: CaseRecord, user: UserFacts, settings: Settings): Answer[] {
  const left = leftOffOf({ ...record, user });
  return openWishes(record).filter(({ role, by, ofCases, ...wish }) => {
    if (role !== 'stakeholder' || ofCases === undefined || isPassedOn(record, { role, ...wish }))
      return false;
    const ended = left.filter(({ caseId }) => ofCases.includes(caseId));
    const whose = ended.length === 0 ? [record] : ended;
    return !whose.every((one) => ownerOfCase(one, user, { settings }).owner.addresses.includes(by));
  });
}

/** The case with these wishes settled as refused. */
export function withRefusedMarked(record: CaseRecord, refused: readonly Answer[], at: string): CaseRecord {
  const ids = refused.map(({ answerId }) => answerId);
  return {
    ...record,
    refused: [...(record.refused ?? []), ...ids.map((answerId) => ({ answerId, at }))],
    taken: [...(record.taken ?? []), ...ids],
  };
}

/**
 * The same without what these wishes have brought into the case and nobody else wants back. Of a case that was opened
 * for wishes, that is all that they were about.
 */
export function withRefused(record: CaseRecord, refused: readonly Answer[], at: string): CaseRecord {
  const { takenOn = [], off = [], disabled, ...rest } = withRefusedMarked(record, refused, at);
  const isOver = (answerId: string) => refused.some((one) => one.answerId === answerId);
  const over = takenOn.filter(({ answerId }) => isOver(answerId));
  const brought = over.flatMap(({ credentialIds }) => credentialIds);
  const asked = refused.filter(({ answerId }) => over.every((one) => one.answerId !== answerId));
  const gone = new Set([...brought, ...asked.flatMap((wish) => idsWanted(off, wish))]);
  const left: CaseRecord = { ...rest, off, disabled, takenOn: takenOn.filter((one) => !over.includes(one)) };
  const others = openWishes(left);
  for (const id of others.flatMap((wish) => idsWanted(off, wish))) gone.delete(id);
  const before = others.length === 0 ? over.find((one) => one.before)?.before : undefined;
  return before === undefined
    ? { ...left, disabled: disabled.filter(({ credentialId }) => !gone.has(credentialId)) }
    : { ...left, ...before };
}

function idsWanted(off: NonNullable<CaseRecord['off']>, wish: Answer): string[] {
  return wantedOf(off, wish).map(({ credentialId }) => credentialId);
}

/** The case whose wishes are settled: all that they are about is given back, or cannot be. */
export function withWishesSettled(record: CaseRecord): CaseRecord {
  const { takenOn: _done, taken = [], ...rest } = record;
  const done = openWishes(record).filter((wish) => !wantsMore(record, wish));
  return { ...rest, taken: [...taken, ...done.map(({ answerId }) => answerId)] };
}
