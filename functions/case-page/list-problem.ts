import { type Html, html } from '../texts/html.ts';
import type { Entered } from './view-form.ts';

/** The id of the input that a problem of the list belongs to. */
export function listInputId(field: string): string {
  return field === '' ? 'users' : field.replaceAll('.', '-');
}

/** What is wrong with a field, beside it. */
export function problemBeside(field: string, { problems }: Entered): Html | false {
  const found = problems.find((problem) => problem.field === field);
  return (
    found !== undefined &&
    html`<span class="problem" id="problem-${listInputId(field)}">${found.message}</span>`
  );
}

/** The attributes of a field that something is wrong with. */
export function describedBy(field: string, { problems }: Entered): Html | false {
  const isWrong = problems.some((problem) => problem.field === field);
  return isWrong && html` aria-invalid="true" aria-describedby="problem-${listInputId(field)}"`;
}
