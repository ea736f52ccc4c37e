import { expect, it } from 'vitest';
import { leftOffOf } from '../../../../functions/domain/case/outcome.ts';
import { AT, aKey, aRecord, aUser, daysAgo, OLD_KEY, OWNER } from '../../../support/builders.ts';

const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(2) }];
const off = [{ caseId: 'alice-0', openedAt: daysAgo(9), closedAt: daysAgo(1), disabled }];
const left = (differs: Parameters<typeof aRecord>[0]) => leftOffOf(aRecord({ off, ...differs })).length === 1;

it.each<[boolean, string, Parameters<typeof aRecord>[0]]>([
  [true, 'was never read again', {}],
  [true, 'is off', { user: aUser({ credentials: [aKey({ status: 'Inactive' })] }) }],
  [true, 'cannot be read', { user: aUser({ credentials: [aKey({ problem: 'denied' })] }) }],
  [true, 'has a status that nobody knows', { user: aUser({ credentials: [aKey({ status: 'Odd' })] }) }],
  [false, 'is on', { user: aUser() }],
  [false, 'has expired', { user: aUser({ credentials: [aKey({ status: 'Expired' })] }) }],
  [false, 'is gone', { user: aUser({ credentials: [] }) }],
  [false, 'is of a user that is gone', { userGone: true }],
])('what earlier cases have turned off is left off (%s) where it %s', (is, _, differs) => {
  expect(left(differs)).toBe(is);
});

it('what a closed case has turned off is left off with what it knew, also before there was a list', () => {
  const quarantine = { policy: 'p', foundAt: AT, since: 1, asked: 0 };
  const namedOwner = { addresses: [OWNER], source: 'named' as const, problems: [] };
  const closed = aRecord({ status: 'closed', closedAt: AT, disabled, quarantine, namedOwner });
  const { plan, caseId } = closed;

  expect(leftOffOf(closed)).toEqual([
    { caseId, openedAt: AT, closedAt: AT, disabled, plan, namedOwner, quarantine },
  ]);
  expect(leftOffOf({ ...closed, disabled: [] })).toEqual([]);
  expect(leftOffOf({ ...closed, status: 'open' })).toEqual([]);
  expect(leftOffOf({ ...closed, closedAt: undefined })).toEqual([]);
});
