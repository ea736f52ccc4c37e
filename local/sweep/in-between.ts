const BOUNCED = /^Mail to (.+?) bounced\. /;

/**
 * Notes of a finding without those that say of a bounce what one beside them says as well, before what stood there until
 * then: the bounce is put before the note that stands there, at once, unless the next note comes first. Where the workflow
 * hears of it a moment earlier or later, the one in between is written, or not, or only after the next one, which is
 * written again then; nobody learns anything else.
 */
export function withoutBouncesBetween(notes: readonly string[]): string[] {
  const others = notes.filter((note, index) => {
    const [words = '', addresses = ''] = BOUNCED.exec(note) ?? [];
    if (addresses === '') return true;
    const isSaidOf = notes.slice(0, index).includes(note.slice(words.length));
    const around = [notes[index - 1], notes[index + 1]];
    return !(isSaidOf && around.some((one) => isSaid(one, addresses)));
  });
  return others.filter((note, index) => note !== others[index - 1]);
}

const isSaid = (note: string | undefined, addresses: string): boolean =>
  note?.toLowerCase().includes(`mail to ${addresses.toLowerCase()} bounced`) === true;
