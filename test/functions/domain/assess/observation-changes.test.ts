import { describe, expect, it } from 'vitest';
import {
  changeOfDisabled,
  changesOfDisabled,
} from '../../../../functions/domain/assess/changes-of-disabled.ts';
import type { Disabled } from '../../../../functions/domain/case/outcome.ts';
import type { UserFacts } from '../../../../functions/domain/credential/user.ts';
import { PermanentServiceError } from '../../../../functions/domain/errors/errors.ts';
import { showTime } from '../../../../functions/domain/time/time.ts';
import { AT, aPassword, aUser, daysAgo } from '../../../support/builders.ts';
import { assess, disabledKey, disabledPassword, HOUR, offUser, withKey } from './observed.ts';

describe('a disabled credential', () => {
  it.each<[string, Disabled, UserFacts, object]>([
    ['a key left alone', disabledKey, offUser(), { is: 'same' }],
    [
      'a key used since',
      disabledKey,
      withKey({ lastUsedAt: AT }),
      { is: 'used', reason: `AKIA…MPLE was used on ${showTime(AT, 'UTC')}` },
    ],
    [
      'a key used and switched on again',
      disabledKey,
      withKey({ lastUsedAt: AT, status: 'Active' }),
      { is: 'used' },
    ],
    [
      'a key switched on again',
      disabledKey,
      withKey({ status: 'Active' }),
      { is: 'drift', reason: 'AKIA…MPLE is Active again' },
    ],
    [
      'a key that cannot be read',
      disabledKey,
      withKey({ problem: 'denied' }),
      { is: 'unreadable', reason: 'AKIA…MPLE cannot be read: denied' },
    ],
    [
      'a key that someone deleted',
      disabledKey,
      offUser({ credentials: [] }),
      { is: 'missing', reason: 'AKIA…MPLE was deleted by someone else' },
    ],
    ['a password left alone', disabledPassword, offUser(), { is: 'same' }],
    [
      'a password used just before, reported late',
      disabledPassword,
      offUser({ passwordLastUsedAt: daysAgo(HOUR) }),
      { is: 'used' },
    ],
    [
      'a password that someone set again',
      disabledPassword,
      aUser({ credentials: [aPassword({ createdAt: AT })] }),
      { is: 'drift', reason: 'someone has set a password again' },
    ],
    [
      'a never used password, still unused',
      { credentialId: 'password', kind: 'password', disabledAt: AT },
      aUser({ credentials: [] }),
      { is: 'same' },
    ],
  ])('that is %s is seen as such', (_, disabled, user, change) => {
    expect(changeOfDisabled(disabled, user)).toMatchObject(change);
  });

  it('that a read shows as on within the hour after it was turned off is read again: IAM may show it late', () => {
    const user = withKey({ status: 'Active' });
    const shownOn = (hours: number) => {
      const readAt = daysAgo(-hours * HOUR);
      return changesOfDisabled([{ ...disabledKey, disabledAt: AT }], { ...user, readAt });
    };

    expect(shownOn(0.9)).toMatchObject({
      drift: [],
      unreadable: ['IAM shows AKIA…MPLE as on, perhaps late: it was turned off within the hour'],
    });
    expect(shownOn(1)).toMatchObject({ drift: ['AKIA…MPLE is Active again'], unreadable: [] });
  });

  it('that cannot be read holds up the case, and is no change by somebody', () => {
    const user = withKey({ problem: 'denied' });

    expect(() => assess(14, { user })).toThrow(new PermanentServiceError('AKIA…MPLE cannot be read: denied'));
  });

  it('is told apart from the others', () => {
    const user = offUser({ credentials: [], passwordLastUsedAt: AT });

    expect(changesOfDisabled([disabledKey, disabledPassword], user)).toEqual({
      used: [`password was used on ${showTime(AT, 'UTC')}`],
      drift: [],
      unreadable: [],
      missing: [disabledKey],
      same: [],
    });
  });
});
