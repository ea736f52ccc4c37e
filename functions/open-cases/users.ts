import { CONTROL_DAYS, type Control, type FindingRef, type ReadFinding } from '../domain/finding.ts';
import { fitNote } from '../domain/note.ts';
import type { FoundUser } from '../shared/ports.ts';
import type { Dependencies } from './dependencies.ts';

export type Usable = Extract<ReadFinding, { is: 'usable' }>;

/** One user with the findings of it that were clicked together. */
export interface Clicked {
  account: string;
  partition: string;
  user: FoundUser;
  findings: FindingRef[];
  controls: Control[];
  /** The lowest of the controls' thresholds (design D1). */
  thresholdDays: number;
}

type Failure = { findings: FindingRef[]; error: unknown };

/**
 * Finds the user of each finding in IAM and puts findings of the same user together. A finding whose user is gone
 * gets its note here.
 */
export async function groupByUser(
  usable: Usable[],
  dependencies: Dependencies,
): Promise<{ users: Clicked[]; failures: Failure[] }> {
  const users = new Map<string, Clicked>();
  const failures: Failure[] = [];
  for (const { target, finding } of usable) {
    try {
      const user = await findUser({ target, finding }, dependencies);
      if (user === undefined) continue;
      const { account, partition } = target;
      const known = users.get(user.userId) ?? {
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

async function findUser(
  { target, finding }: Pick<Usable, 'target' | 'finding'>,
  { finder, findings }: Dependencies,
): Promise<FoundUser | undefined> {
  const { userName, userId } = target;
  const user =
    userName !== undefined
      ? await finder.byName({ ...target, userName })
      : userId !== undefined
        ? await finder.byUserId({ ...target, userId })
        : undefined;
  if (user === undefined) {
    const who = userName ?? userId ?? 'unknown';
    const note = fitNote(
      `The IAM user ${who} no longer exists in account ${target.account}: nothing is left to retire.`,
    );
    await findings.update([finding], { status: 'RESOLVED', note, fields: { UnusedCredentialsStep: 'gone' } });
    return undefined;
  }
  if (userId === undefined || userId === user.userId) return user;
  const note = `Nothing was done. The finding is about the user with the id ${userId}; the user named ${user.userName} today has the id ${user.userId}. Wait for Security Hub to evaluate again.`;
  await findings.update([finding], { note: fitNote(note), fields: {} });
  return undefined;
}
