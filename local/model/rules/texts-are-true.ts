import type { Chronicle, ChronicleEvent } from '../chronicle.ts';
import type { Claim } from '../claims/claim.ts';
import { stateAt, userIdIn } from '../history.ts';
import { momentsOf } from '../moments.ts';
import { countWhile, once } from '../once.ts';
import { PASSWORD } from '../see-users.ts';
import { type Shown, shownBy } from '../shown.ts';
import { isSo, standingsAt } from '../truth.ts';
import type { Violation } from '../violation.ts';

/**
 * 12. What a note, mail or page says of a credential is so at that moment, a mail's since its sender has last written the
 * item; unknown is said as unknown.
 */
export function textsAreTrue(chronicle: Chronicle): Violation[] {
  return chronicle.events.flatMap((event, index) =>
    shownBy(event).flatMap((shown) => untrueIn(shown, chronicle, index)),
  );
}

function untrueIn({ caseId, by, read }: Shown, chronicle: Chronicle, index: number): Violation[] {
  const at = chronicle.events[index]?.at ?? 0;
  const untrue = read.claims.filter((claim) => !wasSo(claim, chronicle, index, caseId)).map(sayClaim);
  const unread = read.unread.map((sentence) => `no row of the model reads: ${sentence}`);
  return [...untrue, ...unread].map((claim) => {
    const state = stateAt(chronicle, index, caseId);
    return { rule: 12, at, about: caseId, state, by, claim };
  });
}

/** Whether a claim is so, or was at any moment of the minute that it names; of a mail, since it could not be called back. */
function wasSo(claim: Claim, chronicle: Chronicle, index: number, caseId: string): boolean {
  const named = momentsOf(chronicle, index, claim.asOf);
  const moments =
    claim.asOf === undefined
      ? [
          ...named,
          ...momentsOfSending(chronicle, index),
          ...momentsSinceReading(chronicle, index, { claim, userId: userIdIn(caseId) }),
        ]
      : named;
  return moments.some((moment) => isSo(claim, standingsAt(chronicle, moment, caseId)));
}

/** The moments between the last write of the item by the sender of a mail, which fails where others have written, and the mail. */
function momentsOfSending({ events }: Chronicle, index: number): number[] {
  if (events[index]?.is !== 'mail') return [];
  const { writes, changes } = placesIn(events);
  const isBefore = (place: number) => place < index;
  const written = writes[countWhile(writes, isBefore) - 1];
  if (written === undefined) return [];
  const isUntil = (place: number) => place <= written;
  return [written, ...changes.slice(countWhile(changes, isUntil), countWhile(changes, isBefore))];
}

const HOUR = 3_600_000;

/**
 * The moments since what a claim speaks of was last read, where that is no hour ago, and since the product has last changed
 * something: what others have done since then it could not know yet.
 */
function momentsSinceReading(
  { events }: Chronicle,
  index: number,
  { claim, userId }: { claim: Claim; userId: string },
): number[] {
  const { passwordReads, keyReads, changes } = placesIn(events);
  const isUntil = (place: number) => place <= index;
  const lastOf = (reads: readonly number[]) =>
    reads.slice(0, countWhile(reads, isUntil)).findLast((place) => isOf(events[place], userId));
  const read = readOf(claim, { password: lastOf(passwordReads), keys: lastOf(keyReads) });
  const until = changes.slice(0, countWhile(changes, isUntil));
  const own = until.findLast((place) => isOwn(events[place]) && isOf(events[place], userId));
  const now = events[index]?.at ?? 0;
  if (read === undefined || (events[read]?.at ?? 0) < now - HOUR) return [];
  const since = Math.max(read, own ?? 0);
  const others = until.filter((place) => place > since);
  return others.length === 0 ? [] : [since, ...others];
}

/** When what a claim speaks of was read: of a claim about everything, the earlier of the two reads. */
function readOf(
  { credential }: Claim,
  { password, keys }: { password: number | undefined; keys: number | undefined },
): number | undefined {
  if (credential === PASSWORD) return password;
  if (credential !== 'all' && credential !== 'user') return keys;
  return password === undefined || keys === undefined ? undefined : Math.min(password, keys);
}

/** Whether a read or a change is, or may be, of this user: the name of its session may not say. */
function isOf(event: ChronicleEvent | undefined, userId: string): boolean {
  if (event?.is !== 'call' && event?.is !== 'iam') return false;
  const of = userIdIn(event.session ?? '');
  return of === userId || of === '';
}

const isOwn = (event: ChronicleEvent | undefined): boolean => event?.is === 'iam' && event.isProduct;

/** Where the deliverer has written an item, where a user's password and keys were read, and where IAM was changed, in order. */
const placesIn = once((events: Chronicle['events']) => {
  const placesOf = (isWanted: (event: ChronicleEvent) => boolean) =>
    events.flatMap((event, place) => (isWanted(event) ? [place] : []));
  return {
    writes: placesOf(
      (event) =>
        event.is === 'call' &&
        event.function === 'deliver' &&
        event.call === 'dynamodb:PutItem' &&
        event.error === undefined,
    ),
    // That there is no password is what a read says, too.
    passwordReads: placesOf(
      (event) =>
        event.is === 'call' &&
        event.call === 'iam:GetLoginProfile' &&
        (event.error === undefined || event.error === 'NoSuchEntity'),
    ),
    keyReads: placesOf(
      (event) => event.is === 'call' && event.call === 'iam:ListAccessKeys' && event.error === undefined,
    ),
    changes: placesOf(({ is }) => is === 'iam'),
  };
});

function sayClaim({ credential, says, sentence }: Claim): string {
  return `${credential} is not ${says}: ${sentence}`;
}
