import type { Language } from '../../../functions/domain/settings/language.ts';
import { en } from './en/language.ts';
import { ja } from './ja/language.ts';
import type { SpokenLanguage } from './spoken-language.ts';

/** How each language is read. */
export const SPOKEN: Record<Language, SpokenLanguage> = { en, ja };
