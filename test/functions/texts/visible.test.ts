import { describe, expect, it } from 'vitest';
import { oneLine, visible } from '../../../functions/texts/visible.ts';

describe('a text of others', () => {
  it.each([
    ['a right-to-left override', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a zero-width space', 'a\u200bb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a byte order mark', 'a\ufeffb'],
    ['a tag character', 'a\u{e0041}b'],
    ['a Hangul filler', 'a\u3164b'],
    ['an escape', 'a\u001bb'],
    ['a C1 control', 'a\u0085b'],
    ['a lone surrogate', 'a\ud800b'],
    ['a line separator', 'a\u2028b'],
  ])('shows %s as a replacement character', (_, text) => {
    expect(visible(text)).toBe('a\ufffdb');
  });

  it('keeps letters of any script, emoji, tabs and line feeds', () => {
    const text = 'Zoë 日本語 عربى 👍 a\tb\nc';

    expect(visible(text)).toBe(text);
  });

  it('reads every kind of line end as a line feed', () => {
    expect(visible('a\r\nb\rc')).toBe('a\nb\nc');
  });
});

describe('a text on one line', () => {
  it('joins lines with a space', () => {
    expect(oneLine(' a\r\n\n b ')).toBe('a b');
  });

  it('is cut between characters, with an ellipsis', () => {
    expect(oneLine('👍👍👍👍', 3)).toBe('👍👍…');
    expect(oneLine('abc', 3)).toBe('abc');
  });
});
