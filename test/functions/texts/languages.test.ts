import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { TEXTS } from '../../../functions/languages.ts';

describe('a language', () => {
  it.each(LANGUAGES)('names itself in its mails and pages: %s', (language) => {
    expect(TEXTS[language].mail.language).toBe(language);
    expect(TEXTS[language].page.language).toBe(language);
  });

  it('has a folder of its name', () => {
    const entries = readdirSync('functions/texts', { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);

    expect(folders.sort()).toEqual([...LANGUAGES].sort());
  });
});
