import { InvalidInputError } from '../errors/errors.ts';
import type { CaseRecord, Entry } from './case-record.ts';

/** An entry of a state as an invocation names it. */
type Named = Pick<Entry, 'state' | 'enteredAt'>;
type Marked = Pick<CaseRecord, 'entry' | 'caseId'>;

/** Far longer than anything between two states takes, all retries included: what meets a silent table is tried for a day, two at most. */
export const SLACK_MS = 72 * 3_600_000;

/**
 * What was decided in this very entry of a state, if that was: a retry or a late repetition gets the same again.
 * Throws like `checkEntry`.
 */
export function decidedIn(record: Marked, named: Named): string | undefined {
  checkEntry(record, named);
  const { entry: latest } = record;
  const isSame = latest?.state === named.state && latest.enteredAt === named.enteredAt;
  return isSame ? latest.outcome : undefined;
}

/**
 * Throws InvalidInputError for an entry that is older than the latest, since the case has gone on; and for one that
 * lies further ahead than the workflow can be: somebody has invented it.
 */
export function checkEntry({ entry: latest, caseId }: Marked, { state, enteredAt }: Named): void {
  if (latest === undefined) return;
  if (Date.parse(enteredAt) < Date.parse(latest.enteredAt))
    throw new InvalidInputError(
      `Case ${caseId} has come to ${latest.state} since it entered ${state} at ${enteredAt}; nothing was done.`,
    );
  if (Date.parse(enteredAt) > Date.parse(latest.waitsUntil ?? latest.enteredAt) + SLACK_MS)
    throw new InvalidInputError(
      `Case ${caseId} is in ${latest.state} and cannot have entered ${state} at ${enteredAt}; nothing was done.`,
    );
}
