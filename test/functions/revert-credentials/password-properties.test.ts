import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newPassword } from '../../../functions/revert-credentials/new-password.ts';

/** Every policy that an account can have (IAM API reference, UpdateAccountPasswordPolicy), and none. */
const policy = fc.option(
  fc.record({
    minimumLength: fc.oneof(fc.constantFrom(6, 128), fc.integer({ min: 6, max: 128 })),
    symbols: fc.boolean(),
    numbers: fc.boolean(),
    uppercase: fc.boolean(),
    lowercase: fc.boolean(),
  }),
  { nil: undefined },
);

it('a new password fits every policy that an account can have, and is new each time', () => {
  const before = new Set<string>();
  fc.assert(
    fc.property(policy, (asked) => {
      const password = newPassword(asked);

      expect(password.length).toBeGreaterThanOrEqual(Math.max(28, asked?.minimumLength ?? 8));
      expect(password.length).toBeLessThanOrEqual(128);
      if (asked?.symbols !== false) expect(password).toMatch(/[!@#$%^&*()_+\-=[\]{}|']/);
      if (asked?.numbers !== false) expect(password).toMatch(/\d/);
      if (asked?.uppercase !== false) expect(password).toMatch(/[A-Z]/);
      if (asked?.lowercase !== false) expect(password).toMatch(/[a-z]/);
      // Basic Latin from the space on is all that IAM takes (IAM API reference, CreateLoginProfile); no blank at an end.
      expect(password).toMatch(/^[\x21-\x7e]+$/);
      expect(before.has(password)).toBe(false);
      before.add(password);
    }),
    { numRuns: 500 },
  );
});

it('nobody can say where which kind of character stands', () => {
  const firsts = Array.from({ length: 200 }, () => newPassword(undefined).charAt(0));
  const lasts = Array.from({ length: 200 }, () => newPassword(undefined).charAt(27));

  for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]) {
    expect(firsts.some((one) => kind.test(one))).toBe(true);
    expect(lasts.some((one) => kind.test(one))).toBe(true);
  }
});
