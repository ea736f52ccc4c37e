export { usersOf } from './page-lines.ts';
export { readMail } from './read-mail.ts';
export { readNote } from './read-note.ts';
export { readPage } from './read-page.ts';
