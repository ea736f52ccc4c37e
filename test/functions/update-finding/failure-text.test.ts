import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureText } from '../../../functions/update-finding/failure-text.ts';
import { aHostileText, isWhole } from '../../support/arbitraries.ts';

it('the words for a failure are short, and end with no half character, whatever failed', () => {
  const cause = fc.oneof(
    aHostileText,
    aHostileText.map((errorMessage) => JSON.stringify({ errorMessage })),
  );
  fc.assert(
    fc.property(fc.constantFrom('', 'States.Timeout'), cause, (error, text) => {
      fc.pre(isWhole(text));
      const words = failureText({ state: 'DisableCredentials', error, cause: text });

      expect(words.startsWith(`DisableCredentials: ${error || 'no error given'}`)).toBe(true);
      expect(words.length).toBeLessThan(200);
      // What JSON escapes may hold half characters of its own.
      if (!text.includes('\\u')) expect(isWhole(words)).toBe(true);
    }),
    { examples: [['', `${'x'.repeat(139)}👍`]] },
  );
});
