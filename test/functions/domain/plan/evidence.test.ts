import { describe, expect, it } from 'vitest';
import { judge } from '../../../../functions/domain/credential/verdict.ts';
import { isClean, showEvidence } from '../../../../functions/domain/plan/evidence.ts';
import { AT, aKey, aPassword, aUser, daysAgo, neverUsed } from '../../../support/builders.ts';

function show(credential = aKey()): string {
  return showEvidence({ credential, verdict: judge(credential, 90, AT) }, 'UTC');
}

describe('the evidence for people', () => {
  it.each([
    [
      'AKIA…MPLE (last used 2025-08-13, s3, eu-west-1)',
      aKey({ lastUsedService: 's3', lastUsedRegion: 'eu-west-1' }),
    ],
    ['AKIA…MPLE (last used 2025-08-13)', aKey()],
    ['AKIA…MPLE (never used, 700 days old)', neverUsed(aKey())],
    ['AKIA…MPLE (never used, 3 days old)', neverUsed(aKey({ createdAt: daysAgo(3) }))],
    ['AKIA…MPLE (Inactive)', aKey({ status: 'Inactive' })],
    ['AKIA…MPLE (unknown)', aKey({ problem: 'denied' })],
    ['password (never used, 100 days old)', aPassword({ createdAt: daysAgo(100), lastUsedAt: daysAgo(400) })],
  ])('is %s', (text, credential) => {
    expect(show(credential)).toBe(text);
  });
});

describe('a user is clean', () => {
  it.each([
    ['when it is gone', undefined, true, true],
    ['not when it was not read', undefined, false, false],
    ['with nothing at all', aUser({ credentials: [] }), false, true],
    ['with a key that is off', aUser({ credentials: [aKey({ status: 'Inactive' })] }), false, true],
    ['with a key in use', aUser({ credentials: [aKey({ lastUsedAt: AT })] }), false, true],
    ['with a young key', aUser({ credentials: [neverUsed(aKey({ createdAt: AT }))] }), false, true],
    ['not with an unused key', aUser({ credentials: [aKey()] }), false, false],
    ['not with an unknown key', aUser({ credentials: [aKey({ problem: 'denied' })] }), false, false],
  ])('%s', (_, user, gone, clean) => {
    expect(isClean(user, gone, 90, AT)).toBe(clean);
  });
});
