import type { ChronicleEvent, PageEvent } from './chronicle.ts';
import type { ReadText } from './claims/claim.ts';
import { mailsIn } from './claims/mails-in.ts';
import { readMail, readNote, readPage, usersOf } from './claims/read-text.ts';
import { once } from './once.ts';

/** A text that people were shown, and the case that it is about. */
export interface Shown {
  caseId: string;
  by: string;
  read: ReadText;
}

/** What an event shows to people: a note, the mails of a message, a page, of a list each user by itself. */
export const shownBy = once((event: ChronicleEvent): readonly Shown[] => {
  if (event.is === 'note')
    return event.isProduct && event.caseId !== ''
      ? [{ caseId: event.caseId, by: `note ${event.step}`, read: readNote(event.note) }]
      : [];
  if (event.is === 'mail')
    return mailsIn(event.text).map(({ caseId, text }) => ({ caseId, by: 'mail', read: readMail({ text }) }));
  return event.is === 'page' ? shownByPage(event) : [];
});

function shownByPage({ caseId, listed, method, html }: PageEvent): Shown[] {
  const by = `page ${method}`;
  if (listed.length === 0) return [{ caseId, by, read: readPage(html) }];
  const { users, rest } = usersOf(html);
  return [
    { caseId, by, read: readPage(rest) },
    ...users.map((user) => ({ caseId: user.caseId, by, read: readPage(user.html) })),
  ];
}
