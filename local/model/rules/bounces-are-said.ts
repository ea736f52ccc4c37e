import type { BounceEvent, Chronicle, ChronicleEvent, MailEvent, NoteEvent } from '../chronicle.ts';
import { mailsIn } from '../claims/mails-in.ts';
import { type Placed, stateAt, userIdIn } from '../history.ts';
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
 * people were asked; unless it says that mail to them bounced.
 */
export function bouncesAreSaid(chronicle: Chronicle): Violation[] {
  const { events } = chronicle;
  if (events.every(({ is }) => is !== 'bounce')) return [];
  const placed = events.map((event, index) => ({ ...event, index }));
  const notes = placed.filter(isBounce).flatMap((bounce) => notesStandingAfter(events, bounce));
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

/** The notes of running cases as they stand a quarter of an hour after a bounce, of those whom the bounced mail was about. */
function notesStandingAfter(events: Chronicle['events'], { index, at, sesId }: Placed<BounceEvent>) {
  const later = events.findIndex((event, place) => place > index && event.at > at + KNOWN_AFTER_MS);
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
