import { describe, expect, it } from 'vitest';
import { CASES_AT_MOST, type DueOf } from '../../../../functions/domain/due/gather.ts';
import { sharesOf } from '../../../../functions/domain/message/gathered.ts';
import type { Message, NamedCase } from '../../../../functions/domain/message/message.ts';
import { AT, OWNER } from '../../../support/builders.ts';

const named = (userId: string): NamedCase => ({ userId, caseId: `${userId}-1`, role: 'stakeholder' });

function due(userId: string, messageId?: string): DueOf {
  const about = { is: 'notice', notice: 'deleted', step: 'deleted' } as const;
  const recipient = { address: OWNER, role: 'stakeholder', reason: '' } as const;
  const tried = { since: AT, tries: 0, nextTryAt: AT };
  return {
    userId,
    caseId: `${userId}-1`,
    due: {
      mark: `deleted:${userId}`,
      recipient,
      about,
      ...tried,
      ...(messageId !== undefined && { messageId }),
    },
  };
}

const message = (differs: Partial<Message> = {}): Message => ({
  messageId: 'm',
  address: OWNER,
  cases: [named('A')],
  attempts: [{ at: AT }],
  ...differs,
});

/** `A` was begun with the message, `B` is new. */
const shares = (before: Message | undefined, group = [due('A', 'm'), due('B')]) =>
  Object.fromEntries(
    Object.entries(sharesOf(group, before)).map(([what, all]) => [
      what,
      (all as DueOf[]).map(({ userId }) => userId),
    ]),
  );

describe('a group of which a message was begun', () => {
  it.each([
    ['goes out with it', message(), { taken: [], together: ['A', 'B'], apart: [] }],
    ['goes on with it where its item is gone', undefined, { taken: [], together: ['A', 'B'], apart: [] }],
    [
      'goes apart where it was tried too often',
      message({ attempts: Array.from({ length: 1000 }, () => ({ at: AT })) }),
      { taken: [], together: [], apart: ['A', 'B'] },
    ],
    [
      'is sent again but for whom SES has taken it',
      message({ sent: { at: AT, sesMessageId: 's', userIds: ['A', 'B'] } }),
      { taken: ['A'], together: [], apart: ['B'] },
    ],
    [
      'is sent apart where the mail that SES has taken did not name it',
      message({ sent: { at: AT, sesMessageId: 's', userIds: ['C'] } }),
      { taken: [], together: [], apart: ['A', 'B'] },
    ],
  ])('%s', (_what, before, expected) => {
    expect(shares(before)).toEqual(expected);
  });

  it(`joins it only while that names ${CASES_AT_MOST} cases at most, also those that have left it`, () => {
    const left = (many: number) => Array.from({ length: many }, (_, index) => named(`left ${index}`));

    expect(shares(message({ cases: [named('A'), ...left(CASES_AT_MOST - 2)] }))['together']).toEqual([
      'A',
      'B',
    ]);
    expect(shares(message({ cases: [named('A'), ...left(CASES_AT_MOST - 1)] }))).toEqual({
      taken: [],
      together: ['A'],
      apart: ['B'],
    });
  });
});
