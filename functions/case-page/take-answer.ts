import { type Answer, type AnswerKind, answersOffered } from '../domain/answer.ts';
import { giveAnswer, outcomeOf } from '../shared/give-answer.ts';
import { log } from '../shared/logger.ts';
import type { CaseTable, TaskTokens } from '../shared/ports.ts';
import { answerOf, choicesOf } from './choices.ts';
import type { PageFacts } from './facts.ts';
import { type FormAnswer, readForm } from './form.ts';
import { type PageResponse, pageResponse } from './http.ts';
import { answersPermitted } from './offers.ts';
import { formSchema } from './schema.ts';
import { caseView, notTakenView, recordedView } from './view-case.ts';

/**
 * Takes what a form says for the case behind the link: 200 recorded (or recorded before), 422 with everything that
 * was entered where something is missing, 409 where another answer counts or none can be given.
 */
export async function takeAnswer(
  fields: Record<string, string>,
  facts: PageFacts,
  dependencies: { table: CaseTable; tokens: TaskTokens },
): Promise<PageResponse> {
  const { record, link, settings, at } = facts;
  const form = readForm(fields, facts);
  const choice = formSchema.shape.answer.safeParse(fields['answer']).data;
  const permitted = choicesOf(answersPermitted(record, link.role, settings), link.role);
  if (choice !== undefined && !permitted.includes(choice))
    return tooLate(answerOf(choice, record.question?.kind), Array.isArray(form) ? undefined : form, facts);
  if (Array.isArray(form)) return pageResponse(422, caseView(facts, { fields, problems: form }));
  const { userId, caseId } = record;
  const person = { role: link.role, by: link.address };
  const outcome = await giveAnswer({ ...form, ...person, userId, caseId, at }, dependencies);
  log('info', 'answer', { caseId, answer: form.kind, role: link.role, outcome: outcome.is });
  if (outcome.is === 'not-taken')
    return pageResponse(409, notTakenView(facts, { reason: facts.texts.refusals[outcome.why] }));
  if (outcome.is === 'already-answered') return told(form, outcome.answer, facts);
  return pageResponse(200, recordedView(facts, choice === 'rarely' ? choice : form.kind, false));
}

/** An answer that stands already: the same one is confirmed, another one is named. */
function told(form: FormAnswer, standing: Answer, facts: PageFacts): PageResponse {
  return isSame(form, standing)
    ? pageResponse(200, recordedView(facts, form.kind, true))
    : pageResponse(409, notTakenView(facts, { answer: standing }));
}

/** An answer to a question that is not open any more, or never was for this role. */
function tooLate(sent: AnswerKind, form: FormAnswer | undefined, facts: PageFacts): PageResponse {
  const { record, link, texts } = facts;
  const same = form && record.answers.findLast((answer) => isSame(form, answer));
  if (form !== undefined && same !== undefined) return told(form, same, facts);
  const rival = record.answers.findLast(({ kind }) => areOfOneQuestion([kind, sent], link.role));
  return pageResponse(409, notTakenView(facts, rival ? { answer: rival } : { reason: texts.notNow }));
}

function areOfOneQuestion(kinds: AnswerKind[], role: PageFacts['link']['role']): boolean {
  return (['stakeholder', 'impact', 'deletion', 'use'] as const).some((question) =>
    kinds.every((kind) => answersOffered(question, role).includes(kind)),
  );
}

function isSame({ kind, decisions, person, every }: FormAnswer, standing: Answer): boolean {
  return (
    outcomeOf(standing) === kind &&
    person === standing.person &&
    every === standing.every &&
    Object.entries(decisions).every(([id, decision]) => standing.decisions[id] === decision)
  );
}
