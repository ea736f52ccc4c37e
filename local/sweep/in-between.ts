const BOUNCED = /^Mail to (.+?) bounced\. /;

/**
 * Notes of a finding without those that say of a bounce between two others only what the ones around them say: the bounce
 * is put before the note that stands there, at once, unless the next note comes first, which says it as well. Where the
 * workflow hears of it a moment earlier or later, the one in between is written or not; nobody learns anything else.
 */
export function withoutBouncesBetween(notes: readonly string[]): string[] {
  return notes.filter((note, index) => {
    const [words = '', addresses = ''] = BOUNCED.exec(note) ?? [];
    if (addresses === '') return true;
    const isSaidOf = note.slice(words.length) === notes[index - 1];
    const next = notes[index + 1]?.toLowerCase() ?? '';
    return !(isSaidOf && next.includes(`mail to ${addresses.toLowerCase()} bounced`));
  });
}
