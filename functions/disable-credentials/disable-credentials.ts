import type { Behaviour, Decide, Decision } from '../cases/on-case.ts';
import { type Hold, holdOf } from '../cases/record-act.ts';
import { disablingAuthorityOf, ownerStillAnswers } from '../domain/answering/authority.ts';
import { type Renamed, whenMissing } from '../domain/assess/assessment.ts';
import { changesOfDisabled, isStillDisabled, requireReadable } from '../domain/assess/changes-of-disabled.ts';
import { holdBack } from '../domain/assess/pause.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Disabled, Outcome } from '../domain/case/outcome.ts';
import type { Credential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { judge } from '../domain/credential/verdict.ts';
import { isNewlyQuarantined } from '../domain/incident/quarantined.ts';
import { changeSince, type PlanItem } from '../domain/plan/plan.ts';
import { protectionOf } from '../domain/plan/protection.ts';
import { STAYS_BECAUSE, whyItStays } from '../domain/plan/stays.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import type { CaseTable, PauseSwitch, UserSessions } from '../ports.ts';
import type { StateInput } from '../runtime/state-handler.ts';
import { disableEach, withdrawAnnouncement } from './disable-each.ts';
import { reportDisabled, throwIfStillOn } from './report-disabled.ts';

export interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  pauses: PauseSwitch;
  settings: Settings;
}

/** What disabling may change in the item of its case. */
export const DISABLED = [
  'user',
  'userGone',
  'question',
  'disabled',
  'observeUntil',
  'mustUse',
  'outcomes',
  'remarks',
] as const satisfies readonly (keyof CaseRecord)[];

/**
 * Disables what a recorded answer names, and only where IAM still shows what that answer was about (design D8).
 * Each act is announced in the table first, so that a retry knows its own work, and proven by a read afterwards.
 * Holds the case back while all is paused, and gives way to a wish to stop or to restore, before every act. Touches
 * nothing more where AWS has quarantined the user meanwhile: another answer decides then.
 * Throws InvalidInputError when the table holds no such answer; nothing is touched then.
 */
export function disableCredentials(dependencies: Dependencies): Behaviour<StateInput> {
  return async (record, entry) => {
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
  { table, sessions, pauses, settings }: Dependencies,
): Promise<Decide | Renamed> {
  const at = entry.enteredAt;
  const { reader, writer } = await sessions.open('disable', record);
  const before = await reader.read(record, at, record.userId);
  if (!before.exists) return whenMissing(before);
  // What may be off by an earlier attempt is not forgotten because it cannot be read.
  requireReadable(changesOfDisabled(record.disabled, before.user));
  const begun = record.disabled.filter((one) => isStillDisabled(one, before.user));
  const held =
    record.disabled.length === 0 ? undefined : await holdOf({ ...record, disabled: begun }, pauses);
  const protection = protectionOf(before.user, settings);
  if (held === undefined && protection !== undefined)
    return (current) => isProtected(current, before.user, protection);
  if (held === undefined && isNewlyQuarantined(record, before.user))
    return (current) => leftToContacts(current, before.user, after(at, settings.observation));
  const ownerChanged = ownerStillAnswers(record, answer, before.user, settings);
  const { wanted, dropped } = stillWanted(items, before.user, { record, ownerChanged, at, settings });
  const acting = { record, begun, entry, table, pauses, writer };
  if (held === undefined) await withdrawDropped(dropped, acting);
  const { done, hold } = held === undefined ? await disableEach(wanted, acting) : { done: [], hold: held };
  const read = await reader.read(record, at, record.userId);
  if (!read.exists) return whenMissing(read);
  throwIfStillOn(done, read.user);
  if (hold !== undefined)
    return (current) => givesWay(current, hold, { at, reads: [before.user, read.user] });
  return (current) => reportDisabled(current, read.user, { done, dropped, answer, at, settings });
}

// What another invocation has announced beside this one is not this one's to take back.
async function withdrawDropped(
  dropped: Outcome[],
  acting: Parameters<typeof withdrawAnnouncement>[1],
): Promise<void> {
  const known = new Set(acting.record.disabled.map(({ credentialId }) => credentialId));
  for (const one of dropped) if (known.has(one.credentialId)) await withdrawAnnouncement(one, acting);
}

/**
 * The case that goes no further now. Of what was announced only that is forgotten which two reads of IAM show as on:
 * a single one may be late. Where everything is wanted back nothing is forgotten: both may be late, and restoring finds
 * out by IAM's own answers.
 */
function givesWay(
  current: CaseRecord,
  hold: Hold,
  { at, reads }: { at: string; reads: readonly UserFacts[] },
): Decision {
  const { disabled: announced } = current;
  const disabled = announced.filter(
    (one) => hold.is === 'restore' || reads.length === 0 || reads.some((user) => isStillDisabled(one, user)),
  );
  const user = reads.at(-1);
  const next: CaseRecord = { ...current, disabled, ...(user !== undefined && { user }), remarks: [] };
  if (hold.is === 'paused') return holdBack(next, hold.pause, { resumeAt: 'disable', at });
  const isNothingOff = hold.is === 'restore' && disabled.length === 0;
  return { outcome: isNothingOff ? 'nothing-to-restore' : hold.is, case: next };
}

function isProtected(current: CaseRecord, user: UserFacts, protection: string): Decision {
  const disabled = current.disabled.filter((one) => isStillDisabled(one, user));
  const remarks = [`Protected now: ${protection}.`];
  return { outcome: 'protected', case: { ...current, user, disabled, remarks } };
}

interface Wanting {
  record: CaseRecord;
  ownerChanged: string | undefined;
  at: string;
  settings: Settings;
}

/** The case whose answer counts no more, since AWS has quarantined the user: with what an earlier attempt has disabled. */
function leftToContacts(current: CaseRecord, user: UserFacts, observeUntil: string): Decision {
  const disabled = current.disabled.filter((one) => isStillDisabled(one, user));
  const next: CaseRecord = { ...current, user, disabled, remarks: [] };
  return disabled.length === 0
    ? { outcome: 'quarantined', case: next }
    : { outcome: 'quarantined-off', case: { ...next, observeUntil } };
}

function stillWanted(
  items: PlanItem[],
  user: UserFacts,
  context: Wanting,
): { wanted: Credential[]; dropped: Outcome[] } {
  const wanted: Credential[] = [];
  const dropped: Outcome[] = [];
  for (const { credential } of items) {
    const reason = whyNot(credential, user, context);
    if (reason === undefined) wanted.push(credential);
    else dropped.push({ credentialId: credential.id, result: 'dropped', reason });
  }
  return { wanted, dropped };
}

/** Why a credential may not be disabled now. What is off already by an earlier attempt of this case may. */
function whyNot(
  planned: Credential,
  user: UserFacts,
  { record, ownerChanged, at, settings }: Wanting,
): string | undefined {
  const dropped = record.outcomes.find((one) => one.credentialId === planned.id && one.result === 'dropped');
  if (dropped !== undefined) return dropped.reason;
  const announced = record.disabled.find(({ credentialId }) => credentialId === planned.id);
  if (announced !== undefined && isStillDisabled(announced, user)) return undefined;
  if (announced !== undefined && announced.disabledAt !== at && !isUnfinished(announced, record))
    return 'someone has switched it on again';
  const stays = whyItStays(planned.kind, record.account, settings);
  if (stays !== undefined) return STAYS_BECAUSE[stays];
  const now = user.credentials.find(({ id }) => id === planned.id);
  const change = changeSince(planned, now);
  if (change !== undefined || now === undefined) return change;
  // Whatever a plan says: what counts as used at this moment is never disabled.
  const isUnused = judge(now, record.thresholdDays, at).is === 'unused';
  return isUnused ? ownerChanged : 'it does not count as unused';
}

/** Whether an act that held the case up may not have happened: of all that were announced only the last has failed. */
function isUnfinished({ credentialId }: Disabled, { heldUp, disabled }: CaseRecord): boolean {
  return heldUp?.state === 'DisableCredentials' && disabled.at(-1)?.credentialId === credentialId;
}
