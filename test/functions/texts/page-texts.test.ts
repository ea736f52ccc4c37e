import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../functions/case-page/language.ts';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { TEXTS } from '../../../functions/languages.ts';
import { anEvent, aRecord, OWNER_KEY, SECURITY_KEY, World } from '../case-page/world.ts';

/** Every path to a text, and what it leads to. */
function leaves(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

const english = new Map(leaves(TEXTS.en.page));
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const SAME = ['.language'];

describe.each(OTHERS)('the catalogue of %s', (language) => {
  const texts = new Map(leaves(TEXTS[language].page));

  it('has every text of the English one and no other', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leaves no text untranslated or empty', () => {
    const same = [...texts].filter(([path, text]) => typeof text === 'string' && text === english.get(path));
    const empty = [...texts].filter(([, text]) => text === '');

    expect(same.map(([path]) => path).filter((path) => !SAME.includes(path))).toEqual([]);
    expect(empty).toEqual([]);
  });

  it('takes as many values as the English one, or fewer', () => {
    for (const [path, text] of texts) {
      const other = english.get(path);
      if (typeof text === 'function' && typeof other === 'function')
        expect(text.length, path).toBeLessThanOrEqual(Math.max(other.length, 1));
    }
  });
});

describe('a page in Japanese', () => {
  it.each(['stakeholder', 'impact', 'deletion', 'use'] as const)(
    'has no English sentence in "%s"',
    async (kind) => {
      for (const key of [OWNER_KEY, SECURITY_KEY]) {
        const world = new World(aRecord(kind));
        world.settings = { ...world.settings, language: 'ja' };
        const { body } = await world.get(key);

        const main = body.slice(body.indexOf('<main>'));
        const text = main.replace(/<[^>]*>/g, '\n');
        expect(body).toContain('<html lang="ja">');
        // Names, identifiers and addresses stay as they are.
        expect(text.split('\n').filter((line) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(line))).toEqual([]);
      }
    },
  );

  it('is sent also where a request is refused', async () => {
    const event = { ...anEvent('PUT'), headers: { 'accept-language': 'ja' } };

    expect((await new World(aRecord('use')).send(event)).body).toContain('この操作はできません');
  });
});

describe('the language', () => {
  it.each([
    [undefined, 'en', 'en'],
    [undefined, 'ja', 'ja'],
    ['ja', 'en', 'ja'],
    ['ja-JP,ja;q=0.9,en;q=0.8', 'en', 'ja'],
    ['en-GB,en;q=0.9,ja;q=0.8', 'ja', 'en'],
    ['de-DE,de;q=0.9', 'ja', 'ja'],
    ['de,ja;q=0.5,en;q=0.7', 'ja', 'en'],
    ['ja;q=0,en', 'ja', 'en'],
    ['ja;q=high', 'en', 'en'],
    ['*', 'ja', 'ja'],
    ['__proto__,constructor', 'en', 'en'],
    [','.repeat(10_000), 'en', 'en'],
  ] as const)('of %j with the setting %s is %s', (header, setting, language) => {
    expect(languageOf(header, { language: setting })).toBe(language);
  });
});
