import { wake } from '../cases/wake.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import type { CaseTable, TaskTokens } from '../ports.ts';
import { inParallel } from '../runtime/in-parallel.ts';
import { log } from '../runtime/logger.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import { pageFacts } from './facts.ts';
import type { Problem } from './form-details.ts';
import { AT_A_TIME, type Listed } from './list-cases.ts';
import { fieldsOfOne, type Pick } from './list-form.ts';
import { recordFor } from './take-answer.ts';
import { type Taken, takeForm, takenPassedOn } from './take-form.ts';

/**
 * What became of the answer for one user that was ticked. `failed`: it may be recorded or not; `unread`, `hidden`:
 * nothing was recorded, and nothing of the user is shown.
 */
export type Result =
  | { is: 'taken'; facts: PageFacts; taken: Taken }
  | { is: 'failed'; facts: PageFacts }
  | { is: 'unread' }
  | { is: 'hidden' };

interface Taking {
  table: CaseTable;
  tokens: TaskTokens;
  /** Milliseconds since the request came in. */
  elapsed(): number;
}

/** Until when (milliseconds) one more answer is recorded, or one more workflow is woken. */
const RECORDING_MS = 8000;
const WAKING_MS = 10_000;

/**
 * Records the answers of a list, each for itself: whatever one meets, it holds up no other. Only then are the workflows
 * woken, for as long as there is time; what is not woken stays due (design D13). `now`: the cases as they then stand.
 */
export async function takeList(
  picks: readonly Pick[],
  listed: readonly Listed[],
  fields: Record<string, string>,
  taking: Taking,
): Promise<{ results: Result[]; now: Listed[] }> {
  const recorded = await inParallel(picks, AT_A_TIME, (pick) =>
    takeOne(
      pick,
      listed.find(({ caseId }) => caseId === pick.caseId),
      fields,
      taking,
    ),
  );
  const awake = await inParallel(recorded, AT_A_TIME, async ({ record, facts }) =>
    record !== undefined && facts !== undefined && taking.elapsed() <= WAKING_MS
      ? wake(record, facts.at, taking)
      : record,
  );
  const newest = new Map(awake.flatMap((record) => (record === undefined ? [] : [[record.userId, record]])));
  return { results: recorded.map(({ result }) => result), now: listed.map((one) => asNow(one, newest)) };
}

interface Recorded {
  result: Result;
  facts?: PageFacts;
  /** What is to be woken, where something was recorded. */
  record?: CaseRecord | undefined;
}

async function takeOne(
  pick: Pick,
  one: Listed | undefined,
  fields: Record<string, string>,
  { table, elapsed }: Taking,
): Promise<Recorded> {
  if (one === undefined) return { result: { is: 'hidden' } };
  if (one.is === 'unreadable') return { result: { is: 'unread' } };
  if (one.is === 'hidden') return { result: resultOfHidden(pick, one, fields) };
  const { facts } = one;
  if (pick.problems.length > 0)
    return { result: { is: 'taken', facts, taken: { is: 'incomplete', problems: pick.problems } } };
  if (elapsed() > RECORDING_MS) return { result: { is: 'failed', facts } };
  return recordOne(fieldsOfOne(pick, fields, facts), facts, table);
}

async function recordOne(
  form: Record<string, string>,
  facts: PageFacts,
  table: CaseTable,
): Promise<Recorded> {
  let record: CaseRecord | undefined;
  try {
    const taken = await takeForm(form, facts, async (proposal) => {
      const outcome = await recordFor(proposal, facts, table);
      if (outcome.is !== 'not-taken') record = outcome.record;
      return outcome;
    });
    return { result: { is: 'taken', facts, taken }, facts, record };
  } catch (error) {
    // The case was closed and another opened between two reads: its link opens nothing any more.
    if (error instanceof InvalidInputError) return { result: { is: 'hidden' } };
    log('error', 'an answer of a list was not recorded', {
      caseId: facts.record.caseId,
      error: errorNameOf(error),
    });
    return { result: { is: 'failed', facts } };
  }
}

/** Who does not speak for a user any more learns what stands, where that person's own words led to it. */
function resultOfHidden(
  pick: Pick,
  { facts }: Extract<Listed, { is: 'hidden' }>,
  fields: Record<string, string>,
): Result {
  const taken = facts && takenPassedOn(fieldsOfOne(pick, fields, facts), facts);
  return facts === undefined || taken === undefined
    ? { is: 'hidden' }
    : { is: 'taken', facts: taken.is === 'incomplete' ? facts : taken.facts, taken };
}

function asNow(one: Listed, newest: ReadonlyMap<string, CaseRecord>): Listed {
  const record = one.is === 'shown' ? newest.get(one.facts.record.userId) : undefined;
  return one.is === 'shown' && record !== undefined ? { ...one, facts: pageFacts(record, one.facts) } : one;
}

/** The problems that the results name, each with the field of the list's form that it belongs to. */
export function problemsOf(results: readonly Result[]): Problem[] {
  const all = results.flatMap((result) => {
    if (result.is !== 'taken' || result.taken.is !== 'incomplete') return [];
    const { caseId, userName } = result.facts.record;
    return result.taken.problems.map(({ field, message }) =>
      field === 'userName' || field === 'answer'
        ? { field: `${field === 'answer' ? 'pick' : field}.${caseId}`, message: `${userName}: ${message}` }
        : { field, message },
    );
  });
  return all.filter(({ field }, index) => all.findIndex((one) => one.field === field) === index);
}
