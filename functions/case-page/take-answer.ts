import { askBack } from '../cases/ask-back.ts';
import { recordAnswer } from '../cases/give-answer.ts';
import { wake } from '../cases/wake.ts';
import type { AnswerOutcome, Proposal } from '../domain/answering/proposal.ts';
import { byLink } from '../domain/way-back/accept-wish.ts';
import type { CaseTable, TaskTokens } from '../ports.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import { type PageResponse, pageResponse } from './http.ts';
import { type Taken, takeForm, takenPassedOn } from './take-form.ts';
import { caseView, notTakenView, recordedView } from './view-case.ts';

interface Recording {
  table: CaseTable;
  tokens: TaskTokens;
}

/**
 * Takes what a form says for the case behind the link: 200 recorded (or recorded before), 422 with everything that
 * was entered where something is missing, 409 where another answer counts or none can be given.
 */
export async function takeAnswer(
  fields: Record<string, string>,
  facts: PageFacts,
  dependencies: Recording,
): Promise<PageResponse> {
  const taken = await takeForm(fields, facts, async (proposal) => {
    const outcome = await recordFor(proposal, facts, dependencies.table);
    if (outcome.is === 'not-taken') return outcome;
    return { ...outcome, record: await wake(outcome.record, proposal.at, dependencies) };
  });
  return responseTo(taken, fields, facts);
}

/** Records an answer to the running case, or the wish to have back what an ended one has left off. Wakes nobody. */
export function recordFor(
  proposal: Proposal,
  { ended, settings }: PageFacts,
  table: CaseTable,
): Promise<AnswerOutcome> {
  if (ended === undefined) return recordAnswer(proposal, table);
  return askBack({ ...proposal, ofCases: [ended.caseId], mayNot: byLink(proposal, settings) }, table);
}

/** What the sender of a form is told whose link was passed on meanwhile; undefined where there is nothing to name. */
export function tellPassedOn(fields: Record<string, string>, facts: PageFacts): PageResponse | undefined {
  const taken = takenPassedOn(fields, facts);
  return taken && responseTo(taken, fields, facts);
}

function responseTo(taken: Taken, fields: Record<string, string>, facts: PageFacts): PageResponse {
  if (taken.is === 'incomplete')
    return pageResponse(422, caseView(facts, { fields, problems: taken.problems }));
  if (taken.is === 'not-taken') return pageResponse(409, notTakenView(taken.facts, taken.why));
  return pageResponse(200, recordedView(taken.facts, taken.choice, taken.isRepeated, taken.answer));
}
