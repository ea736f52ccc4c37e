/** The pictures in `docs/images`, all of which `npm run docs:images` makes: `<name>.png`. */
export const PICTURES = [
  'case-page',
  'case-page-answered',
  'case-page-dark',
  'case-page-phone',
  'case-page-phone-ja',
  'case-page-security-contact',
  'case-page-turned-off',
  'console-case',
  'console-findings',
  'list-page-phone',
  'mail-asked-en',
  'mail-asked-phone-dark',
  'mail-restored-ja',
  'mail-several-en',
] as const;

/** The name of a picture in `docs/images`. */
export type Picture = (typeof PICTURES)[number];
