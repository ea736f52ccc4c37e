import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, click, type Scene, user } from '../support/story.ts';

const NAMES = Array.from({ length: 20 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
const OWNER = 'owner@example.com';
const owned = (name: string) => user(name, { tags: { Owner: OWNER } });
const several = (names: readonly string[]) =>
  ({ users: names.map(owned), settings: { gatherWithin: 'PT5M' } }) satisfies Scene;

const lastOf = (journey: Journey, names: readonly string[]) =>
  names.map((name) => journey.course(name).at(-1));

describe('twenty users of one owner', () => {
  it('are turned off, and later deleted, by one submit each and six mails at most', async () => {
    const journey = await play(
      several(NAMES),
      click(),
      after('P2D').answerSeveral('retire', NAMES, { expect: { status: 200, got: 'Recorded for 20 users' } }),
      after('P16DT1H').answerSeveral('confirm', NAMES, {
        expect: { status: 200, got: 'Recorded for 20 users' },
      }),
    );

    expect(new Set(lastOf(journey, NAMES))).toEqual(new Set(['RESOLVED deleted']));
    expect(journey.mailsTo(OWNER).length).toBeLessThanOrEqual(6);
  });
});

describe('users of one message', () => {
  it('go different ways, by lists, by the page of one of them, and by a link of before', async () => {
    const names = NAMES.slice(0, 5);
    const [one = '', two = '', three = '', four = '', five = ''] = names;
    const journey = await play(
      several(names),
      click(),
      after('P1D').answerSeveral('retire', [one, two, three], {
        count: '4',
        expect: { status: 422, got: 'Nothing was recorded' },
      }),
      after('P1DT1H').answerSeveral('retire', [one, two, three]),
      after('P1DT2H').answerSeveral('keep', [four]),
      after('P1DT3H').answer('hand-over', { user: five }),
      after('P2D').answerSeveral('restore', [two], { link: 'first' }),
      after('P16DT2H').answerSeveral('leave-disabled', [one]),
      after('P16DT3H').answerSeveral('confirm', [three], {
        userNames: { [three]: one },
        expect: { status: 422 },
      }),
    );

    expect(lastOf(journey, names)).toEqual([
      'RESOLVED left-disabled',
      'NEW not-used',
      'RESOLVED left-disabled',
      'NEW not-used',
      'NEW unanswered',
    ]);
  });
});
