/** A form of a page, as a browser without scripts sees it. */
export interface Form {
  method: string;
  action: string | undefined;
  /** Every control with a name, in order; for radio buttons and buttons one for each value. */
  controls: Control[];
}

/** A control of a form. */
export interface Control {
  name: string;
  type: string;
  value: string;
  checked: boolean;
}

const TAG = /<(input|button|textarea|option|select)\b([^>]*)>(?:([^<]*)<\/textarea>)?/gi;

/** The forms of an HTML page. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, tag = '', body = '']) => ({
    method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
    action: attribute(tag, 'action'),
    controls: controlsOf(body),
  }));
}

/** What a browser sends by default: hidden and text fields, checked boxes, no buttons. */
export function defaultFields({ controls }: Form): Record<string, string> {
  const sent = controls.filter(({ type, checked }) =>
    ['radio', 'checkbox', 'option'].includes(type) ? checked : !['submit', 'button'].includes(type),
  );
  return Object.fromEntries(sent.map(({ name, value }) => [name, value]));
}

/** What a page tells first: the heading of its notice, else its own heading, else its title. */
export function headingOf(html: string): string | undefined {
  const [, notice = ''] = /role="(?:status|alert)"[^>]*>([\s\S]*?)<\/(?:div|section|p)>/i.exec(html) ?? [];
  const [, text] =
    /<h\d[^>]*>([\s\S]*?)<\/h\d>/i.exec(notice) ??
    /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html) ??
    /<title>([\s\S]*?)<\/title>/i.exec(html) ??
    [];
  return text === undefined ? undefined : unescapeHtml(text.replace(/<[^>]*>/g, '')).trim();
}

function controlsOf(body: string): Control[] {
  let select = '';
  const controls: Control[] = [];
  for (const [, tag = '', attributes = '', text = ''] of body.matchAll(TAG)) {
    if (tag === 'select') select = attribute(attributes, 'name') ?? '';
    const name = tag === 'option' ? select : attribute(attributes, 'name');
    if (name === undefined || tag === 'select') continue;
    controls.push({
      name,
      type: typeOf(tag.toLowerCase(), attributes),
      value: attribute(attributes, 'value') ?? unescapeHtml(text),
      checked: /\s(checked|selected)\b/i.test(attributes),
    });
  }
  return controls;
}

function typeOf(tag: string, attributes: string): string {
  if (tag === 'button') return attribute(attributes, 'type') ?? 'submit';
  return tag === 'input' ? (attribute(attributes, 'type') ?? 'text') : tag;
}

const patterns = new Map<string, RegExp>();

/** Pages have hundreds of attributes, of a few names. */
function patternOf(name: string): RegExp {
  const value = `(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`;
  const pattern = patterns.get(name) ?? new RegExp(`(?:^|\\s)${name}\\s*=\\s*${value}`, 'i');
  patterns.set(name, pattern);
  return pattern;
}

function attribute(tag: string, name: string): string | undefined {
  const [, double, single, bare] = patternOf(name).exec(tag) ?? [];
  const value = double ?? single ?? bare;
  return value === undefined ? undefined : unescapeHtml(value);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (entity, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? entity;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(code);
  });
}
