import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../../local/run/report/display-width.ts';
import { hanging, wrap } from '../../../../local/run/report/wrap.ts';

const NOTE =
  'NOTIFIED Asked maria.lopez@example.com; answer by 2026-11-16 09:00 UTC: are these still needed? password (last used 2025-12-27).';
const LINK = `https://example.com/case?${'token='.repeat(30)}`;
const JAPANESE = 'まだ必要ですか？ 使われていない認証情報があります。二週間以内にお答えください。';

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

describe('the width of a text', () => {
  it.each([
    ['Latin letters', 'naïve', 5],
    ['an accent of its own', 'nai\u0308ve', 5],
    ['Japanese', '必要ですか？', 12],
    ['half-width katakana', 'ｱｲｳ', 3],
    ['an arrow and an ellipsis', '→…', 2],
    ['a picture of several code points', '👩‍💻', 2],
    ['a sign shown as a picture', '⚠️', 2],
    ['control characters', '\u0007', 0],
    ['nothing', '', 0],
  ])('counts the columns of %s', (_what, text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('a text that is wrapped', () => {
  it.each(
    [40, 80, 200].flatMap((width) =>
      [NOTE, LINK, JAPANESE, `${NOTE} ${LINK} ${JAPANESE}`].map((text) => [width, text] as const),
    ),
  )('fits %i columns and is all there: %s', (width, text) => {
    const rows = wrap(text, width);

    expect(rows.filter((row) => displayWidth(row) > width)).toEqual([]);
    expect(withoutSpaces(rows.join(''))).toBe(withoutSpaces(text));
  });

  it('is broken at words only, as late as possible', () => {
    expect(wrap('are these still needed by anybody', 12)).toEqual([
      'are these',
      'still needed',
      'by anybody',
    ]);
  });

  it('goes on in the next row where one word is longer than a row', () => {
    expect(wrap('key AKIAEXAMPLE0001 off', 8)).toEqual(['key', 'AKIAEXAM', 'PLE0001', 'off']);
  });

  it('never tears a character of two columns apart', () => {
    expect(wrap('必要ですか', 5)).toEqual(['必要', 'です', 'か']);
  });

  it('has an end also where there is no room at all', () => {
    expect(wrap('必要', 0)).toEqual(['必', '要']);
  });

  it('stands under its first word in every row', () => {
    expect(hanging('必要: ', 'are these still needed', 16)).toEqual([
      '必要: are these',
      '      still',
      '      needed',
    ]);
  });
});
