/** Bytes of text in one encoded word of at most 75 characters (RFC 2047, section 2): 75 less `=?UTF-8?B?` and `?=`, in base64. */
const ENCODED_BYTES = 45;

/**
 * A name and an address as a mail header has them (RFC 5322, section 3.4): the name quoted, or where it is not plain
 * ASCII as encoded words (RFC 2047), as SES asks for in a sender's name (API reference, SendEmail).
 */
export function mailbox(name: string, address: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  if (line === '') return address;
  return `${/^[ -~]*$/.test(line) ? quoted(line) : encoded(line)} <${address}>`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Words hold whole characters only (RFC 2047, section 5). */
function encoded(text: string): string {
  const words: string[] = [''];
  for (const character of text) {
    const longer = `${words.at(-1)}${character}`;
    if (Buffer.byteLength(longer) <= ENCODED_BYTES) words[words.length - 1] = longer;
    else words.push(character);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}
