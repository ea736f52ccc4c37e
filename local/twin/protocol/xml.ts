const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text that is safe in an XML element; control characters become references, as AWS sends them. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\r\n\t]/g, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

/**
 * An element with this content: objects become child elements, arrays become `member` elements, a Date becomes
 * ISO 8601 to the second, and `undefined` becomes nothing.
 */
export function toXml(name: string, content: unknown): string {
  if (content === undefined || content === null) return '';
  return `<${name}>${inner(content)}</${name}>`;
}

function inner(content: unknown): string {
  if (content instanceof Date) return content.toISOString().replace(/\.\d{3}Z$/, 'Z');
  if (Array.isArray(content)) return content.map((item) => toXml('member', item)).join('');
  if (typeof content === 'object' && content !== null) {
    return Object.entries(content)
      .map(([name, value]) => toXml(name, value))
      .join('');
  }
  return escapeXml(String(content));
}
