import { type PlanItem, proposed } from '../domain/plan/plan.ts';
import { type Html, html } from '../texts/html.ts';
import type { Group } from '../texts/list-texts.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import { deadlineOf } from './list-cases.ts';
import { describedBy, problemBeside } from './list-problem.ts';
import type { Entered } from './view-form.ts';
import { answerEvent } from './view-history.ts';
import { fateOf, itemsAbout } from './view-plan.ts';

/** A user of a part that takes an answer: a box to tick, what it is about, and until when. */
export function userToAnswer(facts: PageFacts, group: Group, entered: Entered): Html {
  const { record } = facts;
  const { caseId, plan, question } = record;
  const name = `pick.${caseId}`;
  const checked = entered.fields[name] !== undefined && html` checked`;
  return html`<li class="user" id="user-${caseId}">
<div class="option tick"><input type="checkbox" name="${name}" id="pick-${caseId}" value="${group}"${checked}${describedBy(name, entered)}>
<label for="pick-${caseId}">${titleOf(facts)}</label></div>
${problemBeside(name, entered)}
${question !== undefined && html`<input type="hidden" name="question.${caseId}" value="${question.number}">`}
${plan !== undefined && html`<input type="hidden" name="plan.${caseId}" value="${plan.planId}">`}
${group === 'deletion' && nameField(facts, entered)}
${group === 'needed' || group === 'quarantined' ? lastUses(facts) : fates(facts)}
${whenOf(facts, group)}
${openButton(facts)}
</li>
`;
}

/** A user for whom nothing can be answered in the list: how it stands, and what was said last. */
export function userAsItIs(facts: PageFacts): Html {
  return html`<li class="user" id="user-${facts.record.caseId}">
<p class="name">${titleOf(facts)}</p>
${standOf(facts)}
${fates(facts)}
${openButton(facts)}
</li>
`;
}

function titleOf({ record, account }: PageFacts): Html {
  return html`<bdi>${record.userName}</bdi><span class="hint">${account}</span>`;
}

// It belongs to a form of its own, so that Enter in a field sends the answers and opens nothing.
function openButton({ texts, record }: PageFacts): Html {
  const name = `${texts.list.details}: ${record.userName}`;
  return html`<p><button class="plain" type="submit" form="open" name="open" value="${record.caseId}" aria-label="${name}">${texts.list.details}</button></p>`;
}

function nameField(facts: PageFacts, entered: Entered): Html {
  const { texts, record } = facts;
  const field = `userName.${record.caseId}`;
  const id = `userName-${record.caseId}`;
  return html`<div class="field typed"><label for="${id}">${texts.list.typeName} <code>${record.userName}</code><span class="hint">${texts.answers.confirm.option(facts).hint}</span></label>
${problemBeside(field, entered)}<input type="text" id="${id}" name="${field}" value="${entered.fields[field] ?? ''}" maxlength="128" autocapitalize="none" autocomplete="off" spellcheck="false"${describedBy(field, entered)}></div>`;
}

function whenOf(facts: PageFacts, group: Group): Html {
  const { texts, time, stage } = facts;
  const until = time(deadlineOf(facts));
  if (group === 'off' && stage !== 'impact') return standOf(facts);
  if (group === 'use') return standOf(facts);
  return html`<p>${group === 'off' ? texts.list.backUntil(until) : texts.list.answerUntil(until)}</p>`;
}

function standOf(facts: PageFacts): Html {
  const { texts, stage, record, time, wayBack } = facts;
  const [title, detail] = texts.stages[stage](facts);
  const answer = record.answers.at(-1);
  const said = answer && answerEvent(answer, facts);
  return html`<p><strong>${title}</strong></p>
${detail !== '' && html`<p>${detail}</p>`}
${wayBack !== undefined && stage === 'closed' && html`<p>${texts.wayBack(wayBack, facts)}</p>`}
${said && html`<p class="soft"><time datetime="${said.at}">${time(said.at)}</time>: ${said.what}</p>`}`;
}

/** What is proposed, and when it was last used. */
function lastUses(facts: PageFacts): Html {
  const { texts, record, day } = facts;
  const used = ({ credential: { lastUsedAt } }: PlanItem) =>
    lastUsedAt === undefined ? texts.never : day(lastUsedAt);
  return table(facts, texts.columns.lastUsed, record.plan === undefined ? [] : proposed(record.plan), used);
}

/** What the case is about, and how it stands by the last read (design D17). */
function fates(facts: PageFacts): Html {
  const { texts, record, time } = facts;
  const items = itemsAbout(facts);
  const readAt = record.user?.readAt;
  if (items.length === 0) return html``;
  return html`${table(facts, texts.columns.fate, items, (item) => fateOf(item, facts))}
<p class="soft">${readAt === undefined ? texts.asOfPlan : texts.asOf(time(readAt))}</p>`;
}

// The roles keep it a table for screen readers where the stylesheet stacks its cells.
function table(
  { texts }: PageFacts,
  column: string,
  items: readonly PlanItem[],
  tell: (item: PlanItem) => string,
): Html {
  return html`<table class="brief" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${texts.columns.credential}</th><th role="columnheader" scope="col">${column}</th></tr></thead>
<tbody role="rowgroup">${items.map(
    (item) =>
      html`<tr role="row"><th role="rowheader" scope="row">${texts.credentialName(item.credential.id)}</th>
<td role="cell" data-label="${column}">${tell(item)}</td></tr>
`,
  )}</tbody></table>`;
}
