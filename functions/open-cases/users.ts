import type { FoundUser } from '../domain/credential/user.ts';
import { CONTROL_DAYS, type Control } from '../domain/finding/control.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import type { ReadFinding } from '../domain/finding/read-finding.ts';
import { STEP_FIELD } from '../domain/note/fields.ts';
import { fitNote } from '../domain/note/note.ts';
import type { Dependencies } from './dependencies.ts';

export type Usable = Extract<ReadFinding, { is: 'usable' }>;

/** One user with the findings of it that were clicked together. */
export interface Clicked {
  /** The id of the event that brought the click. */
  eventId: string;
  account: string;
  partition: string;
  user: FoundUser;
  findings: FindingRef[];
  controls: Control[];
  /** The lowest of the controls' thresholds (design D1). */
  thresholdDays: number;
}

type FailedLookup = { findings: FindingRef[]; error: unknown };

/**
 * Finds the user of each finding in IAM and puts findings of the same user together. A finding whose user is gone
 * gets its note here, and is RESOLVED if that is what was asked for: a preview or a stop changes no status.
 */
export async function groupByUser(
  usable: Usable[],
  { resolvesGone, eventId }: { resolvesGone: boolean; eventId: string },
  dependencies: Dependencies,
): Promise<{ users: Clicked[]; failures: FailedLookup[] }> {
  const users = new Map<string, Clicked>();
  const failures: FailedLookup[] = [];
  for (const one of usable) {
    const { target, finding } = one;
    try {
      const user = await findUser(target, dependencies);
      if (user === undefined) {
        await sayGone(one, resolvesGone, dependencies);
        continue;
      }
      if (isAnother(user, target)) {
        await sayAnother(user, one, dependencies);
        continue;
      }
      const { account, partition } = target;
      const known = users.get(user.userId) ?? {
        eventId,
        account,
        partition,
        user,
        findings: [],
        controls: [],
        thresholdDays: 0,
      };
      users.set(user.userId, withFinding(known, finding));
    } catch (error) {
      failures.push({ findings: [finding], error });
    }
  }
  return { users: [...users.values()], failures };
}

function withFinding(clicked: Clicked, finding: FindingRef): Clicked {
  const findings = clicked.findings.some(({ findingId }) => findingId === finding.findingId)
    ? clicked.findings
    : [...clicked.findings, finding];
  const controls = [...new Set(findings.map(({ control }) => control))].sort();
  return {
    ...clicked,
    findings,
    controls,
    thresholdDays: Math.min(...controls.map((control) => CONTROL_DAYS[control])),
  };
}

// Only where the finding tells the id beside the name; an id in place of the name may turn out to be a name.
function isAnother(user: FoundUser, { userName, userId }: Usable['target']): boolean {
  return userName !== undefined && userId !== undefined && userId !== user.userId;
}

async function findUser(target: Usable['target'], { finder }: Dependencies): Promise<FoundUser | undefined> {
  const { userName, userId } = target;
  if (userName !== undefined) {
    const user = await finder.byName({ ...target, userName });
    const isRightOne = user !== undefined && !isAnother(user, target);
    // The user of the finding may have been renamed since.
    const renamed =
      isRightOne || userId === undefined ? undefined : await finder.byUserId({ ...target, userId });
    return renamed ?? user;
  }
  if (userId === undefined) return undefined;
  // A name may look like a unique id; only when neither exists is the user gone.
  return (await finder.byUserId({ ...target, userId })) ?? finder.byName({ ...target, userName: userId });
}

async function sayGone(
  { target, finding }: Usable,
  resolves: boolean,
  { findings }: Dependencies,
): Promise<void> {
  const who = target.userName ?? target.userId ?? 'unknown';
  const note = fitNote(
    `The IAM user ${who} no longer exists in account ${target.account}: nothing is left to retire.`,
  );
  const resolved = { status: 'RESOLVED', fields: { [STEP_FIELD]: 'gone' } };
  await findings.update([finding], { note, ...(resolves ? resolved : { fields: {} }) });
}

async function sayAnother(
  { userName, userId }: FoundUser,
  { target, finding }: Usable,
  { findings }: Dependencies,
): Promise<void> {
  const note = `Nothing was done. The finding is about the user with the id ${target.userId}; the user named ${userName} today has the id ${userId}. Wait for Security Hub to evaluate again.`;
  await findings.update([finding], { note: fitNote(note), fields: {} });
}
