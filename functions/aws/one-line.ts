// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
const BREAKS_AND_CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** The text without line breaks and control characters, which no subject may contain. */
export function onOneLine(text: string): string {
  return text.replace(BREAKS_AND_CONTROLS, ' ').trim();
}
