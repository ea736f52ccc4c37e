import { isStillDisabled } from '../domain/assess/changes-of-disabled.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Disabled, Outcome } from '../domain/case/outcome.ts';
import type { Credential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { judge } from '../domain/credential/verdict.ts';
import { changeSince, type PlanItem } from '../domain/plan/plan.ts';
import { STAYS_BECAUSE, whyItStays } from '../domain/plan/stays.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { announcementOf, attemptsIn } from '../domain/standing/announced.ts';

interface Wanting {
  record: CaseRecord;
  ownerChanged: string | undefined;
  at: string;
  settings: Settings;
}

/** What of the answered plan is disabled now, and what is left alone. */
export interface Wanted {
  wanted: Credential[];
  dropped: Outcome[];
}

/** Which of what was answered may be disabled now, and why the rest may not (design D8). */
export function stillWanted(items: PlanItem[], user: UserFacts, context: Wanting): Wanted {
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
  const announced = announcementOf(record, planned.id);
  if (announced !== undefined && isStillDisabled(announced, user)) return undefined;
  const now = user.credentials.find(({ id }) => id === planned.id);
  const isTriedNow = announced !== undefined && attemptsIn(announced, at) > 0;
  if (announced !== undefined && now !== undefined && !isTriedNow && !isUnfinished(announced, record))
    return 'someone has switched it on again';
  const stays = whyItStays(planned.kind, record.account, settings);
  if (stays !== undefined) return STAYS_BECAUSE[stays];
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

/** What an earlier attempt has begun, and no more: no day is found for the rest. */
export function begunOnly({ wanted, dropped }: Wanted, begun: readonly Disabled[]): Wanted {
  const isBegun = ({ id }: Credential) => begun.some(({ credentialId }) => credentialId === id);
  const reason = 'no day had room for it';
  const rest = wanted
    .filter((one) => !isBegun(one))
    .map(({ id }): Outcome => ({ credentialId: id, result: 'dropped', reason }));
  return { wanted: wanted.filter(isBegun), dropped: [...dropped, ...rest] };
}

/** Whether anything is still on of what is to be disabled: without that there is no act. */
export function isActLeft({ wanted }: Wanted, begun: readonly Disabled[]): boolean {
  return wanted.some(({ id }) => !begun.some(({ credentialId }) => credentialId === id));
}
