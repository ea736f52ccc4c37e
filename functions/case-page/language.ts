import { LANGUAGES, type Language } from '../domain/settings/language.ts';
import type { Settings } from '../domain/settings/settings.ts';

/**
 * The language of a page: the one that the browser likes best of those there are (Accept-Language, RFC 9110 section
 * 12.5.4), else that of the settings.
 */
export function languageOf(
  acceptLanguage: string | undefined,
  { language }: Pick<Settings, 'language'>,
): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(readRange)
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const known = wanted.map(({ tag }) => tag).find(isKnown);
  return known ?? language;
}

function readRange(range: string): { tag: string; quality: number } {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return { tag: name.split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 };
}

function isKnown(tag: string): tag is Language {
  return LANGUAGES.some((one) => one === tag);
}
