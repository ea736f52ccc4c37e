import { describe, expect, it } from 'vitest';
import {
  BESIDES,
  NOTE_AUTHOR,
  NOTE_LENGTH,
  notesOfOthers,
  shortened,
  withQuotes,
} from '../../../../functions/domain/finding/other-note.ts';

const note = (text: string, by = 'jane', at = '2026-03-01T09:00:00.000Z') => ({ text, by, at });

describe('the notes of others', () => {
  it('are those that we have not written, each once', () => {
    const jane = note('Ticket 7.');

    expect(notesOfOthers([jane, undefined, note('Ours.', NOTE_AUTHOR), { ...jane }])).toEqual([jane]);
  });

  it('are all of them where they say something else, or somebody else says it', () => {
    const notes = [note('Ticket 7.'), note('Ticket 8.'), note('Ticket 7.', 'joe')];

    expect(notesOfOthers(notes)).toEqual(notes);
  });
});

describe('a text that is shortened', () => {
  it.each([
    ['abcd', 5, 'abcd'],
    ['abcd', 4, 'abcd'],
    ['abcd', 3, 'ab…'],
    ['abcd', 1, '…'],
    ['abcd', 0, ''],
    ['abcd', -3, ''],
    ['a😀bc', 3, 'a…'],
    ['a😀bc', 4, 'a😀…'],
  ])('of %s to %i characters is “%s”', (text, length, short) => {
    expect(shortened(text, length)).toBe(short);
  });
});

describe('a note that quotes', () => {
  it('says who wrote what and when, the latest first', () => {
    const later = note('Second.', 'joe', '2026-03-02T09:00:00.000Z');

    expect(withQuotes('Ours.', [note('First\n line.'), later])).toBe(
      'Ours. Note by joe, 2026-03-02 09:00 UTC: “Second.” Note by jane, 2026-03-01 09:00 UTC: “First line.”',
    );
  });

  it.each([0, 300, 440, 450, 460, 470, 480, 500, NOTE_LENGTH])(
    'of %i characters has room for no more',
    (length) => {
      const ours = 'x'.repeat(length);
      const quoted = withQuotes(ours, [note('😀 '.repeat(300))]);

      expect(quoted.length).toBeLessThanOrEqual(NOTE_LENGTH);
      expect(quoted.startsWith(ours)).toBe(true);
      expect(quoted).toMatch(length > 460 ? /x$/ : /…”$/);
      expect(() => encodeURIComponent(quoted)).not.toThrow();
    },
  );

  it('has another where that has just room, and says nothing that says nothing', () => {
    const head = ' Note by jane, 2026-03-01 09:00 UTC: “';
    const ours = (room: number) => 'x'.repeat(NOTE_LENGTH - head.length - 1 - room);

    expect(withQuotes(ours(5), [note(' Short\n')])).toBe(`${ours(5)}${head}Short”`);
    expect(withQuotes(ours(4), [note('Short')])).toBe(ours(4));
    expect(withQuotes(ours(12), [note('A long story.')])).toBe(`${ours(12)}${head}A long stor…”`);
    expect(withQuotes(ours(11), [note('A long story.')])).toBe(ours(11));
  });

  it('leaves out what is known besides, and nothing else', () => {
    const quoted = ' Note by jane, 2026-03-01 09:00 UTC: “Mine.”';
    const ours = `Asked in Case 7.${BESIDES}has a-admin. Case c-1.`;
    const unnamed = `Asked in Case 7.${BESIDES}has a-admin.`;

    expect(withQuotes(ours, [note('Mine.')])).toBe(`Asked in Case 7. Case c-1.${quoted}`);
    expect(withQuotes(ours, [])).toBe(ours);
    expect(withQuotes(unnamed, [note('Mine.')])).toBe(unnamed + quoted);
  });
});
