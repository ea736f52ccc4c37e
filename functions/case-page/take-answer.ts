import { askBack } from '../cases/ask-back.ts';
import { giveAnswer, refusalOfProposal } from '../cases/give-answer.ts';
import { wake } from '../cases/wake.ts';
import type { AnswerRefusal } from '../domain/answering/answer-refusal.ts';
import type { AnswerOutcome, Proposal } from '../domain/answering/proposal.ts';
import type { Answer } from '../domain/question/answer.ts';
import { byLink } from '../domain/way-back/accept-wish.ts';
import type { CaseTable, TaskTokens } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import type { Choice, PageFacts } from '../texts/page-texts.ts';
import { answerForChoice, choicesOf } from './choices.ts';
import { pageFacts } from './facts.ts';
import { type FormAnswer, readForm } from './form.ts';
import type { Problem } from './form-details.ts';
import { type PageResponse, pageResponse } from './http.ts';
import { answersPermitted } from './offers.ts';
import { formSchema } from './schema.ts';
import { isSame, type Sent, standingAnswer } from './standing-answer.ts';
import { caseView, notTakenView, recordedView } from './view-case.ts';

interface Recording {
  table: CaseTable;
  tokens: TaskTokens;
}

/**
 * Takes what a form says for the case behind the link: 200 recorded (or recorded before), 422 with everything that
 * was entered where something is missing, 409 where another answer counts or none can be given. What the person is
 * told depends on what the record holds in the end, not on what it held when the request came in.
 */
export async function takeAnswer(
  fields: Record<string, string>,
  facts: PageFacts,
  dependencies: Recording,
): Promise<PageResponse> {
  const form = readForm(fields, facts);
  const choice = choiceIn(fields);
  if (choice !== undefined && !isPermitted(choice, facts)) {
    const sent = sentBy(choice, fields, form, facts);
    return notTaken(sent, facts, refusalOfProposal(facts.record, proposalOf(sent, facts)));
  }
  if (Array.isArray(form)) return pageResponse(422, caseView(facts, { fields, problems: form }));
  const outcome = await giveOrAskBack(proposalOf(form, facts), facts, dependencies);
  const { caseId } = facts.record;
  log('info', 'answer', { caseId, answer: form.kind, role: facts.link.role, outcome: outcome.is });
  if (outcome.is === 'taken' || outcome.is === 'stored')
    return pageResponse(
      200,
      recordedView(facts, choice === 'rarely' ? choice : form.kind, false, outcome.answer),
    );
  const now = pageFacts(outcome.record, facts);
  return outcome.is === 'not-taken' ? notTaken(form, now, outcome.why) : told(form, outcome.answer, now);
}

/** Records an answer to the running case, or the wish to have back what an ended one has left off. */
async function giveOrAskBack(
  proposal: Proposal,
  { ended, settings }: PageFacts,
  dependencies: Recording,
): Promise<AnswerOutcome> {
  if (ended === undefined) return giveAnswer(proposal, dependencies);
  const wish = { ...proposal, ofCases: [ended.caseId], mayNot: byLink(proposal, settings) };
  const outcome = await askBack(wish, dependencies.table);
  if (outcome.is !== 'stored') return outcome;
  return { ...outcome, record: await wake(outcome.record, proposal.at, dependencies) };
}

/**
 * What the sender of a form is told whose link was passed on meanwhile: the answer by which, or before which, that
 * happened. Undefined where there is none to name. Records nothing.
 */
export function tellPassedOn(fields: Record<string, string>, facts: PageFacts): PageResponse | undefined {
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
function notTaken(sent: Sent, facts: PageFacts, why: AnswerRefusal | undefined): PageResponse {
  const { record, link, texts } = facts;
  const standing = standingAnswer(record, link, sent);
  if (standing !== undefined) return told(sent, standing, facts);
  const reason = why === undefined ? texts.notNow : texts.refusals[why];
  return pageResponse(409, notTakenView(facts, { reason }));
}

/** An answer that stands already: the same one is confirmed, another one is named. */
function told(sent: Sent, standing: Answer, facts: PageFacts): PageResponse {
  return isSame(sent, standing)
    ? pageResponse(200, recordedView(facts, sent.kind, true, standing))
    : pageResponse(409, notTakenView(facts, { answer: standing }));
}
