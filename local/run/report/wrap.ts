import { charactersOf, displayWidth } from './display-width.ts';

/**
 * Breaks a text at its spaces into rows of at most `width` columns (two at least, as a Japanese character takes). A word
 * that is longer than a row, or that has no spaces as Japanese has none, goes on in the next one; nothing is left out.
 */
export function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, Math.max(2, width)))) {
    const row = rows.pop();
    const fits = row !== undefined && displayWidth(row) + 1 + displayWidth(word) <= width;
    if (fits) rows.push(`${row} ${word}`);
    else rows.push(...(row === undefined ? [] : [row]), word);
  }
  return rows;
}

/** The word itself, or if it is too long, as many pieces as it takes. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const found: string[] = [];
  for (const character of charactersOf(word)) {
    const piece = found.pop() ?? '';
    if (displayWidth(piece + character) <= width) found.push(piece + character);
    else found.push(piece, character);
  }
  return found;
}

/** A text whose first row begins with `left`, and whose others are indented by as much. */
export function hanging(left: string, text: string, width: number): string[] {
  const indent = displayWidth(left);
  return wrap(text, width - indent).map((row, index) => (index === 0 ? left : ' '.repeat(indent)) + row);
}
