import { describe, expect, it } from 'vitest';
import type { DueMessage } from '../../../../functions/domain/due/due.ts';
import {
  CASES_AT_MOST,
  type DueOf,
  firstTryAt,
  gather,
  momentOfNotice,
} from '../../../../functions/domain/due/gather.ts';

const AT = '2026-03-01T09:00:00.000Z';
const minutes = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();
const WITHIN = { gatherWithin: 'PT5M' };

function asking(message: 'asked' | 'reminded' | 'escalated' | 'restored', number = 1): DueMessage['about'] {
  return { is: 'question', number, message };
}

const telling = (notice: string): DueMessage['about'] => ({ is: 'notice', notice, step: notice });

/** A mail to alice that is due now. */
function due(userId: string, differs: Partial<DueMessage> = {}): DueOf {
  return {
    userId,
    caseId: `${userId}-1`,
    due: {
      mark: `of ${userId}`,
      recipient: { address: 'alice@example.com', role: 'stakeholder', reason: '' },
      about: asking('asked'),
      since: minutes(-5),
      tries: 0,
      nextTryAt: AT,
      ...differs,
    },
  };
}

const groups = (...all: DueOf[]) => gather(all, AT, WITHIN).map((group) => group.map(({ userId }) => userId));

describe('what is due for one person', () => {
  it('goes together, with what would be due within the time to gather', () => {
    const soon = due('B', { since: minutes(-1), nextTryAt: minutes(4) });

    expect(groups(due('A'), soon, due('C', { nextTryAt: minutes(6) }))).toEqual([['A', 'B']]);
  });

  it('waits where nothing is due yet', () => {
    expect(groups(due('A', { nextTryAt: minutes(1) }), due('B', { nextTryAt: minutes(2) }))).toEqual([]);
  });

  it.each<[string, Partial<DueMessage>]>([
    ['another address', { recipient: { address: 'bob@example.com', role: 'stakeholder', reason: '' } }],
    ['another role', { recipient: { address: 'alice@example.com', role: 'security-contact', reason: '' } }],
    ['another moment', { about: asking('reminded') }],
    ['an ending', { about: telling('deleted') }],
  ])('does not go with what is for %s', (_what, differs) => {
    expect(groups(due('A'), due('B', differs))).toHaveLength(2);
  });

  it('is one moment, however cases ended', () => {
    const ended = ['deleted', 'used', 'stop'].map((notice) => due(notice, { about: telling(notice) }));

    expect(groups(...ended)).toHaveLength(1);
    expect(groups(...ended, due('B', { about: telling('handled') }))).toHaveLength(2);
  });

  it('tells of one moment: an end, the answer of somebody else or one’s own, or wishes that were refused', () => {
    expect(['deleted', 'handled', 'done', 'wish-refused'].map(momentOfNotice)).toEqual([
      'ended',
      'handled',
      'done',
      'wish-refused',
    ]);
  });

  it('has in a message first what has been due longest, then by user', () => {
    const since = (minute: number) => ({ since: minutes(minute) });
    const all = [due('D', since(-1)), due('C', since(-3)), due('B', since(-3)), due('A', since(-2))];

    expect(groups(...all)).toEqual([['B', 'C', 'A', 'D']]);
  });

  it('goes out first where it has been due longest', () => {
    const ended = (userId: string, minute: number, notice: string) =>
      due(userId, { since: minutes(minute), about: telling(notice) });

    expect(groups(ended('A', -1, 'deleted'), ended('B', -3, 'handled'), due('C'))).toEqual([
      ['C'],
      ['B'],
      ['A'],
    ]);
  });

  it('is a reminder also where the security contacts are asked beside an owner', () => {
    expect(groups(due('A', { about: asking('reminded') }), due('B', { about: asking('escalated') }))).toEqual(
      [['A', 'B']],
    );
  });

  it('names no user twice', () => {
    const twice = due('A', { mark: 'deleted', about: telling('deleted') });

    expect(groups(twice, due('A', { mark: 'used', about: telling('used') }))).toEqual([['A'], ['A']]);
  });

  it(`names ${CASES_AT_MOST} cases at most`, () => {
    const names = Array.from({ length: CASES_AT_MOST + 1 }, (_, index) => due(`user ${index}`));

    expect(groups(...names).map(({ length }) => length)).toEqual([CASES_AT_MOST, 1]);
  });
});

describe('a message that was begun', () => {
  it('is joined by what is new, and not by another that was begun', () => {
    const begun = (userId: string, messageId: string) => due(userId, { messageId, tries: 1 });

    expect(groups(due('C'), begun('A', 'm1'), begun('B', 'm2'), begun('D', 'm1'))).toEqual([
      ['A', 'D', 'C'],
      ['B'],
    ]);
  });

  it('is not joined by news of a user that it names, whoever else it names', () => {
    const begun = (userId: string) => due(userId, { messageId: 'm', tries: 1 });

    expect(groups(begun('A'), begun('B'), due('B', { mark: 'new' }))).toEqual([['A', 'B'], ['B']]);
  });

  it('waits for its time, unless what is new goes out now', () => {
    const later = due('A', { messageId: 'm1', tries: 2, nextTryAt: minutes(3) });

    expect(groups(later)).toEqual([]);
    expect(groups(later, due('B'))).toEqual([['A', 'B']]);
  });
});

describe('what cannot wait', () => {
  it.each(['restored', 'quarantined', 'quarantined-off'] as const)(
    'is first tried at once: %s',
    (message) => {
      expect(firstTryAt({ is: 'question', number: 1, message }, AT, WITHIN)).toBe(AT);
    },
  );

  it.each(['wish-refused', 'nothing-to-restore', 'quarantine-found'])('so is the news of %s', (notice) => {
    expect(firstTryAt(telling(notice), AT, WITHIN)).toBe(AT);
  });

  it('goes before all else; other things wait', () => {
    expect(firstTryAt(asking('asked'), AT, WITHIN)).toBe(minutes(5));
    expect(firstTryAt(telling('deleted'), AT, { gatherWithin: 'PT0S' })).toBe(AT);
    expect(groups(due('A'), due('B', { about: asking('restored'), since: AT }))).toEqual([['B'], ['A']]);
  });
});
