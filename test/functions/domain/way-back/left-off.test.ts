import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { asEnded, endedCaseOf, maySayForEnded } from '../../../../functions/domain/way-back/ended-case.ts';
import { hasOnlyOffJoined, withOffJoined } from '../../../../functions/domain/way-back/join-off.ts';
import { offOfUser } from '../../../../functions/domain/way-back/off-of-user.ts';
import { refusedWishes } from '../../../../functions/domain/way-back/refused-wishes.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  aQuestion,
  aUser,
  neverUsed,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';
import { CAROL, idsOf, item, keyOf, offOf, THIRD_KEY, user, wish } from './left-off.ts';

describe('what earlier cases have left off', () => {
  const joined = (differs: Partial<CaseRecord>, read = user) =>
    idsOf(withOffJoined(item(differs), read).disabled);

  it('joins what is asked to be deleted, each key once', () => {
    expect(joined({})).toEqual([OLD_KEY, THIRD_KEY]);
    expect(joined({ disabled: [keyOf(OTHER_KEY), keyOf(OLD_KEY)] })).toEqual([OTHER_KEY, OLD_KEY, THIRD_KEY]);
    expect(joined({ off: [] })).toEqual([]);
  });

  it('does not join where it was used or changed since', () => {
    const keys = [aKey({ status: 'Inactive', lastUsedAt: AT }), aKey({ id: THIRD_KEY })];

    expect(joined({}, aUser({ credentials: keys }))).toEqual([]);
  });

  it('joins where it was never used, before or since', () => {
    const { lastUsedAt: _never, ...key } = keyOf(OLD_KEY);
    const never = neverUsed(aKey({ status: 'Inactive' }));
    const left = [{ ...offOf('alice-0'), disabled: [key] }];

    expect(joined({ off: left }, aUser({ credentials: [never] }))).toEqual([OLD_KEY]);
  });

  it('is all that a case is about, or not', () => {
    expect(hasOnlyOffJoined(item({ disabled: [keyOf(OLD_KEY)] }))).toBe(true);
    expect(hasOnlyOffJoined(item({ disabled: [keyOf(OLD_KEY), keyOf(OTHER_KEY)] }))).toBe(false);
    expect(hasOnlyOffJoined(item({ disabled: [] }))).toBe(false);
  });

  it('is found by the name of its case', () => {
    expect(endedCaseOf(item(), 'alice-1')).toMatchObject({ caseId: 'alice-1', disabled: [keyOf(THIRD_KEY)] });
    expect(endedCaseOf(item(), 'alice-9')).toBeUndefined();
  });

  it('is refused to who owned the user in one of the cases only', () => {
    const named = { addresses: [CAROL], source: 'named' as const, problems: [], insteadOf: [OWNER] };
    const [first, ...rest] = item().off ?? [];
    const record = item({ off: [{ ...(first as NonNullable<typeof first>), namedOwner: named }, ...rest] });
    const refused = (...ofCases: string[]) =>
      refusedWishes(
        {
          ...record,
          disabled: [keyOf(OLD_KEY), keyOf(THIRD_KEY)],
          answers: [wish('w', ofCases, { by: CAROL })],
        },
        user,
        someSettings(),
      ).length;

    expect(refused('alice-0')).toBe(0);
    expect(refused('alice-1')).toBe(1);
    expect(refused('alice-0', 'alice-1')).toBe(1);
  });

  it('can be asked back together with what the running case has turned off', () => {
    const own = { disabled: [keyOf(OLD_KEY), keyOf(OTHER_KEY)] };

    expect(idsOf(offOfUser(item(own)))).toEqual([OLD_KEY, THIRD_KEY, OTHER_KEY]);
    expect(idsOf(offOfUser(item({ ...own, status: 'closed', closedAt: AT })))).toEqual([OLD_KEY, THIRD_KEY]);
    expect(idsOf(offOfUser(item({ ...own, restoredAt: AT })))).toEqual([OLD_KEY, THIRD_KEY]);
  });
});

describe('the page of an ended case', () => {
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };
  const ended = { ...offOf('alice-0', OLD_KEY), plan: aPlan(), quarantine };
  const record = item({
    ...{ off: [ended], step: 'asked', mustUse: { credentialIds: [OTHER_KEY], from: AT, until: AT } },
    ...{ question: aQuestion('use'), outcomes: [{ credentialId: OTHER_KEY, result: 'kept' }] },
    answers: [anAnswer(), wish('1', ['alice-0']), wish('2', ['alice-1'])],
  });

  it('shows nothing of a case since, but the wishes about this one', () => {
    const shown = asEnded(record, ended);

    expect(shown).toMatchObject({ caseId: 'alice-0', status: 'closed', step: '', outcomes: [], quarantine });
    expect(shown.answers.map(({ answerId }) => answerId)).toEqual(['1']);
    expect(shown.plan?.items.map(({ credential }) => credential.id)).toEqual([OLD_KEY]);
    expect(shown).not.toHaveProperty('question');
    expect(shown).not.toHaveProperty('mustUse');
  });

  it('shows no plan and no quarantine that it did not have', () => {
    const { plan: _none, ...planless } = record;
    const shown = asEnded({ ...planless, quarantine } as CaseRecord, offOf('alice-0', OLD_KEY));

    expect(shown).not.toHaveProperty('plan');
    expect(shown).not.toHaveProperty('quarantine');
  });

  it('is the item itself where that is the latest case', () => {
    expect(asEnded(record, { ...ended, caseId: record.caseId })).toBe(record);
  });

  const owner = (address: string) => ({ addresses: [address], source: 'named' as const, problems: [] });
  const planOf = (address: string) => ({ ...aPlan(), owner: owner(address) });
  it.each<[string, Parameters<typeof maySayForEnded>[0], Parameters<typeof maySayForEnded>[1], string]>([
    ['its owner by the latest read', { user }, {}, OWNER],
    ['where that failed, who was named', { plan: planOf(OWNER) }, { namedOwner: owner(CAROL) }, CAROL],
    ['else the owner of the latest case', { plan: planOf(OWNER) }, { plan: planOf(CAROL) }, OWNER],
    ['else the owner of the ended one', {}, { plan: planOf(CAROL) }, CAROL],
  ])('lets have it back: %s', (_, of, one, address) => {
    const settings = someSettings();
    const may = (who: string) => maySayForEnded(of, one, { role: 'stakeholder', address: who, settings });

    expect([OWNER, CAROL, SECURITY].filter(may)).toEqual([address]);
  });
});
