export { readNote } from './read-note.ts';
