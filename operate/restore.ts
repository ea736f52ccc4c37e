import { askBack } from '../functions/cases/ask-back.ts';
import { recordAnswer } from '../functions/cases/give-answer.ts';
import { ANSWER_REFUSALS } from '../functions/domain/answering/answer-refusal.ts';
import type { AnswerOutcome } from '../functions/domain/answering/proposal.ts';
import { type CaseRecord, canRestore, stillOff } from '../functions/domain/case/case-record.ts';
import { credentialsOff, type Disabled, leftOffOf } from '../functions/domain/case/outcome.ts';
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
  const off = found.filter((record) => offOf(record).length > 0);
  const [one, ...others] = off.length > 0 ? off : found;
  if (one === undefined)
    throw new Error(`no item of a user ${user}${account ? ` in account ${account}` : ''}`);
  if (others.length > 0)
    throw new Error(
      `several users are named ${user}, give --account or the unique id: ${[one, ...others].map((record) => `${record.account} ${record.userId}`).join(', ')}`,
    );
  return one;
}

/** What is off by us of a user, of ended cases and of the running one. */
export function offOf(record: CaseRecord): Disabled[] {
  const own = record.status === 'open' && canRestore(record) ? stillOff(record) : [];
  const left = credentialsOff(leftOffOf(record));
  return [
    ...left,
    ...own.filter((one) => !left.some(({ credentialId }) => credentialId === one.credentialId)),
  ];
}

/** Records the wish for an analyst; `deliver` has it done within minutes. Returns why it was not taken, if so. */
export async function restore(
  record: CaseRecord,
  { by, at }: { by: string; at: string },
  table: CaseTable,
): Promise<string | undefined> {
  const { userId, caseId } = record;
  const said = byAnalyst(by, at);
  const outcome: AnswerOutcome =
    leftOffOf(record).length > 0
      ? await askBack({ userId, ...said }, table)
      : await recordAnswer(
          { userId, caseId, kind: 'restore', planId: undefined, decisions: {}, ...said },
          table,
        );
  return outcome.is === 'not-taken' ? ANSWER_REFUSALS[outcome.why] : undefined;
}

/** Who an answer from the command line comes from. */
export function byAnalyst(by: string, at: string) {
  return { role: 'analyst', by: `npm run cases (${by})`, at } as const;
}
