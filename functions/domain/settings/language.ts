/** The languages that people can be told and asked in. Each has a folder of this name in `functions/texts/`. */
export const LANGUAGES = ['en', 'ja'] as const;

export type Language = (typeof LANGUAGES)[number];
