import type { Behaviour, Decide } from '../cases/on-case.ts';
import { whyNotNow } from '../cases/place-for-act.ts';
import type { Hold } from '../cases/record-act.ts';
import { type Renamed, whenMissing } from '../domain/assess/assessment.ts';
import { ending, withGone } from '../domain/assess/observation.ts';
import { holdBack, type Pause } from '../domain/assess/pause.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { howFar, withoutDeletion } from '../domain/standing/begun.ts';
import { wishOf } from '../domain/wish/wishes.ts';
import type { ActsTable, CaseTable, MessageTable, PauseSwitch, UserSessions } from '../ports.ts';
import type { StateInput } from '../runtime/state-handler.ts';
import {
  deleteDisabled,
  deleteWholeUser,
  goneBefore,
  type Session,
  userDeleted,
} from './delete-and-prove.ts';
import { afterFailedAttempt } from './failed-attempt.ts';
import { lastWordOf } from './last-word.ts';
import { obstacleTo } from './obstacles.ts';
import { scopeOf, writeRestoreKit } from './restore-kit.ts';
import { waitsForItsDay } from './waits-for-its-day.ts';

interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  acts: ActsTable;
  messages: Pick<MessageTable, 'get'>;
  pauses: PauseSwitch;
  settings: Settings;
}

/** What deleting may change in the item of its case. */
export const DELETED = [
  'user',
  'userGone',
  'quarantine',
  'question',
  'outcomes',
  'remarks',
  'restoreKit',
  'hasTriedToDelete',
  'place',
] as const satisfies readonly (keyof CaseRecord)[];

/**
 * Deletes what this case has disabled, or the whole user where plan and IAM still allow it, and proves it by a
 * read. The restore kit is in the table first. Gives way to a wish to restore and to any use until the last moment,
 * and holds the case back while all is paused, and until the day and hour of its act, where deletion has not begun. Nothing is deleted of a user that AWS has
 * quarantined before its security contacts were asked about that.
 * Where the last word was to leave all disabled it only reads, and the case ends so unless that read stands against it.
 * Throws InvalidInputError when the table holds no answer that allows it; nothing is deleted then.
 */
export function deleteCredentials(dependencies: Dependencies): Behaviour<StateInput> {
  return async (record, entry) => {
    const at = entry.enteredAt;
    const { sessions, pauses, settings } = dependencies;
    if (wishOf(record) === 'restore')
      return (current) => ({ outcome: 'restore', case: { ...current, remarks: [] } });
    const { answer, leaves } = lastWordOf(record, settings, at);
    const pause = answer && (await pauseBefore(record, pauses));
    if (pause !== undefined) return givesWay({ is: 'paused', pause }, at);
    const looking = await sessions.open('delete', record);
    const before = await looking.reader.read(record, at, record.userId);
    if (!before.exists) return afterUser(record, before);
    const { user } = before;
    const obstacle = obstacleTo(record, user, { answer, settings, at });
    if (obstacle !== undefined) return obstacle;
    const acting = { looking, entry, dependencies };
    return answer === undefined
      ? leftDisabled(user, leaves)
      : deleteFrom(record, user, { ...acting, answer });
  };
}

// An attempt that has not seen that word may have begun in between.
function leftDisabled(user: UserFacts, remarks: string[] = []): Decide {
  return (current) => {
    if (current.restoreKit !== undefined)
      throw new TransientServiceError('Another attempt has begun to delete this; it is looked at again.');
    return ending(withGone({ ...current, user, remarks }, user), 'left-disabled');
  };
}

type Missing = Parameters<typeof whenMissing>[0];

/** What follows where the user is gone: an earlier attempt has deleted it, or somebody else has. */
function afterUser({ restoreKit }: CaseRecord, missing: Missing): Decide | Renamed {
  const isOurs = restoreKit?.scope === 'user' && !missing.recreated && missing.renamed === undefined;
  return isOurs ? userDeleted(missing.reason) : whenMissing(missing);
}

interface Deleting {
  looking: Session;
  entry: StateInput;
  answer: Answer;
  dependencies: Dependencies;
}

/** Writes the restore kit and deletes, as far as nothing holds the case back at the last moment. */
async function deleteFrom(
  record: CaseRecord,
  user: UserFacts,
  { looking, entry, answer, dependencies }: Deleting,
): Promise<Decide | Renamed> {
  const at = entry.enteredAt;
  const { table, sessions, pauses } = dependencies;
  const isBegun = howFar(record, user) !== 'not';
  // Of what an earlier attempt has begun its kit says how much goes, and what was there.
  const begun = isBegun ? record.restoreKit : undefined;
  const decided = scopeOf(record, begun?.user ?? user, { at, settings: dependencies.settings });
  const scope = begun?.scope ?? decided.scope;
  // What has begun is finished, whatever the hour: half deleted a user is of no use to anybody.
  const notNow = isBegun ? undefined : await whyNotNow(record, { answer, at }, dependencies);
  if (notNow !== undefined) return waitsForItsDay(notNow, user, at);
  const session = scope === 'user' ? await sessions.open('delete-user', record, user) : looking;
  const kit = { user, scope, writer: session.writer, entry, isBegun };
  const hold = await writeRestoreKit(record, kit, { table, pauses });
  if (hold !== undefined) {
    const decide = givesWay(hold, at);
    return (current) => decide(withoutDeletion(current, user));
  }
  let isAnyGone = false;
  const acting = { ...session, at, removed: () => (isAnyGone = true) };
  try {
    return scope === 'user'
      ? await deleteWholeUser(record, withUnlistedDevices(user, begun?.user), acting)
      : await deleteDisabled(record, acting, {
          remarks: sayUserStays(decided.reasons),
          gone: goneBefore(record, begun?.user ?? user),
        });
  } catch (error) {
    const read = () => looking.reader.read(record, at, record.userId);
    await afterFailedAttempt(record, { entry, isAnyGone, read }, table);
    throw error;
  }
}

function givesWay(hold: Hold, at: string): Decide {
  return (current) =>
    hold.is === 'paused'
      ? holdBack(current, hold.pause, { resumeAt: 'delete', at })
      : { outcome: hold.is, case: current };
}

// How far an attempt has come that has written its kit is seen first.
async function pauseBefore({ restoreKit }: CaseRecord, pauses: PauseSwitch): Promise<Pause | undefined> {
  return restoreKit === undefined ? pauses.read() : undefined;
}

function sayUserStays(reasons: string[]): string[] {
  return reasons.length === 0 ? [] : [`The user stays, because of ${reasons.slice(0, 3).join(', ')}.`];
}

// A virtual MFA device that an earlier attempt has deactivated is listed with the user no more, but still exists.
function withUnlistedDevices(user: UserFacts, before: UserFacts | undefined): UserFacts {
  return { ...user, mfaDevices: [...new Set([...(before?.mfaDevices ?? []), ...user.mfaDevices])] };
}
