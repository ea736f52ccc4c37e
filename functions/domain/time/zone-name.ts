/**
 * The places whose people have a name for a zone: one locale names only the zones of its own countries and gives a
 * number for all others (CLDR). The names of each are English, but for that of Japan, which is JST in both.
 */
const PLACES = ['en-GB', 'en-US', 'en-AU', 'ja-JP', 'en-IN', 'en-ZA'];

const formats = new Map<string, Intl.DateTimeFormat[]>();

function formatsOf(timeZone: string): Intl.DateTimeFormat[] {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = PLACES.map((place) => new Intl.DateTimeFormat(place, { timeZone, timeZoneName: 'short' }));
  formats.set(timeZone, made);
  return made;
}

/**
 * What people call a zone at a point in time: `JST`, `CET`, `EDT`. A number, `GMT+8`, where no place has a name for it.
 * `usual` is what is known of it already.
 */
export function zoneName(time: Date, timeZone: string, usual: string): string {
  if (!/^GMT[+-]/.test(usual)) return usual;
  const names = formatsOf(timeZone).map((format) => nameIn(format, time));
  return names.find((name) => /^[A-Z]{2,5}$/.test(name)) ?? usual;
}

function nameIn(format: Intl.DateTimeFormat, time: Date): string {
  return format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
