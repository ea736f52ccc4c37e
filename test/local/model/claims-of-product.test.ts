import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import type { ReadText } from '../../../local/model/claims/claim.ts';
import { readMail, readNote, readPage } from '../../../local/model/claims/read-text.ts';
import { mailsOfProduct } from './mails-of-product.ts';
import { notesOfProduct } from './notes-of-product.ts';
import { pagesOfProduct } from './pages-of-product.ts';

/** The sentences that nobody has thought about, each once. */
function unreadIn(texts: string[], read: (text: string) => ReadText): string[] {
  return [...new Set([...new Set(texts)].flatMap((text) => read(text).unread))];
}

// A new sentence about a credential needs a row in local/model/claims: what it says, or that it says nothing of now.
describe('every sentence about a credential has a row', () => {
  it('in the notes', () => {
    const notes = notesOfProduct();

    expect(notes.length).toBeGreaterThan(500);
    expect(unreadIn(notes, readNote)).toEqual([]);
  });

  it.each(LANGUAGES)('in the mails: %s', (language) => {
    const mails = mailsOfProduct(language);

    expect(mails.length).toBeGreaterThan(500);
    expect(unreadIn(mails, (text) => readMail({ text }))).toEqual([]);
  });

  it.each(LANGUAGES)('on the pages: %s', async (language) => {
    const pages = await pagesOfProduct(language);

    expect(pages.length).toBeGreaterThan(100);
    expect(unreadIn(pages, readPage)).toEqual([]);
  });
});
