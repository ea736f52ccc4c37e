import { visible } from './visible.ts';

const MARKUP = Symbol('markup');

/** Markup made by `html`; nothing that comes from outside can be one. */
export interface Html {
  readonly [MARKUP]: string;
}

type Value = string | number | Html | false | undefined | readonly Value[];

/**
 * Markup with every value escaped, in text and in quoted attributes alike, and rid of characters that hide or
 * reverse text. Lists are joined; false and undefined leave nothing.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = parts.reduce((before, part, index) => before + markupOf(values[index - 1]) + part);
  return { [MARKUP]: text };
}

/** The finished text of some markup. */
export function render(markup: Html): string {
  return markup[MARKUP];
}

/** Text of this project's own (the stylesheet) that goes in as it is. */
export function trusted(text: string): Html {
  return { [MARKUP]: text };
}

function markupOf(value: Value): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  if (Array.isArray(value)) return value.map(markupOf).join('');
  return (value as Html)[MARKUP];
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A text of others as text of a page or a mail: what would be markup, hidden or reversed is shown as it is. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}
