import { describe, expect, it } from 'vitest';
import { controlOf, passes } from '../../../../local/twin/security-hub/control.ts';
import { aFinding, aUser, day, start } from './hub.ts';

const ago = (days: number) => start - days * day;

describe('the control about unused credentials', () => {
  it.each([
    ['a key last used 89 days ago', aUser(89), true],
    ['a key last used exactly 90 days ago', aUser(90), false],
    ['an Inactive old key', aUser(0, { keys: [{ status: 'Inactive', createdAt: ago(400) }] }), true],
    ['an Expired old key', aUser(0, { keys: [{ status: 'Expired', createdAt: ago(400) }] }), true],
    [
      'a key that was never used, young',
      aUser(0, { keys: [{ status: 'Active', createdAt: ago(10) }] }),
      true,
    ],
    ['a key that was never used, old', aUser(0, { keys: [{ status: 'Active', createdAt: ago(91) }] }), false],
    ['a password never used', aUser(0, { password: { createdAt: ago(120) } }), false],
    [
      'a password made anew after an old sign-in',
      aUser(0, { password: { createdAt: ago(5), lastUsed: ago(200) } }),
      true,
    ],
    ['no credentials', aUser(0, { keys: [] }), true],
  ])('%s: passes is %s', (_what, user, passing) => {
    expect(passes(user, 'IAM.8', start)).toBe(passing);
  });

  it('counts 45 days for IAM.22', () => {
    expect(passes(aUser(44), 'IAM.22', start)).toBe(true);
    expect(passes(aUser(45), 'IAM.22', start)).toBe(false);
  });
});

describe('which control a finding is of', () => {
  it.each([
    ['fsbp', 'IAM.8', 'IAM.8'],
    ['cis-1.2', 'IAM.8', 'IAM.8'],
    ['pci', 'IAM.8', 'IAM.8'],
    ['nist', 'IAM.8', 'IAM.8'],
    ['cis-1.4', 'IAM.22', 'IAM.22'],
  ] as const)('%s without a security control id is told by its generator', (standard, control, expected) => {
    const finding = aFinding({ standard, control, consolidated: false, withSecurityControlId: false });

    expect(finding.Compliance?.SecurityControlId).toBeUndefined();
    expect(controlOf(finding)).toBe(expected);
  });

  it('is not that of PCI.IAM.8, the password policy', () => {
    const finding = aFinding({ withSecurityControlId: false });

    expect(controlOf({ ...finding, GeneratorId: 'pci-dss/v/3.2.1/PCI.IAM.8' })).toBeUndefined();
  });
});
