import type { Answer } from '../domain/question/answer.ts';
import type { Choice, PageFacts } from '../texts/page-texts.ts';
import { whyYou } from './facts.ts';
import type { Problem } from './form-details.ts';
import { type Html, html } from './html.ts';
import { type Entered, formSection, inputId } from './view-form.ts';
import { historySection } from './view-history.ts';
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
${historySection(facts)}
</main>`;
  const title = texts.title(facts.record.userName);
  const isWrong = entered.problems.length > 0;
  return page(facts, content, {
    title: isWrong ? texts.problemTitle(title) : title,
    footer: texts.genuine(facts),
  });
}

/** The page after an answer: what happens next and how to undo it. */
export function recordedView(facts: PageFacts, kind: Choice, isRepeated: boolean): string {
  const { texts } = facts;
  const { next, undo } = texts.answers[kind].next(facts);
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

function page(facts: PageFacts, content: Html, more: { title?: string; footer?: string } = {}): string {
  const { texts, team, record, settings } = facts;
  return document({
    title: texts.title(record.userName),
    ...{ team, contact: settings.contact, texts, content },
    ...more,
  });
}

function heading({ texts, record, account }: PageFacts): Html {
  return html`<h1>${texts.heading} <bdi>${record.userName}</bdi></h1>
<p class="soft">${texts.account} ${account} · ${texts.caseNumber} <code>${record.caseId}</code></p>`;
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

// Where the case itself waits for the end of the pause, its stage says so.
function isPauseTold({ isPaused, stage }: PageFacts): boolean {
  return isPaused && stage !== 'paused' && stage !== 'closed';
}

const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g;

/** The note as this person may read it: an owner is not shown by whose mailbox others have answered. */
function noteFor({ link }: PageFacts, note: string): string {
  if (link.role === 'security-contact') return note;
  return note.replace(ADDRESS, (address) => (address === link.address ? address : 'somebody else'));
}

function status(facts: PageFacts): Html {
  const { texts, stage, record } = facts;
  const [title, detail] = texts.stages[stage](facts);
  return html`<div class="notice"><h2>${title}</h2>${detail !== '' && html`<p>${detail}</p>`}
${facts.wayBack !== undefined && stage === 'closed' && html`<p>${texts.wayBack(facts.wayBack, facts)}</p>`}
${stage === 'closed' && record.update !== undefined && html`<p>${texts.note}: <span lang="en">${noteFor(facts, record.update.note)}</span></p>`}</div>
${isPauseTold(facts) && html`<div class="notice"><p>${texts.allPaused}</p></div>`}
${record.quarantine !== undefined && html`<div class="notice bad"><p>${texts.quarantined(record.quarantine.policy)}</p></div>`}
<section><p>${texts.whatThisIs(facts)}</p><p>${texts.why(whyYou(facts).replace(/\.$/, ''))}</p></section>`;
}
