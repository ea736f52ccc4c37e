import { type Chronicle, eventsOf, type NoteEvent, type SeenUser } from '../chronicle.ts';
import { clicksOn } from '../clicks.ts';
import { stateAt, userIdIn } from '../history.ts';
import { PASSWORD } from '../see-users.ts';
import type { Violation } from '../violation.ts';

const DAY_MS = 86_400_000;
/** For so long a note may wait for Security Hub since the read that it tells of. */
const LATE_MS = 3 * DAY_MS;

/** 4. RESOLVED is written only where nothing is on that counts as unused: now, and for as long as the note may have waited. */
export function resolvedIsClean(chronicle: Chronicle): Violation[] {
  const last = new Map<string, string>();
  return eventsOf(chronicle, 'note').flatMap((note) => {
    const before = last.get(note.findingId);
    last.set(note.findingId, note.status);
    if (!note.isProduct || note.status !== 'RESOLVED' || before === undefined || before === 'RESOLVED')
      return [];
    return unusedIn(chronicle, note).map((credential) => ({
      ...{ rule: 4, at: note.at, about: note.caseId, by: `note ${note.step}` },
      state: stateAt(chronicle, chronicle.events.indexOf(note), note.caseId),
      claim: `RESOLVED, and ${credential} is on and unused`,
    }));
  });
}

function unusedIn(chronicle: Chronicle, { at, caseId, userArn, users }: NoteEvent): string[] {
  const userId = userIdIn(caseId);
  const earlier = chronicle.events.findLast((event) => event.at <= at - LATE_MS)?.users;
  const account = userArn.split(':')[4] ?? '';
  const controls = clicksOn(chronicle, userId, account).map(({ control }) => control);
  // The control with the longest threshold that was clicked: what is unused by it is unused by each.
  const days = controls.every((control) => control === 'IAM.22') && controls.length > 0 ? 45 : 90;
  const unused = (seen: readonly SeenUser[] | undefined) =>
    seen?.find((one) => one.userId === userId)?.credentials.filter(({ isOn }) => isOn) ?? [];
  const before = new Set(unused(earlier).map(({ id }) => id));
  const passwordUse = users.find((one) => one.userId === userId)?.passwordUse;
  return unused(users)
    .filter(({ id }) => before.has(id))
    .filter(({ id, createdAt, reportedUse }) => {
      const use = (id === PASSWORD ? passwordUse : reportedUse) ?? 0;
      return at - Math.max(use, createdAt) > days * DAY_MS + LATE_MS;
    })
    .map(({ id }) => id);
}
