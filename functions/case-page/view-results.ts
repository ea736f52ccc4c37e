import { type Html, html } from '../texts/html.ts';
import type { PageTexts } from '../texts/page-texts.ts';
import { listInputId } from './list-problem.ts';
import type { Taken } from './take-form.ts';
import type { Result } from './take-list.ts';
import type { Entered } from './view-form.ts';

/** What became of the answers that were just sent, user by user; then what is to be mended, and what happens next. */
export function resultsSection({
  results,
  entered,
  texts,
}: {
  results: readonly Result[];
  entered: Entered;
  texts: PageTexts;
}): Html | false {
  const { problems } = entered;
  if (results.length === 0 && problems.length === 0) return false;
  const recorded = results.filter(isRecorded).length;
  const isGood = recorded === results.length && problems.length === 0;
  const title =
    recorded === 0 ? texts.list.results.noneRecorded : texts.list.results.recorded(recorded, results.length);
  const role = isGood ? html`class="notice" role="status"` : html`class="notice bad" role="alert"`;
  return html`<div ${role} tabindex="-1" autofocus><h2>${title}</h2>
${results.length > 0 && html`<ul>${results.map((result) => lineOf(result, texts))}</ul>`}
${
  problems.length > 0 &&
  html`<ul>${problems.map(
    ({ field, message }) => html`<li><a href="#${listInputId(field)}">${message}</a></li>`,
  )}</ul>`
}</div>
${nextSection(results, texts)}`;
}

/** Whether what a person has said of a user is in the table. */
export function isRecorded(result: Result): boolean {
  return result.is === 'taken' && result.taken.is === 'recorded';
}

function lineOf(result: Result, texts: PageTexts): Html {
  const { results } = texts.list;
  if (result.is === 'hidden') return html`<li>${results.hidden}</li>`;
  if (result.is === 'unread') return html`<li>${results.unread}</li>`;
  const { record, account } = result.facts;
  const sentence = result.is === 'failed' ? results.failed : sentenceOf(result.taken, texts);
  return html`<li class="result" id="result-${record.caseId}"><bdi>${record.userName}</bdi> · ${account}<br>
<strong>${sentence}</strong></li>`;
}

function sentenceOf(taken: Taken, texts: PageTexts): Html {
  if (taken.is === 'incomplete') return html`${texts.list.results.incomplete}`;
  if (taken.is === 'recorded')
    return html`${taken.isRepeated ? texts.alreadyRecorded(taken.choice) : texts.recorded(taken.choice)}`;
  const { why, facts } = taken;
  return 'answer' in why
    ? html`${texts.otherAnswer}<br>${texts.answeredWhen(why.answer.kind, facts.time(why.answer.at), why.answer.role)}`
    : html`${texts.notTaken}<br>${why.reason}`;
}

function nextSection(results: readonly Result[], texts: PageTexts): Html | false {
  const said = results.flatMap((result) => {
    if (result.is !== 'taken' || result.taken.is !== 'recorded') return [];
    const { choice, facts, answer } = result.taken;
    return [texts.answers[choice].next(facts, answer)];
  });
  const nexts = [...new Set(said.map(({ next }) => next))];
  const undos = [...new Set(said.map(({ undo }) => undo))];
  return (
    nexts.length > 0 &&
    html`<section><h2>${texts.whatNext}</h2>${nexts.map((next) => html`<p>${next}</p>`)}
<h2>${texts.howToUndo}</h2>${undos.map((undo) => html`<p>${undo}</p>`)}</section>`
  );
}
