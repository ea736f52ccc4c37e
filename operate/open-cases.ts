import type { CaseRecord } from '../functions/domain/case/case-record.ts';
import type { CaseTable } from '../functions/ports.ts';

/** An open case, as operators look at it. Times are ISO 8601. */
export interface OpenCase {
  user: string;
  account: string;
  step: string;
  waitingFor: string;
  until: string | null;
  findings: string[];
  caseId: string;
  openedAt: string;
}

/** What somebody else had written on a finding before a note of ours took its place. `at`: when (ISO). */
export interface KeptNote {
  user: string;
  caseId: string;
  by: string;
  at: string;
  text: string;
}

/**
 * The open cases, the oldest first, the notes of others that are kept, also of closed ones, and what was wrong where an
 * item could not be read.
 */
export async function openCases(
  table: Pick<CaseTable, 'all'>,
): Promise<{ cases: OpenCase[]; notes: KeptNote[]; problem?: string }> {
  const cases: OpenCase[] = [];
  const notes: KeptNote[] = [];
  let problem: string | undefined;
  try {
    for await (const record of table.all()) {
      if (record.status === 'open') cases.push(openCase(record));
      const { userName: user, otherNotes = [] } = record;
      notes.push(...otherNotes.map((note) => ({ user, ...note })));
    }
  } catch (error) {
    problem = (error as Error).message;
  }
  cases.sort((one, other) => Date.parse(one.openedAt) - Date.parse(other.openedAt));
  notes.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return { cases, notes, ...(problem !== undefined && { problem }) };
}

function openCase(record: CaseRecord): OpenCase {
  const { userName, account, step, question, deadline, findings, caseId, openedAt } = record;
  return {
    user: userName,
    account,
    step,
    waitingFor: waitingFor(record),
    until: question?.until ?? deadline ?? null,
    findings: findings.map(({ findingId }) => findingId),
    caseId,
    openedAt,
  };
}

function waitingFor({ question }: CaseRecord): string {
  if (question?.taskToken === undefined) return 'the workflow';
  const people = question.recipients.map(({ address }) => address).join(', ');
  switch (question.kind) {
    case 'stakeholder':
    case 'deletion':
      return people;
    case 'impact':
      return 'the end of the observation';
    case 'use':
      return `a use by ${people}`;
    case 'paused':
      return 'the end of the pause';
  }
}
