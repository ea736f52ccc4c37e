import type { Step } from '../domain/note/note.ts';
import type { Answer } from '../domain/question/answer.ts';
import { type Html, html } from '../texts/html.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import type { StepTexts } from '../texts/step-texts.ts';

/** What comes before what where several things fall into one moment: an answer follows the question. */
const PLACES = { opened: 0, asked: 1, answered: 2, disabled: 3, followed: 4 } as const;
const ASKING: readonly string[] = [
  'asked',
  'reminded',
  'escalated',
  'quarantined',
  'confirm-deletion',
] satisfies Step[];

/** Something that happened, and when (ISO). */
export interface Event {
  at: string;
  place: number;
  what: string;
  detail?: string | undefined;
}

/** What has happened in the case so far, oldest first. Addresses of others are for the security contact only. */
export function historySection(facts: PageFacts): Html {
  const { texts, time } = facts;
  const events = eventsOf(facts).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.place - b.place);
  return html`<details><summary>${texts.history.heading}</summary><ol>${events.map(
    ({ at, what, detail }) =>
      html`<li><time datetime="${at}">${time(at)}</time>: ${what}${
        detail !== undefined && html`<br><span class="soft">${detail}</span>`
      }</li>`,
  )}</ol></details>`;
}

function eventsOf(facts: PageFacts): Event[] {
  const { record, texts } = facts;
  const { history } = texts;
  const { steps = [], closedAt } = record;
  const said: Record<string, StepTexts | undefined> = texts.steps;
  return [
    { at: record.openedAt, place: PLACES.opened, what: history.opened },
    ...record.answers.map((answer) => answerEvent(answer, facts)),
    ...record.disabled.map(({ disabledAt, credentialId }) => ({
      at: disabledAt,
      place: PLACES.disabled,
      what: history.disabled(credentialId),
    })),
    ...steps.map(({ step, at }) => ({
      at,
      place: ASKING.includes(step) ? PLACES.asked : PLACES.followed,
      what: said[step]?.inHistory ?? step,
    })),
    // Cases from before steps were kept say at least when they ended.
    ...(closedAt === undefined || steps.length > 0
      ? []
      : [{ at: closedAt, place: PLACES.followed, what: history.closed }]),
  ];
}

/** An answer as the history tells it to this person. */
export function answerEvent({ at, kind, role, by, reason }: Answer, { texts, link }: PageFacts): Event {
  const { history, answers } = texts;
  const isNamed = role !== 'analyst' && (link.role === 'security-contact' || by === link.address);
  const who = isNamed ? history.by(by) : history.someone[role];
  return {
    at,
    place: PLACES.answered,
    what: history.answered(answers[kind].label, who),
    ...(reason && { detail: history.reason(reason) }),
  };
}
