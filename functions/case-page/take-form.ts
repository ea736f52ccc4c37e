import { refusalOfProposal } from '../cases/give-answer.ts';
import type { AnswerRefusal } from '../domain/answering/answer-refusal.ts';
import type { AnswerOutcome, Proposal } from '../domain/answering/proposal.ts';
import type { Answer } from '../domain/question/answer.ts';
import { log } from '../runtime/logger.ts';
import type { Choice, PageFacts } from '../texts/page-texts.ts';
import { answerForChoice, choicesOf } from './choices.ts';
import { pageFacts } from './facts.ts';
import { type FormAnswer, readForm } from './form.ts';
import type { Problem } from './form-details.ts';
import { answersPermitted } from './offers.ts';
import { formSchema } from './schema.ts';
import { isSame, type Sent, standingAnswer } from './standing-answer.ts';

/** What became of the form of one case. `facts`: the case as it was answered, or as it is where that counts no more. */
export type Taken =
  | { is: 'recorded'; choice: Choice; isRepeated: boolean; answer: Answer; facts: PageFacts }
  | { is: 'incomplete'; problems: Problem[] }
  | { is: 'not-taken'; why: { reason: string } | { answer: Answer }; facts: PageFacts };

/**
 * Takes what a form says for the case behind the link. What the person is told depends on what the record holds in the
 * end, not on what it held when the request came in. `give` records the answer.
 */
export async function takeForm(
  fields: Record<string, string>,
  facts: PageFacts,
  give: (proposal: Proposal) => Promise<AnswerOutcome>,
): Promise<Taken> {
  const form = readForm(fields, facts);
  const choice = choiceIn(fields);
  if (choice !== undefined && !isPermitted(choice, facts)) {
    const sent = sentBy(choice, fields, form, facts);
    return notTaken(sent, facts, refusalOfProposal(facts.record, proposalOf(sent, facts)));
  }
  if (Array.isArray(form)) return { is: 'incomplete', problems: form };
  const outcome = await give(proposalOf(form, facts));
  const { caseId } = facts.record;
  log('info', 'answer', { caseId, answer: form.kind, role: facts.link.role, outcome: outcome.is });
  if (outcome.is === 'taken' || outcome.is === 'stored')
    return {
      is: 'recorded',
      choice: choice === 'rarely' ? choice : form.kind,
      isRepeated: false,
      answer: outcome.answer,
      facts,
    };
  const now = pageFacts(outcome.record, facts);
  return outcome.is === 'not-taken' ? notTaken(form, now, outcome.why) : told(form, outcome.answer, now);
}

/**
 * What the sender of a form is told whose link was passed on meanwhile: the answer by which, or before which, that
 * happened. Undefined where there is none to name. Records nothing.
 */
export function takenPassedOn(fields: Record<string, string>, facts: PageFacts): Taken | undefined {
  const choice = choiceIn(fields);
  if (choice === undefined) return undefined;
  const sent = sentBy(choice, fields, readForm(fields, facts), facts);
  const standing = standingAnswer(facts.record, facts.link, sent);
  return standing && told(sent, standing, facts);
}

function choiceIn(fields: Record<string, string>): Choice | undefined {
  return formSchema.shape.answer.safeParse(fields['answer']).data;
}

function isPermitted(choice: Choice, { record, link, settings, ended, isSeveral }: PageFacts): boolean {
  if (ended !== undefined) return choice === 'restore';
  return choicesOf(answersPermitted(record, link.role, settings), link.role, isSeveral).includes(choice);
}

/** What a form sends, also where it has problems. */
function sentBy(
  choice: Choice,
  fields: Record<string, string>,
  form: FormAnswer | Problem[],
  { record, link }: PageFacts,
): Sent {
  if (!Array.isArray(form)) return form;
  const seenQuestion = formSchema.shape.question.safeParse(fields['question']).data ?? link.questionNumber;
  return { kind: answerForChoice(choice, record.question?.kind), seenQuestion };
}

function proposalOf(sent: Sent, { record, link, at }: PageFacts): Proposal {
  const { userId, caseId } = record;
  return { planId: undefined, decisions: {}, ...sent, role: link.role, by: link.address, userId, caseId, at };
}

/** An answer that is not taken: the person reads which answer stands, and where none does, why. */
function notTaken(sent: Sent, facts: PageFacts, why: AnswerRefusal | undefined): Taken {
  const { record, link, texts } = facts;
  const standing = standingAnswer(record, link, sent);
  if (standing !== undefined) return told(sent, standing, facts);
  return { is: 'not-taken', why: { reason: why === undefined ? texts.notNow : texts.refusals[why] }, facts };
}

/** An answer that stands already: the same one is confirmed, another one is named. */
function told(sent: Sent, standing: Answer, facts: PageFacts): Taken {
  return isSame(sent, standing)
    ? { is: 'recorded', choice: sent.kind, isRepeated: true, answer: standing, facts }
    : { is: 'not-taken', why: { answer: standing }, facts };
}
