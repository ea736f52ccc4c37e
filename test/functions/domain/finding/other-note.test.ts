import { describe, expect, it } from 'vitest';
import {
  NOTE_AUTHOR,
  NOTE_LENGTH,
  notesOfOthers,
  withQuotes,
} from '../../../../functions/domain/finding/other-note.ts';

const note = (text: string, by = 'jane', at = '2026-03-01T09:00:00.000Z') => ({ text, by, at });

describe('the notes of others', () => {
  it('are those that we have not written, each once', () => {
    const jane = note('Ticket 7.');

    expect(notesOfOthers([jane, undefined, note('Ours.', NOTE_AUTHOR), { ...jane }])).toEqual([jane]);
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
});
