import fc from 'fast-check';
import type { Credential } from '../../functions/domain/credential/credential.ts';
import { AT } from './builders.ts';

/** Milliseconds of a day of 24 hours. */
export const DAY_MS = 86_400_000;

/** A point in time (ISO) so many milliseconds after `AT`, or before it. */
export function atPlus(ms: number): string {
  return new Date(Date.parse(AT) + ms).toISOString();
}

/** A time within ten years of `AT`, before it or after it (ISO). */
export const aTime: fc.Arbitrary<string> = fc
  .integer({ min: -3650 * DAY_MS, max: 3650 * DAY_MS })
  .map((ms) => atPlus(ms));

/** An access key id as IAM gives them: 16 to 128 letters and digits (IAM API reference, AccessKeyMetadata). */
export const aKeyId: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('AKIA', 'ASIA'), fc.stringMatching(/^[A-Z0-9]{12,124}$/))
  .map(([prefix, rest]) => prefix + rest);

/** A user name as IAM takes them (IAM API reference, CreateUser). */
export const aUserName: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[\w+=,.@-]{1,20}$/),
  fc.stringMatching(/^[\w+=,.@-]{64}$/),
);

/** A unique id as IAM makes them (IAM API reference, User; IAM user guide, "Unique identifiers"). */
export const aUserId: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^AIDA[A-Z0-9]{12,17}$/),
  fc.stringMatching(/^AIDA[A-Z0-9]{28}$/),
);

/** A password or a key of any age and use, in any state that IAM reports. */
export const aCredential: fc.Arbitrary<Credential> = fc
  .record(
    {
      kind: fc.constantFrom('password' as const, 'access-key' as const),
      keyId: aKeyId,
      status: fc.constantFrom('Active', 'Active', 'Active', 'Inactive', 'Expired', 'Odd'),
      createdAt: aTime,
      lastUsedAt: aTime,
      problem: fc.constantFrom('AccessDenied', 'IAM could not be read'),
    },
    { requiredKeys: ['kind', 'keyId', 'status'] },
  )
  .map(({ keyId, kind, ...rest }) => ({ ...rest, kind, id: kind === 'password' ? 'password' : keyId }));

/** What people, programs and attackers put where a text is taken. */
export const aHostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('👍', '\ud83d', '\udc4d', '検', '出', ' ', '.', '\n', '\u202e', 'a') }),
  fc.constantFrom('', '__proto__', 'constructor', '<script>', '\r\nBcc: x@evil.org', '👩‍👩‍👧‍👦'.repeat(80)),
);

/** Whether a text is made of whole characters, without half of a surrogate pair. */
export function isWhole(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
