import type { Renamed } from '../domain/assess/assessment.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { decidedIn } from '../domain/case/entry.ts';
import { withOwnerTags } from '../domain/case/owner-of-case.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { goesOn } from '../domain/incident/held-up.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withSaidAgain } from '../domain/telling/write-step.ts';
import type { CaseTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import type { StateInput, StateOutput } from '../runtime/state-handler.ts';
import { changeRecord, recordOf } from './change-record.ts';
import { withDoneSince } from './closed-as-failed.ts';

/** How a case goes on, and the case with what was found and decided. */
export interface Decision {
  outcome: string;
  case: CaseRecord;
}

/** Decides from the item as it stands; called again if others have changed it meanwhile. Does nothing else. */
export type Decide = (current: CaseRecord) => Decision;

/**
 * What a state does: reads the world or acts on it, and returns what follows from that for the case. Where its user is
 * called otherwise now nothing follows: it is done again for the case with the new name.
 */
export type Behaviour<Input> = (record: CaseRecord, input: Input) => Promise<Decide | Renamed>;

/** How a behaviour works on its case. */
export interface CaseStep {
  table: CaseTable;
  /** What it may change in the item. */
  changes: readonly (keyof CaseRecord)[];
  settings: Settings;
  /** It changes the user: what it has done is written also where its case was closed meanwhile. */
  acts?: boolean;
  /** It writes nothing to the item by itself: the item that was read at the start is likely to be the newest. */
  writesNothing?: boolean;
}

/** What is done once a decision is written, also when it comes again; it must bear that, and fail nothing. */
export type Afterwards<Input> = (record: CaseRecord, input: Input) => Promise<void>;

/**
 * The way by which every state that is no question works on its case: reads the item, runs the behaviour, and writes
 * what it decides together with the mark of this entry, in one conditional write. Of the decided case only the fields
 * in `changes` are written: a behaviour cannot change anything else; of the user's tags only those that name an owner. The case goes by the name and the ARN that its user has now.
 * Of a case that was closed while it worked only what an act has done is written.
 * A repetition of a decided entry does nothing and returns the same. Throws InvalidInputError for an entry older than the latest, and if the table has no such case.
 */
export function onCase<Input extends StateInput>(
  { table, changes, settings, acts = false, writesNothing = false }: CaseStep,
  behaviour: Behaviour<Input>,
  afterwards: Afterwards<Input> = async () => {},
): (input: Input) => Promise<StateOutput> {
  return async (input) => {
    const record = await recordOf(table, input.case);
    const before = decidedIn(record, input);
    if (before !== undefined) {
      await afterwards(record, input);
      return outputOf(record, before);
    }
    const { decide, seen } = await behave(record, input, { table, behaviour });
    let outcome = '';
    const write = (current: CaseRecord): CaseRecord | undefined => {
      const decided = decidedIn(current, input);
      if (decided !== undefined) {
        outcome = decided;
        return undefined;
      }
      // Only a step that tells of a failure writes what holds the case up; all others get on.
      const known = changes.includes('heldUp') ? current : goesOn(current, input.enteredAt);
      const decision = decide(known);
      outcome = decision.outcome;
      if (current.status !== 'closed')
        return withDecision({ current, known }, decision, { input, changes, settings });
      return acts ? withDoneSince(current, decision.case, { at: input.enteredAt, settings }) : undefined;
    };
    const written = await changeRecord(table, input.case, write, writesNothing ? seen : undefined);
    await afterwards(written, input);
    return outputOf(written, outcome);
  };
}

/** The case with what was decided and the mark of this entry. `known`: as it goes on, which its findings say where they said otherwise. */
function withDecision(
  { current, known }: Record<'current' | 'known', CaseRecord>,
  { outcome, case: decided }: Decision,
  { input, changes, settings }: Pick<CaseStep, 'changes' | 'settings'> & { input: StateInput },
): CaseRecord {
  const { state, enteredAt } = input;
  const entry = { ...current.entry, state, enteredAt, outcome };
  const next = withArnAsRead({ ...known, ...only(withOwnerTags(decided, settings), changes), entry });
  const isSaidAgain = known.update !== current.update && next.update === known.update;
  return isSaidAgain ? withSaidAgain(current, next, { at: enteredAt, settings }) : next;
}

/** How often a user may be renamed while a state works. */
const RENAMED_AT_MOST = 3;

/** Runs the behaviour; again by the new name where the user has one, which the case goes by from then on. */
async function behave<Input extends StateInput>(
  record: CaseRecord,
  input: Input,
  { table, behaviour }: { table: CaseTable; behaviour: Behaviour<Input> },
): Promise<{ decide: Decide; seen: CaseRecord }> {
  let seen = record;
  for (let names = 1; names <= RENAMED_AT_MOST; names++) {
    const decided = await behaviour(seen, input);
    if (!('renamed' in decided)) return { decide: decided, seen };
    const { userName, arn: userArn } = decided.renamed;
    log('info', 'the user of a case was renamed', { caseId: record.caseId });
    seen = await changeRecord(table, input.case, (current) => ({ ...current, userName, userArn }));
  }
  throw new TransientServiceError(`The user of case ${record.caseId} is renamed again and again.`);
}

/** The case with the path that its user has now: findings are found by it. */
function withArnAsRead(case_: CaseRecord): CaseRecord {
  const { user, userName } = case_;
  return user?.userName === userName ? { ...case_, userArn: user.arn } : case_;
}

/** These fields of a case; one that it does not have is to be taken away. */
function only(case_: CaseRecord, fields: readonly (keyof CaseRecord)[]): Partial<CaseRecord> {
  return Object.fromEntries(fields.map((field) => [field, case_[field]]));
}

function outputOf({ question }: CaseRecord, outcome: string): StateOutput {
  return { outcome, ...(question !== undefined && { timeoutSeconds: question.timeoutSeconds }) };
}
