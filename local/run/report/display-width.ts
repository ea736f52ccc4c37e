const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Two columns: East Asian Wide and Fullwidth (Unicode UAX #11), and what is shown as a picture. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const NO_WIDTH = /^[\p{Mark}\p{Control}\p{Format}]+$/u;

/** The characters of a text as people count them: with their accents, and a picture of several code points as one. */
export function charactersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** How many columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  return charactersOf(text).reduce((sum, character) => sum + widthOf(character), 0);
}

function widthOf(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
