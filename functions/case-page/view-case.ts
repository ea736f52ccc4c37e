import { mustUseOf } from '../domain/assess/use.ts';
import { newPasswordWaits } from '../domain/case/case-record.ts';
import { ENDINGS } from '../domain/note/endings.ts';
import type { Ending } from '../domain/note/note.ts';
import type { Answer } from '../domain/question/answer.ts';
import { isUpToContacts } from '../domain/question/quarantine.ts';
import { type Html, html } from '../texts/html.ts';
import type { Choice, PageFacts } from '../texts/page-texts.ts';
import { whyYou } from './facts.ts';
import type { Problem } from './form-details.ts';
import { evidenceSection } from './view-evidence.ts';
import { type Entered, formSection, inputId } from './view-form.ts';
import { historySection } from './view-history.ts';
import { document } from './view-layout.ts';
import { aboutList, othersSection, planSection } from './view-plan.ts';

const NOTHING: Entered = { fields: {}, problems: [] };

/**
 * The case page: where it stands, the question with its answers, then what else there is to know, folded. A phone
 * shows the first answer without scrolling.
 */
export function caseView(facts: PageFacts, entered: Entered = NOTHING): string {
  const { texts } = facts;
  const content = html`<main>
${heading(facts)}
${entered.problems.length > 0 && problemSummary(entered.problems, facts)}
${status(facts)}
${facts.shown.length > 0 || facts.stage !== 'closed' ? formSection(facts, entered) : ''}
${planSection(facts)}
${evidenceSection(facts)}
${othersSection(facts)}
${historySection(facts)}
${aboutSection(facts)}
</main>`;
  const title = texts.title(facts.record.userName);
  return page(facts, content, entered.problems.length > 0 ? texts.problemTitle(title) : title);
}

/** The page after an answer: what was recorded for each credential, what happens next and how to undo it. */
export function recordedView(facts: PageFacts, kind: Choice, isRepeated: boolean, answer?: Answer): string {
  const { texts } = facts;
  const { next, undo } = texts.answers[kind].next(facts, answer);
  const title = recordedTitle(facts, kind, isRepeated, answer);
  const content = html`<main>
${heading(facts)}
<div class="notice" role="status" tabindex="-1" autofocus><h2>${title}</h2>${decisionList(facts, answer)}</div>
<section><h2>${texts.whatNext}</h2><p>${next}</p>
${kind === 'restore' && newPasswordSteps(facts)}
<h2>${texts.howToUndo}</h2><p>${undo}</p></section>
${back(facts)}
</main>`;
  return page(facts, content);
}

function recordedTitle({ texts }: PageFacts, kind: Choice, isRepeated: boolean, answer?: Answer): string {
  if (new Set(Object.values(answer?.decisions ?? {})).size > 1) return texts.recordedInPart(isRepeated);
  return isRepeated ? texts.alreadyRecorded(kind) : texts.recorded(kind);
}

/** What an answer says of each credential; empty where it says the same of the whole case. */
function decisionList({ texts, settings, day }: PageFacts, answer: Answer | undefined): Html | false {
  const decisions = Object.entries(answer?.decisions ?? {});
  if (answer === undefined || decisions.length === 0) return false;
  const until = mustUseOf(answer, settings)?.until;
  const line = ([id, decision]: [string, string]) =>
    decision === 'keep'
      ? texts.recordedFor.keep(id, until === undefined ? undefined : day(until))
      : texts.recordedFor.retire(id);
  return html`<ul>${decisions.map((one) => html`<li>${line(one)}</li>`)}</ul>`;
}

/** What a new password is, who hands it over and what to do with it, where one is on its way or waits. */
function newPasswordSteps(facts: PageFacts): Html | false {
  const { texts, record, day, comesBack, link } = facts;
  const isThere = newPasswordWaits(record);
  if ((!comesBack.has('password') && !isThere) || isUpToContacts(record, link)) return false;
  const until = isThere && record.mustUse !== undefined ? day(record.mustUse.until) : undefined;
  const { heading: title, steps } = texts.newPassword;
  return html`<h2>${title}</h2><ol>${steps(facts, until).map((step) => html`<li>${step}</li>`)}</ol>`;
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
<div class="notice bad" role="alert" tabindex="-1" autofocus><h2>${title}</h2><p>${detail}</p></div>
${back(facts)}
</main>`;
  return page(facts, content);
}

/** At its foot stands how to tell that the page is genuine. */
function page(facts: PageFacts, content: Html, title = facts.texts.title(facts.record.userName)): string {
  const { texts, team, settings } = facts;
  const all = facts.isOfSeveral && html`<nav><a href="">${texts.list.back}</a></nav>`;
  return document({
    ...{ title, team, contact: settings.contact, texts, content: html`${all}${content}` },
    footer: texts.genuine(facts),
  });
}

function heading({ texts, record, account }: PageFacts): Html {
  return html`<h1>${texts.heading} <bdi>${record.userName}</bdi></h1>
<p class="soft">${texts.account} ${account}</p>`;
}

// An empty address is the page's own: the key need not stand in the markup.
function back({ texts }: PageFacts): Html {
  return html`<p><a href="">${texts.back}</a></p>`;
}

// The browser itself puts the focus here, without a script: `autofocus` works on whatever can have it.
function problemSummary(problems: Problem[], facts: PageFacts): Html {
  return html`<div class="notice bad" role="alert" tabindex="-1" autofocus><h2>${facts.texts.problemsHeading}</h2><ul>${problems.map(
    ({ field, message }) => html`<li><a href="#${inputId(field, facts)}">${message}</a></li>`,
  )}</ul></div>`;
}

// Where the case itself waits for the end of the pause, its stage says so.
function isPauseTold({ isPaused, stage }: PageFacts): boolean {
  return isPaused && stage !== 'paused' && stage !== 'closed';
}

function status(facts: PageFacts): Html {
  const { texts, stage, record } = facts;
  const [title, detail] = texts.stages[stage](facts);
  return html`<div class="notice"><h2>${title}</h2>${detail !== '' && html`<p>${detail}</p>`}
${stage === 'closed' && endedHow(facts)}
${aboutList(facts)}
${facts.wayBack !== undefined && stage === 'closed' && html`<p>${texts.wayBack(facts.wayBack, facts)}</p>`}
${stage === 'use' && newPasswordWaits(record) && newPasswordSteps(facts)}
${stage === 'closed' && html`<p>${texts.whomToAsk(facts)}</p>`}</div>
${isPauseTold(facts) && html`<div class="notice"><p>${texts.allPaused}</p></div>`}
${record.quarantine !== undefined && html`<div class="notice bad"><p>${texts.quarantined(record.quarantine.policy)}</p></div>`}`;
}

/** How a closed case has ended, in the reader's language; of an earlier case that is known no more. */
function endedHow({ texts, record, time }: PageFacts): Html[] {
  const ending = endingOf(record);
  const { exemption } = record;
  return [
    ...(ending === undefined ? [] : [html`<p>${texts.steps[ending].inHistory}</p>`]),
    ...(exemption === undefined ? [] : [html`<p>${texts.exemptUntil(time(exemption.until))}</p>`]),
  ];
}

/** The step that ended the case: later ones tell of wishes since. */
function endingOf({ steps = [], step }: PageFacts['record']): Ending | undefined {
  return [...steps.map((one) => one.step), step].findLast((one): one is Ending =>
    Object.hasOwn(ENDINGS, one),
  );
}

function aboutSection(facts: PageFacts): Html {
  const { texts } = facts;
  return html`<section aria-labelledby="about"><h2 id="about">${texts.about}</h2>
<p>${texts.whatThisIs(facts)}</p><p>${texts.why(whyYou(facts))}</p></section>`;
}
