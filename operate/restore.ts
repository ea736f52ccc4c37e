import { askBack } from '../functions/cases/ask-back.ts';
import { recordAnswer } from '../functions/cases/give-answer.ts';
import { ANSWER_REFUSALS } from '../functions/domain/answering/answer-refusal.ts';
import type { AnswerOutcome } from '../functions/domain/answering/proposal.ts';
import type { CaseRecord } from '../functions/domain/case/case-record.ts';
import { leftOffOf } from '../functions/domain/case/outcome.ts';
import { offOfUser } from '../functions/domain/way-back/off-of-user.ts';
import { waitsToDelete } from '../functions/domain/wish/have-back.ts';
import type { CaseTable } from '../functions/ports.ts';

/** The item of the user of this name or unique id. Throws an Error in words where there is none, or several. */
export async function findItem(
  table: Pick<CaseTable, 'all'>,
  { user, account }: { user: string; account: string | undefined },
): Promise<CaseRecord> {
  const found: CaseRecord[] = [];
  for await (const record of table.all())
    if ([record.userName, record.userId].includes(user) && (account ?? record.account) === record.account)
      found.push(record);
  const off = found.filter((record) => offOfUser(record).length > 0);
  const [one, ...others] = off.length > 0 ? off : found;
  if (one === undefined)
    throw new Error(`no item of a user ${user}${account ? ` in account ${account}` : ''}`);
  if (others.length > 0)
    throw new Error(
      `several users are named ${user}, give --account or the unique id: ${[one, ...others].map((record) => `${record.account} ${record.userId}`).join(', ')}`,
    );
  return one;
}

/**
 * Records the wish for an analyst; `deliver` has it done within minutes. What ended cases have left off comes back with
 * what the running one has turned off; while that waits to delete, it is asked for what it holds besides. Returns why
 * it was not taken, if so.
 */
export async function restore(
  record: CaseRecord,
  { by, at }: { by: string; at: string },
  table: CaseTable,
): Promise<string | undefined> {
  const { userId, caseId } = record;
  const said = byAnalyst(by, at);
  const isLeft = leftOffOf(record).length > 0;
  const outcomes: AnswerOutcome[] = [];
  if (isLeft) outcomes.push(await askBack({ userId, ...said }, table));
  const own = { userId, caseId, kind: 'restore', planId: undefined, decisions: {}, ...said } as const;
  if (!isLeft || waitsToDelete(record)) outcomes.push(await recordAnswer(own, table));
  const refused = outcomes.find((outcome) => outcome.is === 'not-taken');
  return refused && ANSWER_REFUSALS[refused.why];
}

/** Who an answer from the command line comes from. */
export function byAnalyst(by: string, at: string) {
  return { role: 'analyst', by: `npm run cases (${by})`, at } as const;
}
