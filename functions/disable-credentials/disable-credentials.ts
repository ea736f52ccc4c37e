import type { Behaviour, Decide, Decision } from '../cases/on-case.ts';
import { type NotNow, whyNotNow } from '../cases/place-for-act.ts';
import { type Hold, holdOf } from '../cases/record-act.ts';
import { disablingAuthorityOf, ownerStillAnswers } from '../domain/answering/authority.ts';
import { type Renamed, whenMissing } from '../domain/assess/assessment.ts';
import { isStillDisabled, requireReadable, unreadableOf } from '../domain/assess/changes-of-disabled.ts';
import { holdBack } from '../domain/assess/pause.ts';
import { waitForPlace, withoutPlace } from '../domain/assess/place.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Outcome } from '../domain/case/outcome.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { isNewlyQuarantined, withQuarantine } from '../domain/incident/quarantined.ts';
import type { PlanItem } from '../domain/plan/plan.ts';
import { protectionOf } from '../domain/plan/protection.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import { wishOf } from '../domain/wish/wishes.ts';
import type { ActsTable, CaseTable, MessageTable, PauseSwitch, UserSessions } from '../ports.ts';
import type { StateInput } from '../runtime/state-handler.ts';
import { type Done, disableEach, isOffByUs } from './disable-each.ts';
import { offByThese } from './may-be-off.ts';
import { reportDisabled, throwIfStillOn } from './report-disabled.ts';
import { begunOnly, isActLeft, stillWanted, type Wanted } from './still-wanted.ts';
import { withdrawDropped } from './withdraw.ts';

export interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  acts: ActsTable;
  messages: Pick<MessageTable, 'get'>;
  pauses: PauseSwitch;
  settings: Settings;
}

/** What disabling may change in the item of its case. */
export const DISABLED = [
  'user',
  'userGone',
  'quarantine',
  'question',
  'disabled',
  'observeUntil',
  'mustUse',
  'outcomes',
  'remarks',
  'place',
] as const satisfies readonly (keyof CaseRecord)[];

/**
 * Disables what a recorded answer names, and only where IAM still shows what that answer was about (design D8).
 * Each act is announced in the table first, so that a retry knows its own work, and proven by a read afterwards.
 * Holds the case back while all is paused and until the day and hour of its act, and gives way to a wish to stop, keep
 * or restore, before every act. Touches
 * nothing more where AWS has quarantined the user meanwhile: another answer decides then.
 * Throws InvalidInputError when the table holds no such answer; nothing is touched then.
 */
export function disableCredentials(dependencies: Dependencies): Behaviour<StateInput> {
  return async (record, entry) => {
    // Said in the last second of the wait: that took the answer back by which this would act.
    if (wishOf(record) === 'keep')
      return (current) => givesWay(current, { is: 'keep' }, { at: entry.enteredAt, reads: [] });
    const authority = disablingAuthorityOf(record);
    // Of what an earlier attempt has announced only IAM knows whether it is off.
    const hold = record.disabled.length === 0 ? await holdOf(record, dependencies.pauses) : undefined;
    return hold === undefined
      ? disableAsAnswered(record, { ...authority, entry }, dependencies)
      : (current) => givesWay(current, hold, { at: entry.enteredAt, reads: [] });
  };
}

async function disableAsAnswered(
  record: CaseRecord,
  { answer, items, entry }: { answer: Answer; items: PlanItem[]; entry: StateInput },
  dependencies: Dependencies,
): Promise<Decide | Renamed> {
  const { table, sessions, pauses, settings } = dependencies;
  const at = entry.enteredAt;
  const { reader, writer } = await sessions.open('disable', record);
  const before = await reader.read(record, at, record.userId);
  if (!before.exists) return whenMissing(before);
  // What may be off by an earlier attempt is not forgotten because it cannot be read.
  requireReadable({ unreadable: unreadableOf(record.disabled, before.user) });
  const begun = record.disabled.filter((one) => isStillDisabled(one, before.user));
  const held =
    record.disabled.length === 0 ? undefined : await holdOf({ ...record, disabled: begun }, pauses);
  const obstacle = held === undefined ? obstacleTo(record, before.user, { at, settings }) : undefined;
  if (obstacle !== undefined) return obstacle;
  const ownerChanged = ownerStillAnswers(record, answer, before.user, settings);
  const plan = stillWanted(items, before.user, { record, ownerChanged, at, settings });
  const isAct = held === undefined && isActLeft(plan, begun);
  const notYet = held ?? (isAct ? await whyNotNow(record, { answer, at }, dependencies) : undefined);
  const acting = { record, begun, entry, table, pauses, writer };
  const { done, dropped, hold } = await actOn(plan, { notYet, acting });
  if (notYet !== undefined && record.disabled.length === 0)
    return (current) => givesWay(current, notYet, { at, reads: [] });
  const read = await reader.read(record, at, record.userId);
  if (!read.exists) return whenMissing(read);
  throwIfStillOn(done, read.user);
  if (hold !== undefined)
    return (current) => givesWay(current, hold, { at, reads: [before.user, read.user] });
  // A place of which no use was made is the next step's to give up.
  const isUsed = record.disabled.length > 0 || done.some(isOffByUs);
  return (current) => {
    const known = isUsed ? withoutPlace(current) : current;
    return reportDisabled(known, read.user, { done, dropped, answer, at, settings });
  };
}

/** Why nothing may be disabled, whatever was answered. */
function obstacleTo(
  record: CaseRecord,
  user: UserFacts,
  { at, settings }: { at: string; settings: Settings },
): Decide | undefined {
  const protection = protectionOf(user, settings);
  if (protection !== undefined)
    return (current) => isProtected(current, user, { protection, disabled: offByThese(current, [user], at) });
  if (!isNewlyQuarantined(record, user)) return undefined;
  const observeUntil = after(at, settings.observation);
  return (current) =>
    leftToContacts(withQuarantine(current, user, at), user, {
      observeUntil,
      disabled: offByThese(current, [user], at),
    });
}

type Acting = Parameters<typeof disableEach>[1];

/** Disables what is wanted, unless that is held back. What has begun is told also where no day is found for the rest. */
async function actOn(
  plan: Wanted,
  { notYet, acting }: { notYet: Hold | NotNow | undefined; acting: Acting },
): Promise<{ done: Done[]; dropped: Outcome[]; hold?: Hold | NotNow | undefined }> {
  const isTooLate = notYet?.is === 'no-day-free' && acting.begun.length > 0;
  if (notYet !== undefined && !isTooLate) return { done: [], dropped: plan.dropped, hold: notYet };
  const { wanted, dropped } = isTooLate ? begunOnly(plan, acting.begun) : plan;
  await withdrawEach(dropped, acting);
  return { ...(await disableEach(wanted, acting)), dropped };
}

// What another invocation has announced beside this one is not this one's to take back.
async function withdrawEach(dropped: Outcome[], acting: Acting): Promise<void> {
  const known = new Set(acting.record.disabled.map(({ credentialId }) => credentialId));
  for (const one of dropped) if (known.has(one.credentialId)) await withdrawDropped(one, acting);
}

/**
 * The case that goes no further now. Of what was announced that is forgotten which IAM shows as on, but not in the entry
 * of the state that has announced it: within its minutes all reads may be late. Where everything is wanted back nothing
 * is forgotten: restoring finds out by IAM's own answers. Throws TransientServiceError where a later entry has to tell.
 */
function givesWay(
  current: CaseRecord,
  hold: Hold | NotNow,
  { at, reads }: { at: string; reads: readonly UserFacts[] },
): Decision {
  const isKept = hold.is === 'restore' || reads.length === 0;
  const disabled = isKept ? current.disabled : offByThese(current, reads, at);
  // A read that is late says nothing of what is off: people are not shown it as on.
  const isLate = !disabled.every((one) => reads.some((user) => isStillDisabled(one, user)));
  const user = isLate ? undefined : reads.at(-1);
  const next: CaseRecord = { ...current, disabled, ...(user !== undefined && { user }), remarks: [] };
  if (hold.is === 'paused') return holdBack(next, hold.pause, { resumeAt: 'disable', at });
  if (hold.is === 'scheduled') return waitForPlace(next, hold.place, { resumeAt: 'disable', at });
  // The reads of moments ago saw it as on: they were late, and the next try finds out.
  if (hold.is === 'no-day-free' && disabled.length > 0)
    throw new TransientServiceError('IAM shows as off what it has just shown as on; it is read again.');
  const isNothingOff = hold.is === 'restore' && disabled.length === 0;
  return { outcome: isNothingOff ? 'nothing-to-restore' : hold.is, case: next };
}

function isProtected(
  current: CaseRecord,
  user: UserFacts,
  { protection, disabled }: { protection: string; disabled: CaseRecord['disabled'] },
): Decision {
  const remarks = [`Protected now: ${protection}.`];
  return { outcome: 'protected', case: { ...current, user, disabled, remarks } };
}

/** The case whose answer counts no more, since AWS has quarantined the user: with what an earlier attempt has disabled. */
function leftToContacts(
  current: CaseRecord,
  user: UserFacts,
  { observeUntil, disabled }: { observeUntil: string; disabled: CaseRecord['disabled'] },
): Decision {
  const next: CaseRecord = { ...current, user, disabled, remarks: [] };
  return disabled.length === 0
    ? { outcome: 'quarantined', case: next }
    : { outcome: 'quarantined-off', case: { ...next, observeUntil } };
}
