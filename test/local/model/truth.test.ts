import { describe, expect, it } from 'vitest';
import type { Chronicle, IamEvent, SeenUser } from '../../../local/model/chronicle.ts';
import type { Says } from '../../../local/model/claims/claim.ts';
import { isSo, standingsAt } from '../../../local/model/truth.ts';

const ID = 'AKIAEXAMPLEALICE000001';
const USER_ID = 'AIDAEXAMPLEALICE00001';
const CASE_ID = `alice-${USER_ID}-1`;

/** A change of the key: to which status, by whom, and when it was made if it is another one of the name. */
interface Change {
  status: 'Active' | 'Inactive' | undefined;
  by: 'us' | 'somebody';
  createdAt?: number;
}

function eventOf({ status, by, createdAt = 0 }: Change): IamEvent {
  const key = { id: ID, isOn: status === 'Active', createdAt, reportedUse: undefined };
  const user = { userId: USER_ID, credentials: status === undefined ? [] : [key] };
  const action = status === undefined ? 'DeleteAccessKey' : 'UpdateAccessKey';
  return {
    ...{ is: 'iam', at: 0, action, status, userId: USER_ID, credential: ID, names: [] },
    ...{ isProduct: by === 'us', session: by === 'us' ? `${USER_ID}-1` : '' },
    users: [user as unknown as SeenUser],
  } as unknown as IamEvent;
}

/**
 * The user is deleted by somebody after the item held this and a call of the deletion was answered so; whether it counts
 * as deleted by the case, and its key so.
 */
function deletedBySomebody(item: object, error?: string): { user: boolean; key: boolean } {
  const before = eventOf(off('us'));
  const { credential: _none, ...event } = before;
  const written = { is: 'item', at: 0, users: before.users, item: { caseId: CASE_ID, ...item } };
  const gone = { ...event, action: 'DeleteUser', isProduct: false, session: '', users: [] };
  const call = {
    is: 'call',
    at: 0,
    users: [],
    function: 'delete-credentials',
    call: 'iam:DeleteUser',
    error,
  };
  const chronicle = { events: [before, written, gone, call] } as unknown as Chronicle;
  const standings = standingsAt(chronicle, 3, CASE_ID);
  const isDeleted = (credential: string) =>
    isSo({ credential, says: 'deleted-by-us', sentence: '' }, standings);
  return { user: isDeleted('user'), key: isDeleted(ID) };
}

/** `item`: what the item of the case holds at the end. */
function standsAs(changes: Change[], says: Says, item: object = {}): boolean {
  const changed = [{ status: 'Active', by: 'somebody' } as const, ...changes].map(eventOf);
  const { users = [] } = changed.at(-1) ?? {};
  const written = { is: 'item', at: 0, users, item: { caseId: CASE_ID, ...item } };
  const events = [...changed, written];
  const standings = standingsAt({ events } as unknown as Chronicle, events.length - 1, CASE_ID);
  return isSo({ credential: ID, says, sentence: '' }, standings);
}

const off = (by: Change['by']): Change => ({ status: 'Inactive', by });
const on = (by: Change['by']): Change => ({ status: 'Active', by });

describe('a key that the product has turned off', () => {
  it('is off by it still when somebody turns it off once more', () => {
    expect(standsAs([off('us'), off('somebody')], 'off-by-us')).toBe(true);
  });

  it('is off by it still when somebody has turned it on and off again', () => {
    const changes = [off('us'), on('somebody'), off('somebody')];

    expect(standsAs(changes, 'off-by-us')).toBe(true);
    expect(standsAs(changes, 'off-by-someone')).toBe(true);
  });

  it('is not off by it once somebody has turned it on, or has deleted it', () => {
    expect(standsAs([off('us'), on('somebody')], 'off-by-us')).toBe(false);
    expect(standsAs([off('us'), { status: undefined, by: 'somebody' }], 'off-by-us')).toBe(false);
  });

  it('was not given back by it where somebody else has turned it on', () => {
    expect(standsAs([off('us'), on('somebody')], 'restored')).toBe(false);
  });
});

it('what the product has given back is given back still when somebody has turned it off and on again', () => {
  expect(standsAs([off('us'), on('us'), off('somebody'), on('somebody')], 'restored')).toBe(true);
});

it('another one in its place was not given back', () => {
  const another: Change = { status: 'Active', by: 'somebody', createdAt: 1 };

  expect(standsAs([off('us'), on('us'), { status: undefined, by: 'somebody' }, another], 'restored')).toBe(
    false,
  );
});

describe('what a case is just doing', () => {
  const announced = { disabled: [{ credentialId: ID }] };
  const watched = { ...announced, observeUntil: '2026-11-18T09:00:00.000Z' };
  const turningOn = { ...watched, turningOn: [{ credentialId: ID }] };
  const gone: Change = { status: undefined, by: 'somebody' };

  it.each<[boolean, string, Change[], object]>([
    [true, 'announced and not done yet', [], announced],
    [true, 'done and not proven yet', [off('us')], announced],
    [false, 'announced by nobody', [], {}],
    [false, 'proven off', [off('us')], watched],
    [false, 'off by somebody else', [off('somebody')], announced],
    [true, 'deleted meanwhile', [gone], announced],
  ])('it is turning a key off, or not: %s, %s', (isSaid, _what, changes, item) => {
    expect(standsAs(changes, 'turning-off', item)).toBe(isSaid);
  });

  it.each<[boolean, string, Change[], object]>([
    [true, 'set out and not done yet', [off('us')], turningOn],
    [true, 'done and not proven yet', [off('us'), on('us')], turningOn],
    [false, 'set out by nobody', [off('us')], watched],
    [false, 'proven on', [off('us'), on('us')], { ...turningOn, restoredAt: '2026-11-05T09:00:00.000Z' }],
    [false, 'on by somebody else', [off('us'), on('somebody')], turningOn],
    [true, 'deleted meanwhile', [off('us'), gone], turningOn],
  ])('it is turning a key on again, or not: %s, %s', (isSaid, _what, changes, item) => {
    expect(standsAs(changes, 'turning-on', item)).toBe(isSaid);
  });
});

describe('a user that somebody deletes', () => {
  const kit = (scope: string) => ({ restoreKit: { scope, user: { credentials: [{ id: ID }] } } });

  it('counts as deleted by the case that had announced just that: a lost reply looks the same', () => {
    expect(deletedBySomebody(kit('user'), 'ServiceUnavailable')).toEqual({ user: true, key: true });
  });

  it('counts so with what it took of it, but not a key that IAM has told it is gone', () => {
    expect(deletedBySomebody(kit('user'), 'NoSuchEntity')).toEqual({ user: true, key: false });
  });

  it('does not where the case was deleting its credentials only; those count', () => {
    expect(deletedBySomebody(kit('credentials'), 'ServiceUnavailable')).toEqual({ user: false, key: true });
  });

  it('does not, with all it had, where nothing was announced', () => {
    expect(deletedBySomebody({})).toEqual({ user: false, key: false });
  });
});

describe('a key that somebody deletes while the case deletes its user', () => {
  const kit = { restoreKit: { scope: 'user', user: { credentials: [{ id: ID }] } } };
  const [off_, gone] = [eventOf(off('us')), eventOf({ status: undefined, by: 'somebody' })];
  const written = { is: 'item', at: 0, users: off_.users, item: { caseId: CASE_ID, ...kit } };
  const deleted = { ...gone, action: 'DeleteUser', credential: undefined, isProduct: true, users: [] };
  const called = (call: string, error?: string) => ({
    ...{ is: 'call', at: 0, users: gone.users, function: 'delete-credentials', call, error },
  });
  const isOurs = (...calls: object[]): boolean => {
    const events = [off_, written, gone, ...calls, deleted];
    const standings = standingsAt({ events } as unknown as Chronicle, events.length - 1, CASE_ID);
    return isSo({ credential: ID, says: 'deleted-by-us', sentence: '' }, standings);
  };

  it.each<[boolean, string, object[]]>([
    [false, 'IAM has said that it is gone', [called('iam:DeleteAccessKey', 'NoSuchEntity')]],
    [
      true,
      'the reply before that was lost',
      [called('iam:DeleteAccessKey', 'TimeoutError'), called('iam:DeleteAccessKey', 'NoSuchEntity')],
    ],
    [true, 'another attempt has begun', [called('iam:GetUser'), called('iam:GetUser')]],
  ])('counts as deleted by the case: %s, where %s', (isSaid, _where, calls) => {
    expect(isOurs(...calls)).toBe(isSaid);
  });
});
