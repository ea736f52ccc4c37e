import type { Chronicle } from '../chronicle.ts';
import { readNote } from '../claims/read-text.ts';
import { actOf, productChanges, stateAt, userBefore, userIdIn, wasQuarantined } from '../history.ts';
import { isNameOf } from '../mask.ts';
import { isRecordingRefused } from '../refused-for-good.ts';
import { standingsAt } from '../truth.ts';
import type { Violation } from '../violation.ts';
import { CLICK, type Wish, wishesIn } from '../wishes.ts';

/**
 * 11. A recorded wish to restore is settled: everything is on again that the case had disabled by then, or whoever asked
 * was told after it why not; but where the table takes nothing any more, without which the product does nothing. It is never lost,
 * and nothing of it is deleted. Of a user that AWS has quarantined an owner's wish is the security contacts' to refuse, once they
 * were asked; the owner is told how it ended. A wish of somebody whom the tags name no more is refused, and told so.
 */
export function wishesAreSettled(chronicle: Chronicle): Violation[] {
  if (!chronicle.isOver) return [];
  return wishesIn(chronicle).flatMap((wish) => {
    const { caseId, index, at, by } = wish;
    if (isRefused(chronicle, wish) || isOfFormerOwner(chronicle, wish) || isTooLate(chronicle, wish))
      return [];
    const off = offByUs(chronicle, index, caseId).filter((id) => !isDeletedAsTold(chronicle, wish, id));
    const deleted = off.filter((id) => isDeleted(chronicle, wish, id));
    const after = new Set(offByUs(chronicle, chronicle.events.length - 1, caseId));
    const isExcused = isTold(chronicle, wish) || isRecordingRefused(chronicle);
    const left = isExcused ? [] : off.filter((id) => after.has(id));
    const state = stateAt(chronicle, index, caseId);
    const claims = [
      ...(deleted.length === 0 ? [] : [`asked back and deleted: ${deleted.join(', ')}`]),
      ...(left.length === 0 ? [] : [`asked back and left off: ${left.join(', ')}`]),
    ];
    return claims.map((claim) => ({ rule: 11, at, about: caseId, state, by, claim }));
  });
}

/** Whether an owner's wish about a quarantined user was put to its security contacts, and the owner told of the end. */
function isRefused(chronicle: Chronicle, { index, caseId, address }: Wish): boolean {
  const { events, settings } = chronicle;
  if (address === undefined || settings.securityContacts.includes(address)) return false;
  const mailsTo = (to: readonly string[]) =>
    events
      .slice(index)
      .filter(
        (event) => event.is === 'mail' && event.text.includes(caseId) && to.includes(event.to[0] ?? ''),
      );
  return (
    wasQuarantined(chronicle, events.length, userIdIn(caseId)) &&
    mailsTo(settings.securityContacts).length > 0 &&
    mailsTo([address]).length > 0
  );
}

/**
 * Whether a click was answered by a note that it was not taken, or that no case is running, and the deletion had been announced
 * in the item by then: a click counts from when it is handled.
 */
function isTooLate({ events }: Chronicle, { index, caseId, by }: Wish): boolean {
  if (by !== CLICK) return false;
  const refused = events.findIndex(
    (event, place) =>
      place > index &&
      event.is === 'note' &&
      event.isProduct &&
      event.caseId === caseId &&
      NOT_TAKEN.some((start) => event.note.startsWith(start)),
  );
  return events
    .slice(0, Math.max(0, refused))
    .some(
      (event) =>
        event.is === 'item' && event.item['caseId'] === caseId && event.item['restoreKit'] !== undefined,
    );
}

/** How notes refuse a click while credentials are deleted, and once they have been. */
const NOT_TAKEN = [
  'Stop or restore was not taken: The credentials are being deleted right now',
  'Nothing was done: no case is running for the IAM user ',
];

/** Whether the wish was noted and mailed as refused while no tag of the user named who had made it. */
function isOfFormerOwner(chronicle: Chronicle, { index, caseId, address = '' }: Wish): boolean {
  const { events } = chronicle;
  const userId = userIdIn(caseId);
  const noted = events.findIndex(
    (event, place) =>
      place > index &&
      event.is === 'note' &&
      event.step === 'wish-refused' &&
      userIdIn(event.caseId) === userId,
  );
  const { tags = {} } = noted < 0 ? {} : (userBefore(chronicle, noted, userId) ?? {});
  const isOwner = Object.values(tags).some((value) => value.split(NO_ADDRESS).includes(address));
  const isMailed = events
    .slice(noted)
    .some((event) => event.is === 'mail' && event.to.includes(address) && tellsOfRefusal(event.text, userId));
  return noted >= 0 && !isOwner && isMailed;
}

/** What may stand between two addresses in a tag. */
const NO_ADDRESS = /[^\w.+@-]+/;

/** How mails say that a wish came to nothing: in the first line, or of one of several users above what is said of it. */
const REFUSALS = [
  'Not given back: somebody else owns this user now',
  'Not given back: somebody else owns these users now',
  'Nothing could be given back',
  '元に戻していません：現在の所有者は別の方です',
  '元に戻せるものがありませんでした',
];

function tellsOfRefusal(text: string, userId: string): boolean {
  const isOne = (line: string) => REFUSALS.some((start) => line.startsWith(start));
  const [first = '', ...lines] = text.split('\n');
  const ofUser = lines.filter((line) => line.includes(userId));
  return ofUser.length > 0 && (REFUSALS.includes(first) || ofUser.some(isOne));
}

function offByUs(chronicle: Chronicle, index: number, caseId: string): string[] {
  const { user, credentials } = standingsAt(chronicle, index, caseId);
  // Of a user that somebody has deleted nothing is left to be given back.
  if (user === undefined) return [];
  return credentials
    .filter(({ wasDisabled, isOn, last }) => wasDisabled && !isOn && last?.isProduct === true)
    .filter(({ last }) => last?.act === 'disable')
    .map(({ id }) => id);
}

/** Whether the case had said before that it is deleted: of a password nothing else tells that from being off. */
function isDeletedAsTold({ events }: Chronicle, { index, caseId }: Wish, id: string): boolean {
  return events
    .slice(0, index)
    .some(
      (event) =>
        event.is === 'note' &&
        event.isProduct &&
        event.caseId === caseId &&
        readNote(event.note).claims.some(
          ({ credential, says }) => says === 'deleted-by-us' && isNameOf(credential, id),
        ),
    );
}

/** Whether this case has deleted a credential after the wish to have it back. */
function isDeleted(chronicle: Chronicle, { index, caseId }: Wish, id: string): boolean {
  return productChanges(chronicle).some(
    (one) =>
      one.index > index && one.credential === id && actOf(one) === 'delete' && caseId.endsWith(one.session),
  );
}

/** Whether a finding was opened again after the wish: its note says what is off, and why. */
function isTold({ events }: Chronicle, { index, caseId }: Wish): boolean {
  return events.slice(index).some(
    (event) =>
      event.is === 'note' &&
      event.isProduct &&
      // A wish of after the end is settled by the next case.
      userIdIn(event.caseId) === userIdIn(caseId) &&
      event.status === 'NEW',
  );
}
