import { describe, expect, it } from 'vitest';
import { checkRestoreAllowed } from '../../../../functions/domain/answering/authority.ts';
import { AT, aKey, anAnswer, aRecord, aUser, daysAgo, OLD_KEY } from '../../../support/builders.ts';

const disabled = [
  { credentialId: OLD_KEY, kind: 'access-key' as const, lastUsedAt: daysAgo(200), disabledAt: daysAgo(1) },
];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 2 };
const used = aUser({ credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] });
const check = (has: object) => () => checkRestoreAllowed(aRecord({ disabled, ...has }), used);

describe('a use', () => {
  it('calls for giving back, unless AWS has quarantined the user', () => {
    expect(check({})).not.toThrow();
    expect(check({ quarantine })).toThrow('nothing was touched');
    expect(check({ quarantine, answers: [anAnswer({ kind: 'restore' })] })).toThrow('nothing was touched');
    expect(check({ quarantine, answers: [anAnswer({ kind: 'restore', role: 'analyst' })] })).not.toThrow();
  });
});
