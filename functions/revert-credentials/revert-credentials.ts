import { discardPassword } from '../cases/discard-password.ts';
import type { Behaviour, Decide } from '../cases/on-case.ts';
import { checkRestoreAllowed } from '../domain/answering/authority.ts';
import { holdsUpEnding } from '../domain/answering/untaken-answers.ts';
import { withOwnersAsked } from '../domain/asking/recipients.ts';
import { type Renamed, whenMissing } from '../domain/assess/assessment.ts';
import { useQuestion } from '../domain/assess/use.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Disabled, type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import { showCredential } from '../domain/credential/credential.ts';
import { needsHandover } from '../domain/credential/kinds.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { withQuarantine } from '../domain/incident/quarantined.ts';
import { LONGEST_CASE } from '../domain/settings/longest-history.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import { earlier } from '../domain/time/time.ts';
import {
  openWishes,
  REFUSED_SINCE,
  refusedWishes,
  withRefused,
  withRefusedMarked,
  withWishesSettled,
} from '../domain/way-back/refused-wishes.ts';
import { givenBack, isLaterRound, withRestored } from '../domain/wish/given-back.ts';
import type { Dependencies, Restored } from './dependencies.ts';
import { inQuarantine } from './in-quarantine.ts';
import { notSettled } from './not-settled.ts';
import { restoreOne } from './restore-one.ts';
import { throwIfNothingWasDone, throwWhatIsTriedAgain } from './restored-in-part.ts';
import type { RevertCredentialsInput } from './schema.ts';

/** What restoring may change in the item of its case. */
export const REVERTED = [
  'user',
  'userGone',
  'question',
  'mustUse',
  'outcomes',
  'remarks',
  'restoredAt',
  'taken',
  'takenOn',
  'refused',
  'disabled',
  'quarantine',
] as const satisfies readonly (keyof CaseRecord)[];

/** Restores what this case has disabled, or (mode `discard-password`) deletes the secret of a restored password. */
export function revertCredentials(dependencies: Dependencies): Behaviour<RevertCredentialsInput> {
  return (record, input) =>
    input.mode === 'restore' ? restore(record, input, dependencies) : discard(record, input, dependencies);
}

// Whether there is one stands in the table. Where somebody has given it more time in the last second it is still wanted.
async function discard(
  record: CaseRecord,
  { outcome = 'used' }: RevertCredentialsInput,
  dependencies: Dependencies,
): Promise<Decide> {
  const isOver = holdsUpEnding(record, { step: outcome }) === undefined;
  if (isOver && record.passwordSecret !== undefined) await discardPassword(record, dependencies);
  return (current) => ({ outcome, case: current });
}

/**
 * Restores the keys and the password that the table says this case disabled, and nothing else; what someone else
 * has changed meanwhile is left alone, and what IAM refuses is reported (design D8). Proven by a read. Of a user that
 * AWS has quarantined nothing is given back because of a use or an owner's wish: the security contacts are asked. A wish
 * of somebody who owns the user no more is refused; what else the case was doing goes on.
 * Throws InvalidInputError when nobody asked for it and nothing was used; nothing is touched then.
 */
async function restore(
  record: CaseRecord,
  entry: RevertCredentialsInput,
  dependencies: Dependencies,
): Promise<Decide | Renamed> {
  const { sessions, settings } = dependencies;
  const at = entry.enteredAt;
  const { reader, writer } = await sessions.open('restore', record);
  const before = await reader.read(record, at, record.userId);
  if (!before.exists) return withoutUser(record, before, dependencies);
  const decided = inQuarantine(record, before.user, at);
  if (decided === 'left-to-contacts')
    return (current) => ({
      outcome: 'quarantined-off',
      case: { ...withQuarantine(current, before.user, at), user: before.user },
    });
  checkRestoreAllowed(record, before.user);
  if (refusedWishes(record, before.user, settings).length > 0)
    return (current) => refuse(current, before.user, { at, settings });
  const context = { record, user: before.user, writer, entry };
  const restored: Restored[] = [];
  const give = (disabled: Disabled) =>
    decided === 'given-back' ? givenBackBefore(disabled) : restoreOne(disabled, context, dependencies);
  for (const disabled of notSettled(record)) restored.push(await give(disabled));
  throwIfNothingWasDone(restored, record);
  const read = await reader.read(record, at, record.userId);
  if (!read.exists) return withoutUser(record, read, dependencies);
  proveRestored(
    restored.map(({ outcome }) => outcome),
    read.user,
  );
  await throwWhatIsTriedAgain(restored, { record, user: read.user, entry }, dependencies);
  return (current) => report(current, read.user, { record, restored, entry, settings });
}

/**
 * The case with what its former owner wanted settled as refused (design D15). One that was opened for nothing else ends
 * with that.
 */
function refuse(
  current: CaseRecord,
  user: UserFacts,
  { at, settings }: { at: string; settings: Settings },
): ReturnType<Decide> {
  const refused = refusedWishes(current, user, settings);
  const isAll = openWishes(current).every((one) => refused.includes(one));
  if (current.question !== undefined || !isAll)
    return {
      outcome: 'wish-refused',
      case: withOwnersAsked({ ...withRefused(current, refused, at), user, remarks: [] }, settings),
    };
  const outcomes = current.disabled.map(
    ({ credentialId }): Outcome => ({ credentialId, result: 'failed', reason: REFUSED_SINCE }),
  );
  const known = withRefusedMarked(current, refused, at);
  return {
    outcome: 'nothing-to-restore',
    case: { ...known, user, restoredAt: at, outcomes: withOutcomes(known.outcomes, outcomes) },
  };
}

// Nobody is left who could use the new password.
async function withoutUser(
  record: CaseRecord,
  missing: Parameters<typeof whenMissing>[0],
  dependencies: Dependencies,
): Promise<Decide | Renamed> {
  if (missing.renamed === undefined && needsHandover(record.disabled))
    await discardPassword(record, dependencies);
  return whenMissing(missing);
}

function givenBackBefore({ credentialId }: Disabled): Restored {
  return { outcome: { credentialId, result: 'restored' } };
}

function proveRestored(outcomes: Outcome[], user: UserFacts): void {
  const missing = outcomes.find(
    ({ credentialId, result }) =>
      result === 'restored' && user.credentials.find(({ id }) => id === credentialId)?.status !== 'Active',
  );
  if (missing !== undefined)
    throw new TransientServiceError(
      `IAM does not show ${showCredential(missing.credentialId)} as active yet.`,
    );
}

function report(
  current: CaseRecord,
  user: UserFacts,
  {
    record,
    restored,
    entry,
    settings,
  }: { record: CaseRecord; restored: Restored[]; entry: RevertCredentialsInput; settings: Settings },
): ReturnType<Decide> {
  refuseForgetting(current, record);
  const at = entry.enteredAt;
  const read = { user, isLaterRound: isLaterRound(record, entry) };
  const next: CaseRecord = {
    ...withRestored(withWishesSettled(withQuarantine(current, user, at)), restored, read),
    user,
    restoredAt: at,
  };
  const back = givenBack(next);
  if (back.length === 0)
    return { outcome: current.mustUse === undefined ? 'nothing-to-restore' : 'kept', case: next };
  const kept = current.mustUse?.credentialIds ?? [];
  const until = earlier(after(at, settings.useWithin), after(next.openedAt, LONGEST_CASE));
  const credentialIds = [...new Set([...kept, ...back])];
  const mustUse = { credentialIds, from: at, until };
  const withUse: CaseRecord = { ...next, mustUse };
  const question = useQuestion(withUse, { at, settings, message: 'restored' });
  return { outcome: 'restored', case: { ...withUse, question } };
}

// A wish for what an earlier case left off may have come meanwhile: a further try gives that back too.
function refuseForgetting(current: CaseRecord, { disabled }: CaseRecord): void {
  const known = new Set(disabled.map(({ credentialId }) => credentialId));
  if (current.disabled.some(({ credentialId }) => !known.has(credentialId)))
    throw new TransientServiceError(`More is wanted back in case ${current.caseId}; it is read again.`);
}
