import { describe, expect, it } from 'vitest';
import {
  CREDENTIAL_KINDS,
  KINDS,
  kindOf,
  needsHandover,
} from '../../../../functions/domain/credential/kinds.ts';
import { aKey, OLD_KEY } from '../../../support/builders.ts';

const active = aKey();
const inactive = aKey({ status: 'Inactive' });

describe('the kinds of credentials', () => {
  it('list the password first', () => {
    expect(CREDENTIAL_KINDS).toEqual(['password', 'access-key']);
  });

  it('are told apart by the id', () => {
    expect(kindOf('password')).toBe('password');
    expect(kindOf(OLD_KEY)).toBe('access-key');
  });

  it.each([
    ['password', undefined, { on: false, disabled: true, missing: false }],
    ['password', { status: 'Active' }, { on: true, disabled: false, missing: false }],
    ['access-key', undefined, { on: false, disabled: false, missing: true }],
    ['access-key', inactive, { on: false, disabled: true, missing: false }],
    ['access-key', active, { on: true, disabled: false, missing: false }],
    ['access-key', { status: 'Expired' }, { on: false, disabled: false, missing: false }],
  ] as const)('say of a %s that IAM shows as %o how it stands', (kind, now, { on, disabled, missing }) => {
    const rules = KINDS[kind];

    expect(rules.isOn(now)).toBe(on);
    expect(rules.isStillDisabled(now)).toBe(disabled);
    expect(rules.isMissing(now)).toBe(missing);
  });

  it('need a handover where a password is among them', () => {
    expect(needsHandover([{ kind: 'access-key' }])).toBe(false);
    expect(needsHandover([{ kind: 'access-key' }, { kind: 'password' }])).toBe(true);
  });
});
