import { type Chronicle, eventsOf } from '../chronicle.ts';
import { stateAt, userIdIn } from '../history.ts';
import type { Violation } from '../violation.ts';

const DAY_MS = 86_400_000;
const ASKED = /\bAsked ([^;]*); answer by /;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * 16. A note that calls people asked comes after a mail about the user to at least one of them: since the note that said that they were
 * being asked, or on the day before it, as that note may have come late.
 */
export function askedIsMailed(chronicle: Chronicle): Violation[] {
  const notes = eventsOf(chronicle, 'note').filter(({ isProduct }) => isProduct);
  return notes.flatMap((note, place) => {
    const asked: string[] = (ASKED.exec(note.note)?.[1] ?? '').match(ADDRESS) ?? [];
    if (asked.length === 0) return [];
    const { at, caseId, findingId, step } = note;
    const asking = notes
      .slice(0, place)
      .findLast((one) => one.findingId === findingId && /\bAsking /.test(one.note));
    const since = asking === undefined ? 0 : asking.at - DAY_MS;
    const index = chronicle.events.indexOf(note);
    const isMailed = eventsOf(chronicle, 'mail').some(
      (mail) =>
        mail.at >= since &&
        mail.at <= at &&
        mail.text.includes(userIdIn(caseId)) &&
        mail.to.some((to) => asked.includes(to)),
    );
    const state = stateAt(chronicle, index, caseId);
    const claim = `asked ${asked.join(', ')}, to whom no mail went out`;
    return isMailed ? [] : [{ rule: 16, at, about: caseId, state, by: `note ${step}`, claim }];
  });
}
