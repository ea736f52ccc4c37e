import { type Chronicle, eventsOf, type IamEvent, type NoteEvent, type SeenUser } from '../chronicle.ts';
import { clicksOn } from '../clicks.ts';
import {
  actOf,
  brokenBy,
  lookBefore,
  type Placed,
  productChanges,
  userBefore,
  userIdIn,
  wasQuarantined,
} from '../history.ts';
import { PASSWORD } from '../see-users.ts';
import type { Violation } from '../violation.ts';

const DAY = 86_400_000;

/**
 * 2. A credential that IAM reports as used within the threshold at the moment of the act is never disabled; one that it
 * reports as used after disabling is never deleted, and is restored, or the finding is opened again. What AWS has
 * quarantined comes back only on somebody's word (only-by-contacts.ts).
 */
export function usedIsKept(chronicle: Chronicle): Violation[] {
  const changes = productChanges(chronicle);
  return [
    ...changes.flatMap((change) => disabledInUse(chronicle, change)),
    ...changes.flatMap((change) => deletedAfterUse(chronicle, change, changes)),
    ...leftOffAfterUse(chronicle, changes),
  ];
}

function disabledInUse(chronicle: Chronicle, change: Placed<IamEvent>): Violation[] {
  const { at, credential } = change;
  if (actOf(change) !== 'disable' || credential === undefined) return [];
  const use = useOf(lastLook(chronicle, change), credential);
  if (use === undefined || at - use >= thresholdDays(chronicle, change) * DAY) return [];
  return [brokenBy(2, chronicle, change, `${credential} was in use`)];
}

function deletedAfterUse(
  chronicle: Chronicle,
  change: Placed<IamEvent>,
  changes: Placed<IamEvent>[],
): Violation[] {
  const { userId, credential, index, action } = change;
  if (actOf(change) !== 'delete' || (credential === undefined && action !== 'DeleteUser')) return [];
  const now = userBefore(chronicle, index, userId);
  return disabledBefore(changes, change)
    .filter((off) => credential === undefined || off.credential === credential)
    .filter((off) => isUsedSince(chronicle, off, now))
    .map((off) => brokenBy(2, chronicle, change, `${off.credential} was used after it was disabled`));
}

/**
 * At the end of a case, what IAM had reported as used by then is on again, unless a NEW says what is so. What the case has
 * given back and somebody else has taken away since is not left off by it.
 */
function leftOffAfterUse(chronicle: Chronicle, changes: Placed<IamEvent>[]): Violation[] {
  return eventsOf(chronicle, 'execution')
    .filter(({ status }) => status !== 'RUNNING')
    .flatMap((end) => {
      const index = chronicle.events.indexOf(end);
      const user = end.users.find(({ userId }) => userId === userIdIn(end.caseId));
      const note = lastNote(chronicle, end.caseId, end.status === 'ABORTED' ? undefined : index);
      if (user === undefined || wasQuarantined(chronicle, index, user.userId)) return [];
      if (note?.status === 'NEW') return [];
      return changes
        .filter((one) => one.index < index && end.caseId.endsWith(one.session) && actOf(one) === 'disable')
        .filter((off) => !isOn(user, off.credential) && isUsedSince(chronicle, off, user))
        .filter((off) => !isGivenBack(off, changes))
        .map((off) => ({
          ...brokenBy(2, chronicle, off, `${off.credential} was used after it was disabled, and stayed off`),
          at: end.at,
        }));
    });
}

function isGivenBack({ index, session, credential }: Placed<IamEvent>, changes: Placed<IamEvent>[]): boolean {
  const acts = changes.filter((one) => one.session === session && one.credential === credential);
  const last = acts.at(-1);
  return last !== undefined && last.index > index && actOf(last) === 'restore';
}

/** What the case says at its end; one that somebody has stopped cannot say it, and the sweep does. */
function lastNote(chronicle: Chronicle, caseId: string, until: number | undefined): NoteEvent | undefined {
  return chronicle.events
    .slice(0, until)
    .findLast((event): event is NoteEvent => event.is === 'note' && event.caseId === caseId);
}

function disabledBefore(
  changes: Placed<IamEvent>[],
  { session, index }: Placed<IamEvent>,
): Placed<IamEvent>[] {
  return changes.filter((one) => one.index < index && one.session === session && actOf(one) === 'disable');
}

function isUsedSince(chronicle: Chronicle, off: Placed<IamEvent>, now: SeenUser | undefined): boolean {
  const credential = off.credential ?? '';
  const before = useOf(lastLook(chronicle, off), credential) ?? 0;
  return (useOf(now, credential) ?? 0) > before;
}

const READS: Readonly<Record<'password' | 'key', string>> = {
  password: 'iam:GetUser',
  key: 'iam:GetAccessKeyLastUsed',
};

/**
 * The user as its last use could be known: nobody looks and acts at once. What is used between the look and the act, in
 * the same moment, counts as used afterwards; an older look does not excuse.
 */
function lastLook(
  chronicle: Chronicle,
  { index, at, credential, userId }: Placed<IamEvent>,
): SeenUser | undefined {
  const call = READS[credential === PASSWORD ? 'password' : 'key'];
  return userBefore(chronicle, lookBefore(chronicle, { index, at, call }), userId);
}

function useOf(user: SeenUser | undefined, credential: string): number | undefined {
  if (credential === PASSWORD) return user?.passwordUse;
  return user?.credentials.find(({ id }) => id === credential)?.reportedUse;
}

function isOn({ credentials }: SeenUser, credential: string | undefined): boolean {
  return credentials.some(({ id, isOn: on }) => id === credential && on);
}

const DAYS: Record<string, number> = { 'IAM.8': 90, 'IAM.22': 45 };

/** The smallest threshold of the controls that were clicked for this user. */
function thresholdDays(chronicle: Chronicle, { account, userId }: IamEvent): number {
  return Math.min(90, ...clicksOn(chronicle, userId, account).map(({ control }) => DAYS[control] ?? 45));
}
