import { proposed } from '../domain/plan/plan.ts';
import { rhythmSchema } from '../domain/question/answer.ts';
import type { Entry } from '../domain/question/answer-row.ts';
import { type Html, html } from '../texts/html.ts';
import { type Choice, type PageFacts, REASON_LENGTH } from '../texts/page-texts.ts';
import { entriesOf, nameFieldOf } from './choices.ts';
import { exemptionDays, extensionDays } from './days.ts';
import { domainsOf, type Problem } from './form-details.ts';

/** What was entered before, and what was wrong with it. */
export interface Entered {
  fields: Record<string, string>;
  problems: Problem[];
}

/** The question and the answers this person may give now. Nothing is chosen beforehand. */
export function formSection(facts: PageFacts, entered: Entered): Html {
  const { texts, shown, record } = facts;
  if (shown.length === 0)
    return html`<section><p>${texts.noForm}</p></section>
`;
  // Without an action the form goes to the page's own address, so that the link's key is not on the page.
  return html`<section aria-labelledby="answer-heading">
<form method="post" novalidate autocomplete="off">
${facts.isOfSeveral && html`<input type="hidden" name="case" value="${record.caseId}">`}
${record.plan !== undefined && html`<input type="hidden" name="plan" value="${record.plan.planId}">`}
${record.question !== undefined && html`<input type="hidden" name="question" value="${record.question.number}">`}
<fieldset role="radiogroup" aria-labelledby="answer-heading"${described('answer', entered)}><legend><h2 id="answer-heading">${questionOf(facts)}</h2></legend>
${problemText('answer', entered)}
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
  if (field === 'every') return 'every-month';
  if (!field.startsWith('credential.')) return `field-${field}`;
  return `${credentialId(field.slice('credential.'.length), record)}-retire`;
}

function questionOf({ texts, stage, record }: PageFacts): string {
  const { questions } = texts;
  if (record.quarantine !== undefined && (stage === 'stakeholder' || stage === 'deletion'))
    return questions.quarantined;
  return Object.hasOwn(questions, stage) ? questions[stage as keyof typeof questions] : questions.between;
}

function option(kind: Choice, facts: PageFacts, entered: Entered): Html {
  const { label, hint } = facts.texts.answers[kind].option(facts);
  const more = moreOf(kind, facts, entered);
  const checked = entered.fields['answer'] === kind && html` checked`;
  return html`<div class="option"><input type="radio" name="answer" id="answer-${kind}" value="${kind}" aria-describedby="hint-${kind}"${checked}>
<label for="answer-${kind}">${label}<span class="hint" id="hint-${kind}">${hint}</span></label></div>
${more.length > 0 && html`<div class="more">${more}</div>`}`;
}

// What belongs to one answer only stands below it and shows when it is chosen.
function moreOf(kind: Choice, facts: PageFacts, entered: Entered): Html[] {
  return entriesOf(kind).flatMap((entry) => INPUTS[entry](facts, entered, kind));
}

const INPUTS: Record<Entry, (facts: PageFacts, entered: Entered, choice: Choice) => Html[]> = {
  decisions: (facts, entered) => (facts.isSeveral ? decisions(facts, entered) : []),
  userName: (facts, entered, choice) => [nameField(nameFieldOf(choice), facts, entered)],
  // One for all answers stands below them.
  reason: () => [],
  until: (facts, entered) => {
    const days = exemptionDays(facts.at, facts.settings);
    return [dayField('until', facts.texts.until, days, facts, entered)];
  },
  deadline: (facts, entered) => {
    const days = extensionDays(facts.record, facts.settings);
    return days === undefined ? [] : [dayField('deadline', facts.texts.deadline, days, facts, entered)];
  },
  every: (facts, entered) => [rhythm(facts, entered)],
  person: (facts, entered) => [personField(facts, entered)],
};

function decisions({ texts, record }: PageFacts, entered: Entered): Html[] {
  const items = record.plan === undefined ? [] : proposed(record.plan);
  return items.map(({ credential: { id } }) => {
    const name = `credential.${id}`;
    const choice = (value: 'retire' | 'keep') =>
      radio({
        name,
        value,
        id: `${credentialId(id, record)}-${value}`,
        label: texts.decisions[value],
        entered,
      });
    return html`<fieldset role="radiogroup"${described(name, entered)}><legend>${texts.decide(id)}</legend>
${problemText(name, entered)}<div class="pair">${choice('retire')}${choice('keep')}</div></fieldset>`;
  });
}

function radio({
  name,
  value,
  id,
  label,
  entered,
}: {
  name: string;
  value: string;
  id: string;
  label: string;
  entered: Entered;
}): Html {
  const checked = entered.fields[name] === value && html` checked`;
  return html`<div class="option slim"><input type="radio" name="${name}" id="${id}" value="${value}"${checked}>
<label for="${id}">${label}</label></div>`;
}

function nameField(name: string, { texts, record }: PageFacts, entered: Entered): Html {
  const [label, user] = texts.typeName(record.userName);
  return html`<div class="field"><label for="field-${name}">${label} <code>${user}</code></label>
${problemText(name, entered)}<input type="text" id="field-${name}" name="${name}" value="${entered.fields[name] ?? ''}" maxlength="128" autocapitalize="none" autocomplete="off" spellcheck="false"${described(name, entered)}></div>`;
}

function dayField(
  name: 'until' | 'deadline',
  label: string,
  { min, max }: { min: string; max: string },
  { texts }: PageFacts,
  entered: Entered,
): Html {
  const dayOf = (day: string) => texts.times.day(day, 'UTC');
  return html`<div class="field"><label for="field-${name}">${label}</label>${hint(name, texts.untilHint(dayOf(min), dayOf(max)))}
${problemText(name, entered)}<input type="date" id="field-${name}" name="${name}" value="${entered.fields[name] ?? ''}" min="${min}" max="${max}"${described(name, entered, HINTED)}></div>`;
}

function rhythm({ texts }: PageFacts, entered: Entered): Html {
  return html`<fieldset role="radiogroup"${described('every', entered)}><legend>${texts.every}</legend>
${problemText('every', entered)}<div class="pair">${rhythmSchema.options.map((every) =>
    radio({
      name: 'every',
      value: every,
      id: `every-${every}`,
      label: texts.rhythms[every],
      entered,
    }),
  )}</div></fieldset>`;
}

function personField({ texts, settings }: PageFacts, entered: Entered): Html {
  return html`<div class="field"><label for="field-person">${texts.person}</label>${hint('person', texts.personHint(domainsOf(settings)))}
${problemText('person', entered)}<input type="email" id="field-person" name="person" value="${entered.fields['person'] ?? ''}" maxlength="254" autocapitalize="none" autocomplete="off" spellcheck="false"${described('person', entered, HINTED)}></div>`;
}

function reasonField({ texts }: PageFacts, entered: Entered): Html {
  return html`<div class="field"><label for="field-reason">${texts.reason} <span class="soft">(${texts.reasonOptional})</span></label>${hint('reason', texts.reasonHint)}
${problemText('reason', entered)}<textarea id="field-reason" name="reason" maxlength="${REASON_LENGTH}" rows="2"${described('reason', entered, HINTED)}>
${entered.fields['reason'] ?? ''}</textarea></div>`;
}

function hint(field: string, text: string): Html {
  return html`<span class="hint" id="hint-of-${field}">${text}</span>`;
}

function problemText(field: string, { problems }: Entered): Html | false {
  const found = problems.find((problem) => problem.field === field);
  return (
    found !== undefined && html`<span class="problem" id="problem-${slug(field)}">${found.message}</span>`
  );
}

const HINTED = { hasHint: true };

/** What describes an input: its hint, and the problem with it. */
function described(field: string, { problems }: Entered, { hasHint } = { hasHint: false }): Html[] {
  const isWrong = problems.some((problem) => problem.field === field);
  const ids = [...(hasHint ? [`hint-of-${field}`] : []), ...(isWrong ? [`problem-${slug(field)}`] : [])];
  return [
    ...(isWrong ? [html` aria-invalid="true"`] : []),
    ...(ids.length > 0 ? [html` aria-describedby="${ids.join(' ')}"`] : []),
  ];
}

function credentialId(id: string, { plan }: PageFacts['record']): string {
  return `credential-${plan?.items.findIndex(({ credential }) => credential.id === id) ?? 0}`;
}

function slug(field: string): string {
  return field.replace(/[^0-9A-Za-z]/g, '-');
}
