import { describe, expect, it } from 'vitest';
import { describeDone } from '../../../local/console/desk/notice.ts';

describe('what was done', () => {
  it.each([
    [
      [{ what: 'an analyst clicks "Retire credentials" on a finding' }],
      'An analyst clicks "Retire credentials" on a finding.',
      false,
    ],
    [
      [{ what: 'maria@example.com answers "keep"', user: 'maria', got: 'Recorded' }],
      'maria@example.com answers "keep": Recorded.',
      false,
    ],
    [[{ what: 'uses a key', user: 'alice', got: 'denied' }], 'Uses a key (alice): denied.', false],
    [
      [{ what: 'everything works again', got: 'no failure is left', isIdle: true as const }],
      'Nothing happened. Everything works again: no failure is left.',
      true,
    ],
    [[], '', false],
  ])('%j is said in sentences', (results, text, isBad) => {
    expect(describeDone(results)).toEqual({ text, isBad });
  });
});
