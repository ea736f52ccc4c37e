import { type AnswerKind, needsTypedName } from '../domain/answer.ts';
import { proposed } from '../domain/plan.ts';
import { exemptionDays } from './exemption.ts';
import type { PageFacts } from './facts.ts';
import type { Problem } from './form.ts';
import { type Html, html } from './html.ts';
import { REASON_LENGTH } from './schema.ts';

/** What was entered before, and what was wrong with it. */
export interface Entered {
  fields: Record<string, string>;
  problems: Problem[];
}

/** The form with the answers this person may give now. Nothing is chosen beforehand. */
export function formSection(facts: PageFacts, entered: Entered): Html {
  const { texts, shown, record } = facts;
  const heading = html`<h2 id="answer-heading">${texts.form}</h2>`;
  if (shown.length === 0)
    return html`<section aria-labelledby="answer-heading">${heading}<p>${texts.noForm}</p></section>
`;
  // Without an action the form goes to the page's own address, so that the link's key is not on the page.
  return html`<section aria-labelledby="answer-heading">${heading}
<form method="post" novalidate autocomplete="off">
${record.plan !== undefined && html`<input type="hidden" name="plan" value="${record.plan.planId}">`}
<fieldset${described('answer', entered)}><legend>${questionOf(facts)}</legend>
${problemOf('answer', entered)}
${shown.map((kind) => option(kind, facts, entered))}
</fieldset>
${reasonField(facts, entered)}
<button type="submit">${texts.send}</button>
</form></section>
`;
}

/** The id of the input that a problem belongs to; a group of radio buttons is met at its first. */
export function inputId(field: string, { shown, record }: PageFacts): string {
  if (field === 'answer') return `answer-${shown[0] ?? ''}`;
  if (!field.startsWith('credential.')) return `field-${field}`;
  return `${credentialId(field.slice('credential.'.length), record)}-retire`;
}

function questionOf({ texts, stage }: PageFacts): string {
  const { questions } = texts;
  return stage === 'stakeholder' || stage === 'impact' || stage === 'deletion' || stage === 'use'
    ? questions[stage]
    : questions.between;
}

function option(kind: AnswerKind, facts: PageFacts, entered: Entered): Html {
  const { label, hint } = facts.texts.options[kind](facts);
  const more = moreOf(kind, facts, entered);
  const checked = entered.fields['answer'] === kind && html` checked`;
  return html`<div class="option"><input type="radio" name="answer" id="answer-${kind}" value="${kind}" aria-describedby="hint-${kind}"${checked}>
<label for="answer-${kind}">${label}<span class="hint" id="hint-${kind}">${hint}</span></label></div>
${more.length > 0 && html`<div class="more">${more}</div>`}`;
}

// What belongs to one answer only stands below it and shows when it is chosen.
function moreOf(kind: AnswerKind, facts: PageFacts, entered: Entered): Html[] {
  return [
    ...(kind === 'retire' && facts.isSeveral ? decisions(facts, entered) : []),
    ...(needsTypedName(kind) ? [nameField(facts, entered)] : []),
    ...(kind === 'exempt' ? [untilField(facts, entered)] : []),
  ];
}

function decisions({ texts, record }: PageFacts, entered: Entered): Html[] {
  const items = record.plan === undefined ? [] : proposed(record.plan);
  return items.map(({ credential: { id } }) => {
    const name = `credential.${id}`;
    const choice = (value: 'retire' | 'keep') => {
      const choiceId = `${credentialId(id, record)}-${value}`;
      const checked = entered.fields[name] === value && html` checked`;
      return html`<div class="option slim"><input type="radio" name="${name}" id="${choiceId}" value="${value}"${checked}>
<label for="${choiceId}">${texts.decisions[value]}</label></div>`;
    };
    return html`<fieldset${described(name, entered)}><legend>${texts.decide(id)}</legend>
${problemOf(name, entered)}<div class="pair">${choice('retire')}${choice('keep')}</div></fieldset>`;
  });
}

function nameField({ texts, record }: PageFacts, entered: Entered): Html {
  const [label, user] = texts.typeName(record.userName);
  return html`<div class="field"><label for="field-userName">${label} <code>${user}</code></label>
${problemOf('userName', entered)}<input type="text" id="field-userName" name="userName" value="${entered.fields['userName'] ?? ''}" maxlength="128" autocapitalize="none" autocomplete="off" spellcheck="false"${described('userName', entered)}></div>`;
}

function untilField({ texts, at, settings }: PageFacts, entered: Entered): Html {
  const { min, max } = exemptionDays(at, settings);
  return html`<div class="field"><label for="field-until">${texts.until}<span class="hint">${texts.untilHint(min, max)}</span></label>
${problemOf('until', entered)}<input type="date" id="field-until" name="until" value="${entered.fields['until'] ?? ''}" min="${min}" max="${max}"${described('until', entered)}></div>`;
}

function reasonField({ texts }: PageFacts, entered: Entered): Html {
  return html`<div class="field"><label for="field-reason">${texts.reason} <span class="soft">(${texts.reasonOptional})</span><span class="hint">${texts.reasonHint}</span></label>
${problemOf('reason', entered)}<textarea id="field-reason" name="reason" maxlength="${REASON_LENGTH}" rows="4"${described('reason', entered)}>
${entered.fields['reason'] ?? ''}</textarea></div>`;
}

function problemOf(field: string, { problems }: Entered): Html | false {
  const found = problems.find((problem) => problem.field === field);
  return (
    found !== undefined && html`<span class="problem" id="problem-${slug(field)}">${found.message}</span>`
  );
}

function described(field: string, { problems }: Entered): Html | false {
  const isWrong = problems.some((problem) => problem.field === field);
  return isWrong && html` aria-invalid="true" aria-describedby="problem-${slug(field)}"`;
}

function credentialId(id: string, { plan }: PageFacts['record']): string {
  return `credential-${plan?.items.findIndex(({ credential }) => credential.id === id) ?? 0}`;
}

function slug(field: string): string {
  return field.replace(/[^0-9A-Za-z]/g, '-');
}
