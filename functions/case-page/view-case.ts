import type { Answer, AnswerKind } from '../domain/answer.ts';
import type { CaseRecord } from '../domain/case-record.ts';
import { type PageFacts, whyYou } from './facts.ts';
import type { Problem } from './form.ts';
import { type Html, html } from './html.ts';
import { type Entered, formSection, inputId } from './view-form.ts';
import { document } from './view-layout.ts';
import { othersSection, planSection } from './view-plan.ts';

const NOTHING: Entered = { fields: {}, problems: [] };

/** The case page: what this is, why you, where it stands, the plan, the answers, and what else there is to know. */
export function caseView(facts: PageFacts, entered: Entered = NOTHING): string {
  const { texts } = facts;
  const content = html`<main>
${heading(facts)}
${entered.problems.length > 0 && problemSummary(entered.problems, facts)}
${status(facts)}
${planSection(facts)}
${formSection(facts, entered)}
${othersSection(facts)}
${history(facts)}
</main>
<footer><p>${texts.genuine(facts)}</p></footer>`;
  return page(facts, content);
}

/** The page after an answer: what happens next and how to undo it. */
export function recordedView(facts: PageFacts, kind: AnswerKind, isRepeated: boolean): string {
  const { texts } = facts;
  const { next, undo } = texts.next[kind](facts);
  const title = isRepeated ? texts.alreadyRecorded(kind) : texts.recorded(kind);
  const content = html`<main>
${heading(facts)}
<div class="notice" role="status"><h2>${title}</h2></div>
<section><h2>${texts.whatNext}</h2><p>${next}</p><h2>${texts.howToUndo}</h2><p>${undo}</p></section>
${back(facts)}
</main>`;
  return page(facts, content);
}

/** The page for an answer that does not count, with the reason or the answer that does. */
export function notTakenView(facts: PageFacts, why: { reason: string } | { answer: Answer }): string {
  const { texts, time } = facts;
  const isAnswered = 'answer' in why;
  const title = isAnswered ? texts.otherAnswer : texts.notTaken;
  const detail = isAnswered
    ? texts.answeredWhen(why.answer.kind, time(why.answer.at), why.answer.role)
    : `${why.reason} ${texts.openAgain}`;
  const content = html`<main>
${heading(facts)}
<div class="notice bad" role="alert"><h2>${title}</h2><p>${detail}</p></div>
${back(facts)}
</main>`;
  return page(facts, content);
}

function page(facts: PageFacts, content: Html): string {
  const { texts, team, record } = facts;
  return document({ title: texts.title(record.userName), team, texts, content });
}

function heading({ texts, record, account }: PageFacts): Html {
  return html`<h1>${texts.heading} <bdi>${record.userName}</bdi></h1>
<p class="soft">${texts.account} ${account}. ${texts.caseNumber} <code>${record.caseId}</code></p>`;
}

// An empty address is the page's own: the key need not stand in the markup.
function back({ texts }: PageFacts): Html {
  return html`<p><a href="">${texts.back}</a></p>`;
}

function problemSummary(problems: Problem[], facts: PageFacts): Html {
  return html`<div class="notice bad" role="alert"><h2>${facts.texts.problemsHeading}</h2><ul>${problems.map(
    ({ field, message }) => html`<li><a href="#${inputId(field, facts)}">${message}</a></li>`,
  )}</ul></div>`;
}

function status(facts: PageFacts): Html {
  const { texts, stage, record } = facts;
  const [title, detail] = texts.stages[stage](facts);
  return html`<div class="notice"><h2>${title}</h2>${detail !== '' && html`<p>${detail}</p>`}
${stage === 'closed' && record.update !== undefined && html`<p>${texts.note}: ${record.update.note}</p>`}</div>
<section><p>${texts.whatThisIs(facts)}</p><p>${texts.why(whyYou(facts).replace(/\.$/, ''))}</p></section>`;
}

function history(facts: PageFacts): Html {
  const { texts, record, time } = facts;
  const events = eventsOf(record, facts).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return html`<section aria-labelledby="history"><h2 id="history">${texts.history}</h2><ol>${events.map(
    ({ at, what }) => html`<li><time datetime="${at}">${time(at)}</time>: ${what}</li>`,
  )}</ol></section>`;
}

function eventsOf(record: CaseRecord, { texts }: PageFacts): { at: string; what: string }[] {
  return [
    { at: record.openedAt, what: texts.opened },
    ...record.answers.map(({ at, kind, role, by }) => ({ at, what: texts.answeredBy(kind, role, by) })),
    ...record.disabled.map(({ disabledAt, credentialId }) => ({
      at: disabledAt,
      what: texts.turnedOff(credentialId),
    })),
    ...(record.closedAt === undefined ? [] : [{ at: record.closedAt, what: texts.closedEvent }]),
  ];
}
