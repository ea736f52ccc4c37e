import { TwinDoesNotKnow } from '../service.ts';

/** A policy's text with its escapes `${*}`, `${?}` and `${$}` taken out; `wild` marks its `*` and `?`. */
type Token = { text: string; wild: boolean };

/**
 * Whether the text is what the pattern describes, `*` being any characters and `?` any one.
 * Throws TwinDoesNotKnow for a policy variable.
 */
export function isLike(text: string, pattern: string): boolean {
  return patternOf('text', pattern, (tokens) => tokens.map(sourceOf)).test(text);
}

/** Whether the text is the pattern's own, in which `*` and `?` mean themselves. */
export function isSame(text: string, pattern: string): boolean {
  return (
    text ===
    tokensOf(pattern)
      .map((token) => token.text)
      .join('')
  );
}

/**
 * Whether a statement's Resource covers an ARN: `*` stays within its segment unless it is the segment's last character
 * (IAM user guide, "IAM JSON policy elements: Resource").
 */
export function coversResource(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.startsWith('arn:')) throw new TwinDoesNotKnow(`the resource ${pattern} in a policy`);
  return patternOf('resource', pattern, (tokens) =>
    tokens.map((token, index) => {
      const next = tokens[index + 1];
      const last = next === undefined || next.text === ':';
      return token.wild && token.text === '*' && !last ? '[^:]*' : sourceOf(token);
    }),
  ).test(arn);
}

const compiled = new Map<string, RegExp>();

/** Every call is judged by the same few patterns. */
function patternOf(kind: string, pattern: string, sourcesOf: (tokens: Token[]) => string[]): RegExp {
  const key = `${kind} ${pattern}`;
  const known = compiled.get(key) ?? new RegExp(`^${sourcesOf(tokensOf(pattern)).join('')}$`, 's');
  compiled.set(key, known);
  return known;
}

/** Whether two ARNs match as ArnLike and ArnEquals compare them: each of the six components by itself. */
export function isArnLike(arn: string, pattern: string): boolean {
  const [components, patterns] = [componentsOf(arn), componentsOf(pattern)];
  return patterns.every((one, index) => isLike(components[index] ?? '', one));
}

function componentsOf(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function tokensOf(pattern: string): Token[] {
  return [...pattern.matchAll(/\$\{([^}]*)\}|[\s\S]/g)].map(([text, name]) => {
    if (name === undefined) return { text, wild: text === '*' || text === '?' };
    if (!['*', '?', '$'].includes(name)) throw new TwinDoesNotKnow(`the policy variable ${text}`);
    return { text: name, wild: false };
  });
}

function sourceOf({ text, wild }: Token): string {
  if (wild) return text === '*' ? '.*' : '.';
  return text.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
