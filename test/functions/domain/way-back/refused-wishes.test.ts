import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { acceptWish } from '../../../../functions/domain/way-back/accept-wish.ts';
import {
  openWishes,
  refusedWishes,
  withRefused,
} from '../../../../functions/domain/way-back/refused-wishes.ts';
import {
  AT,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const BOB = 'bob@example.com';
const CAROL = 'carol@example.com';
const settings = someSettings();
const keyOf = (credentialId: string) => ({ credentialId, kind: 'access-key' as const, disabledAt: AT });
const offOf = (credentialId: string, caseId: string) => ({
  ...{ caseId, openedAt: daysAgo(30), closedAt: daysAgo(10), disabled: [keyOf(credentialId)] },
});
const off = [offOf(OLD_KEY, 'alice-0')];
const user = aUser({
  tags: { Owner: BOB },
  credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })],
});
const running = (overrides: Partial<CaseRecord> = {}) =>
  aRecord({ off, disabled: [keyOf(OTHER_KEY)], question: aQuestion('impact'), ...overrides });

/** The case after a wish for what ended ones have left off. */
function wished(record: CaseRecord, said: Partial<Answer> = {}): CaseRecord {
  const wish = anAnswer({ kind: 'restore', answerId: `of ${said.by ?? OWNER}`, delivered: false, ...said });
  const accepted = acceptWish(record, wish);
  if (accepted.is !== 'recorded') throw new Error(accepted.is);
  return accepted.changed;
}
const namesOf = (wishes: Answer[]) => wishes.map(({ by }) => by);
const idsOff = ({ disabled }: CaseRecord) => disabled.map(({ credentialId }) => credentialId);

describe('a wish of after an end', () => {
  it('is refused where the tags name somebody else by now, and nobody else is', () => {
    const contact = { role: 'security-contact', by: SECURITY } as const;
    const all = wished(wished(wished(running()), { by: BOB }), contact);

    expect(namesOf(refusedWishes(all, user, settings))).toEqual([OWNER]);
    expect(namesOf(openWishes(withRefused(all, refusedWishes(all, user, settings), AT)))).toEqual([
      BOB,
      SECURITY,
    ]);
  });

  it('is judged by who was named in the case that it is about, as long as the tag is what it was', () => {
    const named = (insteadOf: string[]) => ({
      ...{ addresses: [CAROL], source: 'named' as const, problems: [], insteadOf },
    });
    const byCarol = (insteadOf: string[]) =>
      wished(running({ off: off.map((one) => ({ ...one, namedOwner: named(insteadOf) })) }), { by: CAROL });

    expect(refusedWishes(byCarol([BOB]), user, settings)).toEqual([]);
    expect(namesOf(refusedWishes(byCarol([OWNER]), user, settings))).toEqual([CAROL]);
  });

  it('that is refused takes what it has brought into the case out again', () => {
    const taken = wished(running());
    expect(idsOff(taken)).toEqual([OTHER_KEY, OLD_KEY]);

    const left = withRefused(taken, refusedWishes(taken, user, settings), AT);

    expect(idsOff(left)).toEqual([OTHER_KEY]);
    expect(left).toMatchObject({ takenOn: [], taken: [`of ${OWNER}`] });
    expect(refusedWishes(left, user, settings)).toEqual([]);
  });

  it('leaves what somebody else wants too, until that is refused as well', () => {
    const both = wished(wished(running()), { by: CAROL });
    const [first, second] = openWishes(both);
    if (first === undefined || second === undefined) throw new Error('Two wishes are open.');

    const left = withRefused(both, [first], AT);

    expect(idsOff(left)).toEqual([OTHER_KEY, OLD_KEY]);
    expect(idsOff(withRefused(left, [second], AT))).toEqual([OTHER_KEY]);
  });

  it('leaves what the case asks to delete anyway', () => {
    const joined = running({ disabled: [keyOf(OTHER_KEY), keyOf(OLD_KEY)] });
    const taken = wished(joined);

    expect(idsOff(withRefused(taken, openWishes(taken), AT)).sort()).toEqual([OLD_KEY, OTHER_KEY].sort());
  });

  it('leaves given back what was given back before it', () => {
    const outcomes = [{ credentialId: OTHER_KEY, result: 'restored' as const }];
    const taken = wished(running({ restoredAt: AT, outcomes }));
    expect(taken.restoredAt).toBeUndefined();

    const left = withRefused(taken, openWishes(taken), AT);

    expect(left.restoredAt).toBe(AT);
    expect(idsOff(left)).toEqual([OTHER_KEY]);
  });
});
