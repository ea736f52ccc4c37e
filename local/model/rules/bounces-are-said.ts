import type {
  BounceEvent,
  CallEvent,
  Chronicle,
  ChronicleEvent,
  MailEvent,
  NoteEvent,
} from '../chronicle.ts';
import { mailsIn } from '../claims/mails-in.ts';
import { type Placed, stateAt, userIdIn } from '../history.ts';
import { isTellingRefused } from '../refused-for-good.ts';
import type { Violation } from '../violation.ts';

/** For so long a text may not know of a bounce yet. */
const KNOWN_AFTER_MS = 15 * 60_000;

/** How notes and mails name those who were asked, or reminded. */
const ASKED = [
  /\b(?:Asked|Reminded) ([^;]*); answer by /,
  /\(asked: ([^)]*)\)/,
  /^- Asked: (.*)\.$/m,
  /（確認先：([^）]*)）/,
  /^- 確認先：(.*)。$/m,
];
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Where a note had no room for all. */
const NOT_ALL = / and \d+ more/;

/**
 * 16. A quarter of an hour after mails have bounced no note stands, and no mail is sent, that says that only those
 * people were asked; unless it says that mail to them bounced. Notes wait for as long as calls fail that they need.
 */
export function bouncesAreSaid(chronicle: Chronicle): Violation[] {
  const { events } = chronicle;
  if (events.every(({ is }) => is !== 'bounce')) return [];
  const placed = events.map((event, index) => ({ ...event, index }));
  const bounces = isTellingRefused(chronicle) ? [] : placed.filter(isBounce);
  const notes = bounces.flatMap((bounce) => notesStandingAfter(events, bounce));
  const mails = placed
    .filter(isMail)
    .flatMap(({ index, at, text }) =>
      mailsIn(text).map((mail) => ({ index, at, caseId: mail.caseId, text: mail.text, by: 'mail' })),
    );
  return [...notes, ...mails].flatMap(({ index, at, caseId, text, by }) => {
    const asked = askedIn(text);
    const isUntrue =
      asked.length > 0 &&
      asked.every((to) => hasBounced(events, { index, at, caseId, to }) && !isSaid(text, to));
    const state = stateAt(chronicle, index, caseId);
    const claim = `asked ${asked.join(', ')}, to whom mail bounced`;
    return isUntrue ? [{ rule: 16, at, about: caseId, state, by, claim }] : [];
  });
}

const isBounce = (event: Placed): event is Placed<BounceEvent> => event.is === 'bounce';
const isMail = (event: Placed): event is Placed<MailEvent> => event.is === 'mail';

/** So long after a failure it is surely tried again. */
const TRIED_AGAIN_AFTER_MS = 60 * 60_000;

/**
 * The first moment by which the note must say so: a quarter of an hour after the bounce; where calls that it needs have failed
 * since, an hour after the last failure, if the product has taken what SES told at all: that is tried for minutes only.
 */
function knownFrom(events: Chronicle['events'], { index, at }: Placed<BounceEvent>): number {
  const calls = events
    .slice(index + 1)
    .filter((event): event is CallEvent => event.is === 'call' && event.function !== '');
  const failures = calls.filter(isInTheWay).map((call) => call.at);
  const taken = calls.find(isTaking)?.at ?? Number.POSITIVE_INFINITY;
  const isKnown = (now: number): boolean => {
    const failed = failures.findLast((time) => time <= now);
    if (failed === undefined) return now > at + KNOWN_AFTER_MS;
    return now > failed + TRIED_AGAIN_AFTER_MS && now >= taken;
  };
  return events.findIndex((event, place) => place > index && isKnown(event.at));
}

/** Whether a call has failed without which no note is written: those of the table and of Security Hub. */
function isInTheWay({ call, error }: CallEvent): boolean {
  // That somebody else was faster is no failure.
  const isFailure = error !== undefined && error !== 'ConditionalCheckFailedException';
  return isFailure && /^(?:dynamodb|securityhub):/.test(call);
}

/** Whether the product writes what SES told of a mail. */
function isTaking({ function: folder, call, error }: CallEvent): boolean {
  return folder === 'deliver' && call === 'dynamodb:UpdateItem' && error === undefined;
}

/** The notes of running cases as they stand a quarter of an hour after a bounce, of those whom the bounced mail was about. */
function notesStandingAfter(events: Chronicle['events'], bounce: Placed<BounceEvent>) {
  const { at, sesId } = bounce;
  const later = knownFrom(events, bounce);
  const mail = events.find((event): event is MailEvent => event.is === 'mail' && event.sesId === sesId);
  if (later < 0 || mail === undefined) return [];
  const standing = new Map(
    events
      .slice(0, later)
      .filter((event): event is NoteEvent => event.is === 'note')
      .map((note) => [note.findingId, note]),
  );
  const cases = new Set(mailsIn(mail.text).map(({ caseId }) => caseId));
  return [...standing.values()]
    .filter(({ caseId, isProduct }) => isProduct && cases.has(caseId))
    .map(({ caseId, note, step }) => ({
      ...{ index: later, at: events[later]?.at ?? at, caseId, text: note, by: `note ${step}` },
    }));
}

function askedIn(text: string): string[] {
  const named = ASKED.map((pattern) => pattern.exec(text)?.[1]).find((one) => one !== undefined) ?? '';
  return NOT_ALL.test(named) ? [] : (named.match(ADDRESS) ?? []);
}

/** Whether the latest mail about this user to this address had bounced long enough before. */
function hasBounced(
  events: readonly ChronicleEvent[],
  { index, at, caseId, to }: { index: number; at: number; caseId: string; to: string },
): boolean {
  const before = events.slice(0, index);
  const latest = before.findLast(
    (event): event is MailEvent =>
      event.is === 'mail' && event.to.includes(to) && event.text.includes(userIdIn(caseId)),
  );
  return before.some(
    (event) => event.is === 'bounce' && event.sesId === latest?.sesId && event.at + KNOWN_AFTER_MS <= at,
  );
}

const isSaid = (text: string, to: string): boolean => text.includes(`Mail to ${to} bounced`);
