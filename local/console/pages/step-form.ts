import { type Html, html } from '../../../functions/texts/html.ts';

/** What a form of one button looks like. */
interface StepForm {
  button: string;
  /** Inputs before the button. */
  more?: Html;
  /** Whether it takes something away. */
  isDanger?: boolean;
}

/** A form that does one step of a scenario; `back` is the page to return to. */
export function stepForm(
  back: string,
  fields: Readonly<Record<string, string>>,
  { button, more, isDanger = false }: StepForm,
): Html {
  return html`<form method="post" action="/world/act" class="inline">${Object.entries({
    back,
    ...fields,
  }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${more}<button${isDanger && html` class="danger"`}>${button}</button></form>
`;
}

/** One of some values to choose from. */
export function choice(name: string, label: string, values: readonly (readonly [string, string])[]): Html {
  return html`<label>${label} <select name="${name}">${values.map(
    ([value, text]) => html`<option value="${value}">${text}</option>`,
  )}</select></label> `;
}

/** A mail address to be entered. */
export function emailInput(name: string, label: string): Html {
  return html`<label>${label} <input type="email" name="${name}" required></label> `;
}

/** What a line of text may be. */
interface Line {
  value?: string;
  maxLength?: number;
  /** A regular expression, and what it asks for in words. */
  pattern?: readonly [expression: string, words: string];
}

/** A line of text to be entered. */
export function textInput(
  name: string,
  label: string,
  { value = '', maxLength = 256, pattern }: Line = {},
): Html {
  const only = pattern !== undefined && html` pattern="${pattern[0]}" title="${pattern[1]}"`;
  return html`<label>${label} <input name="${name}" value="${value}" maxlength="${String(maxLength)}"${only} required></label> `;
}
