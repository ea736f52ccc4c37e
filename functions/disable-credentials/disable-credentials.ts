import type * as z from 'zod';
import { recordOf } from '../cases/change-record.ts';
import { authorityOf, ownerStillAnswers } from '../domain/answering/authority.ts';
import { missingUser } from '../domain/assess/assessment.ts';
import { isStillDisabled } from '../domain/assess/changes-of-disabled.ts';
import { firstImpactQuestion } from '../domain/assess/observation.ts';
import { holdBack } from '../domain/assess/pause.ts';
import { mustUseOf } from '../domain/assess/use.ts';
import { type Case, type Outcome, withOutcomes } from '../domain/case/case.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Credential, showCredential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { judge } from '../domain/credential/verdict.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { changeSince, type PlanItem } from '../domain/plan/plan.ts';
import { protectionOf } from '../domain/plan/protection.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import type { CaseTable, PauseSwitch, UserReader, UserSessions } from '../ports.ts';
import type { StateOutput, stateInputSchema } from '../runtime/state-handler.ts';
import { type Done, disabledOf, disableEach, isStopped, withdrawAnnouncement } from './disable-each.ts';

export interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  pauses: PauseSwitch;
  settings: Settings;
}

/**
 * Disables what a recorded answer names, and only where IAM still shows what that answer was about (design D8).
 * Each act is announced in the table first, so that a retry knows its own work, and proven by a read afterwards.
 * Holds the case back while all is paused, unless a part is already disabled.
 * Throws InvalidInputError when the table holds no such answer; nothing is touched then.
 */
export async function disableCredentials(
  { case: case_, enteredAt: at }: z.infer<typeof stateInputSchema>,
  { table, sessions, pauses, settings }: Dependencies,
): Promise<StateOutput> {
  const record = await recordOf(table, case_);
  const { answer, items } = authorityOf(record);
  if (isStopped(record)) return { outcome: 'stop', case: case_ };
  // What has begun is finished, so that the note of a pause is true of the whole user.
  const pause = record.disabled.length === 0 ? await pauses.read() : undefined;
  if (pause !== undefined) return holdBack(case_, pause, { resumeAt: 'disable', at });
  const { reader, writer } = await sessions.open('disable', case_);
  const before = await reader.read(case_, at, case_.userId);
  if (!before.exists) return missingUser(case_, before);
  const protection = protectionOf(before.user, settings);
  if (protection !== undefined)
    return {
      outcome: 'protected',
      case: {
        ...case_,
        user: before.user,
        disabled: record.disabled.filter((one) => isStillDisabled(one, before.user)),
        remarks: [`Protected now: ${protection}.`],
      },
    };
  const ownerChanged = ownerStillAnswers(record, answer, before.user, settings);
  const { wanted, dropped } = stillWanted(items, before.user, { record, ownerChanged, at });
  for (const { credentialId } of dropped) await withdrawAnnouncement(table, case_, credentialId);
  const done = await disableEach(wanted, { case_, at, table, writer });
  if (done === 'stopped') return { outcome: 'stop', case: case_ };
  const mustUse = mustUseOf(answer, settings);
  // Where everything was kept before and is not needed after all, nothing has to be used any more.
  const { mustUse: _before, ...rest } = case_;
  const base: Case = { ...rest, remarks: [], ...(mustUse !== undefined && { mustUse }) };
  return proveAndReport(base, { done, dropped, reader, at, settings });
}

function stillWanted(
  items: PlanItem[],
  user: UserFacts,
  context: { record: CaseRecord; ownerChanged: string | undefined; at: string },
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
  { record, ownerChanged, at }: { record: CaseRecord; ownerChanged: string | undefined; at: string },
): string | undefined {
  const announced = record.disabled.find(({ credentialId }) => credentialId === planned.id);
  if (announced !== undefined && isStillDisabled(announced, user)) return undefined;
  const now = user.credentials.find(({ id }) => id === planned.id);
  const change = changeSince(planned, now);
  if (change !== undefined || now === undefined) return change;
  // Whatever a plan says: what counts as used at this moment is never disabled.
  const isUnused = judge(now, record.thresholdDays, at).is === 'unused';
  return isUnused ? ownerChanged : 'it does not count as unused';
}

async function proveAndReport(
  case_: Case,
  context: { done: Done[]; dropped: Outcome[]; reader: UserReader; at: string; settings: Settings },
): Promise<StateOutput> {
  const { done, dropped, reader, at, settings } = context;
  const read = await reader.read(case_, at, case_.userId);
  if (!read.exists) return missingUser(case_, read);
  const off = done.filter(({ failure }) => failure === undefined);
  const stillOn = off.find(({ credential }) => isOn(credential, read.user));
  if (stillOn !== undefined)
    throw new TransientServiceError(
      `IAM still shows ${showCredential(stillOn.credential.id)} as active after disabling it.`,
    );
  const disabled = off.map(({ credential, disabledAt }) => disabledOf(credential, disabledAt));
  const outcomes = withOutcomes(case_.outcomes, [...dropped, ...done.flatMap(failureOf), ...keptOf(case_)]);
  const next: Case = { ...case_, user: read.user, disabled, outcomes };
  if (disabled.length === 0)
    return { outcome: next.mustUse === undefined ? 'changed' : 'await-use', case: next };
  const question = firstImpactQuestion(next, at, settings);
  return { outcome: 'disabled', case: { ...next, observeUntil: after(at, settings.observation), question } };
}

function isOn({ id, kind }: Credential, user: UserFacts): boolean {
  const now = user.credentials.find((one) => one.id === id);
  return kind === 'password' ? now !== undefined : now?.status === 'Active';
}

function failureOf({ credential, failure }: Done): Outcome[] {
  return failure === undefined ? [] : [{ credentialId: credential.id, result: 'failed', reason: failure }];
}

function keptOf({ mustUse }: Case): Outcome[] {
  return (mustUse?.credentialIds ?? []).map((credentialId) => ({ credentialId, result: 'kept' }));
}
