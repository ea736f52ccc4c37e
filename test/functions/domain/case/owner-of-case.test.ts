import { describe, expect, it } from 'vitest';
import { ownerOfCase, withOwnerTags } from '../../../../functions/domain/case/owner-of-case.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { aCase, anAnswer, aUser, OWNER, SECURITY, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
const BOB = 'bob@example.com';
const BY_TAG: Owner = { addresses: [OWNER], source: 'tag', tag: 'Owner', problems: [] };
const NAMED: Owner = { addresses: [BOB], source: 'named', insteadOf: [OWNER], problems: ['named by alice'] };

const ownerOf = (
  request?: Partial<Answer>,
  namedOwner?: Owner,
  tags: Record<string, string> = { Owner: OWNER },
) =>
  ownerOfCase({ ...(namedOwner && { namedOwner }) }, aUser({ tags }), {
    settings,
    request: request && anAnswer(request),
  });

describe('whom to ask about a case', () => {
  it('is whom tags and settings give', () => {
    expect(ownerOf()).toEqual({ owner: BY_TAG, isNew: false });
  });

  it('is the person whom somebody has just named, with all the time', () => {
    expect(ownerOf({ kind: 'name-other', person: BOB, by: OWNER })).toEqual({
      owner: { addresses: [BOB], source: 'named', insteadOf: [OWNER], problems: [`named by ${OWNER}`] },
      isNew: true,
    });
  });

  it('are the security contacts where somebody is not the right person', () => {
    expect(ownerOf({ kind: 'hand-over', by: OWNER })).toEqual({
      owner: {
        addresses: [SECURITY],
        source: 'security',
        insteadOf: [OWNER],
        problems: [`${OWNER} is not the right person`],
      },
      isNew: true,
    });
  });

  it.each<[string, Partial<Answer>]>([
    ['names nobody', { kind: 'name-other' }],
    ['names somebody whom no mail may go to', { kind: 'name-other', person: 'bob@elsewhere.example' }],
    ['says something else', { kind: 'keep', person: BOB }],
  ])('stays the same where an answer %s', (_, request) => {
    expect(ownerOf(request)).toEqual({ owner: BY_TAG, isNew: false });
    expect(ownerOf(request, NAMED)).toEqual({ owner: NAMED, isNew: false });
  });

  it('is who was named before, until a tag has come to name another person', () => {
    expect(ownerOf(undefined, NAMED)).toEqual({ owner: NAMED, isNew: false });
    expect(ownerOf(undefined, NAMED, { Owner: 'eve@example.com' })).toMatchObject({
      owner: { addresses: ['eve@example.com'], source: 'tag' },
      isNew: false,
    });
  });

  it('is the one named last', () => {
    const { owner } = ownerOf({ kind: 'name-other', person: 'eve@example.com' }, NAMED);

    expect(owner.addresses).toEqual(['eve@example.com']);
  });
});

describe('a case with the tags that may name its owner', () => {
  it('has no other, and the user as it is', () => {
    const user = aUser({ tags: { OWNER, Team: 'data', Mailing: 'x' } });
    const { user: kept, ...rest } = withOwnerTags(aCase({ user }), { ownerTags: ['Owner', 'Mail'] });

    expect(kept).toEqual({ ...user, tags: { OWNER } });
    expect({ ...rest, user }).toEqual(aCase({ user }));
  });

  it('is the same where the user was not read', () => {
    const { user: _unread, ...case_ } = aCase();

    expect(withOwnerTags(case_, { ownerTags: ['Owner'] })).toBe(case_);
  });
});
