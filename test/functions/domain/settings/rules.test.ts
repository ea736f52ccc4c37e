import { describe, expect, it } from 'vitest';
import {
  isAllowedAddress,
  settingsSchema,
  waitingSeconds,
} from '../../../../functions/domain/settings/settings.ts';
import { someSettings } from '../../../support/builders.ts';

/** What is wrong with settings that differ so, each with the path of its field. */
function problemsOf(differs: object): string[] {
  const { error } = settingsSchema.safeParse({ ...someSettings(), ...differs });
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('an address', () => {
  it.each<[string, boolean]>([
    ['alice@example.com', true],
    ['Alice@Example.COM', true],
    ['alice@iam.example.com', false],
    ['alice@example.com.evil.test', false],
    ['alice@example.com@evil.test', false],
    ['alice@evil.test@example.com', true],
    ['example.com', true],
    ['alice', false],
  ])('%s is of the domains by what stands after its last @: %s', (address, is) => {
    expect(isAllowedAddress(address, ['example.org', 'example.com'])).toBe(is);
  });

  it('is refused with the domains that are allowed', () => {
    const allowedDomains = ['example.org', 'example.com'];
    const accountContacts = { '444455556666': ['eve@evil.test'] };

    expect(problemsOf({ allowedDomains, fallbackContacts: ['eve@evil.test'], accountContacts })).toEqual([
      'fallbackContacts: eve@evil.test is not of an allowed domain (example.org, example.com)',
      'accountContacts: eve@evil.test, of account 444455556666, is not of an allowed domain (example.org, example.com)',
    ]);
  });
});

describe('the waits of a case', () => {
  /** With the use after a restore they come to 300 days, and the waits for the days of two acts to 60. */
  const fifty = Object.fromEntries(
    ['answerWithin', 'escalateFor', 'observation', 'confirmDeletionWithin', 'useWithin'].map((name) => [
      name,
      'P50D',
    ]),
  );

  it('stay below the 360 days that a case can live', () => {
    const shorter = { ...fifty, observation: 'P49DT23H59M59S' };

    expect(waitingSeconds(someSettings(shorter))).toBe(360 * 86_400 - 1);
    expect(problemsOf(shorter)).toEqual([]);
    expect(problemsOf(fifty)).toEqual([
      'answerWithin: all waits of a case together reach a year, the limit; shorten some of them',
    ]);
  });
});

describe('a time without acts', () => {
  const weekdays = [{ days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], from: '00:00', to: '24:00' }];
  const closed = (...blackoutDates: string[]) => problemsOf({ actWindows: weekdays, blackoutDates });

  it('is shorter than a case waits for a day for its act', () => {
    // It begins with the last act before it.
    expect(closed('2027-03-01/2027-03-28')).toEqual([]);
    expect(closed('2027-03-01/2027-03-29')).toEqual([
      'blackoutDates: nothing could be turned off or deleted for 30 days from 2027-02-28 on; keep it below 30, and pause all cases where it must be longer',
    ]);
  });

  it('is not all the time that there is', () => {
    expect(closed('--01-01/--12-31')).toEqual([
      'blackoutDates: no day is left on which something may be turned off',
    ]);
  });
});

describe('settings', () => {
  it.each([[null], [[]], [7], ['settings']])('that are none at all have that problem alone: %j', (none) => {
    expect(settingsSchema.safeParse(none).error?.issues).toMatchObject([{ code: 'invalid_type', path: [] }]);
  });

  it('for a StackSet say why each of its two other settings is needed', () => {
    expect(problemsOf({ organizationalUnitIds: ['ou-ab12-cdef3456'] })).toEqual([
      'organizationalUnitIds: needs `organizationId` beside it: the roles trust that organization only',
      'organizationalUnitIds: needs `managementAccountId` beside it: the hub must not be there, and StackSets do not reach it',
    ]);
  });

  it.each(['UTC', 'Asia/Tokyo'])('take the time zone %s', (timeZone) => {
    expect(problemsOf({ timeZone })).toEqual([]);
  });

  it.each(['Mars/Base', '', 'Tokyo'])('refuse the time zone “%s”', (timeZone) => {
    expect(problemsOf({ timeZone })).toEqual([expect.stringMatching(/^timeZone: /)]);
  });

  it.each(['PT0S', 'PT10M', 'PT600S'])('let mails wait for others for %s', (gatherWithin) => {
    expect(problemsOf({ gatherWithin })).toEqual([]);
  });

  it.each(['PT10M1S', 'P1D', 'ten minutes', ''])('let no mail wait for others for “%s”', (gatherWithin) => {
    expect(problemsOf({ gatherWithin })).toEqual([
      `gatherWithin: ${JSON.stringify(gatherWithin)} is not an ISO 8601 duration from "PT0S" to "PT10M"`,
    ]);
  });
});
