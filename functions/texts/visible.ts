// Control, format (bidirectional, zero-width, tag) and private characters, lone surrogates and line separators,
// but not line feed and tab; and the letters and marks that show as nothing.
const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|\u2800|\u3164|\uffa0/gu;

/**
 * A text of others as people may read it: whatever hides, reverses or imitates text shows as `�`; lines end with
 * a line feed.
 */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, '\ufffd');
}

/** The same on one line of at most `limit` characters; a longer text ends with `…`. */
export function oneLine(text: string, limit = 200): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}
