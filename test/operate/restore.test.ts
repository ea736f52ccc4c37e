import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../functions/domain/case/case-record.ts';
import { offOfUser } from '../../functions/domain/way-back/off-of-user.ts';
import { restore } from '../../operate/restore.ts';
import { disabled, restoreKit, waiting } from '../functions/cases/answering.ts';
import { AT, aKey, aUser, daysAgo, OLD_KEY, OTHER_KEY } from '../support/builders.ts';
import { aWorld } from '../support/fakes/world.ts';

const whole = { ...restoreKit, scope: 'user' as const };
const off = [
  {
    ...{ caseId: 'alice-0', openedAt: daysAgo(30), closedAt: daysAgo(10) },
    disabled: [{ credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(20) }],
  },
];
const user = aUser({
  credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })],
});
const idsOff = (record: CaseRecord) => offOfUser(record).map(({ credentialId }) => credentialId);

/** Why the wish was not taken, and the wishes in the item. */
async function wish(record: CaseRecord) {
  const { table } = aWorld({ records: [record] });
  const why = await restore(record, { by: 'olivia', at: AT }, table);
  const wishes = table.at(record.userId).answers.filter(({ kind }) => kind === 'restore');
  return { why, wishes: wishes.map(({ by, ofCases }) => [by, ofCases]) };
}
const BY = 'npm run cases (olivia)';

describe('the restore of a user whose deletion waits for its next try', () => {
  it.each([
    ['credentials', restoreKit],
    ['the whole user', whole],
  ])('is taken, as on the page, while nothing is known to be gone: %s', async (_, kit) => {
    const record = waiting('paused', { disabled, restoreKit: kit });

    expect(idsOff(record)).toEqual([OLD_KEY]);
    expect(await wish(record)).toEqual({ why: undefined, wishes: [[BY, undefined]] });
  });

  it('is refused where something may be gone', async () => {
    const record = waiting('paused', { disabled, restoreKit: { ...whole, isBegun: true } });

    expect(idsOff(record)).toEqual([]);
    expect(await wish(record)).toEqual({ why: expect.stringContaining('being deleted'), wishes: [] });
  });

  it('asks for what earlier cases have left off, and for what this one has turned off', async () => {
    const record = waiting('paused', { disabled, restoreKit, off, user });

    expect(idsOff(record)).toEqual([OTHER_KEY, OLD_KEY]);
    expect(await wish(record)).toEqual({
      why: undefined,
      wishes: [
        [BY, ['alice-0']],
        [BY, undefined],
      ],
    });
  });
});
