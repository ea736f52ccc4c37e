import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseIdOf } from '../../../../functions/domain/case/case-id.ts';
import {
  NOTE_LENGTH,
  type Note,
  shortened,
  withQuotes,
} from '../../../../functions/domain/finding/other-note.ts';
import { fitNote } from '../../../../functions/domain/note/note.ts';
import {
  aCredential,
  aHostileText,
  aKeyId,
  aTime,
  aUserId,
  aUserName,
  isWhole,
} from '../../../support/arbitraries.ts';
import { AT, anAnswer, aUser } from '../../../support/builders.ts';
import { compose, STEP_NAMES } from './notes.ts';

const caseId = fc
  .tuple(aUserName, aUserId, fc.integer({ min: 1, max: 999_999 }))
  .map((parts) => caseIdOf(...parts));
/** Text as people and languages write it: no half characters, of one length in code units and another in characters. */
const text = fc.string({
  unit: fc.oneof(fc.constantFrom('👍', '検', ' ', 'x', '.', 'é'), fc.constantFrom('word ', '🇯🇵', 'か\u3099')),
  maxLength: 700,
  size: 'max',
});

describe('a text that is cut', () => {
  it('has at most so many characters, is no half character, and begins as it did', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 600 }), (long, length) => {
        const cut = shortened(long, length);

        expect(cut.length).toBeLessThanOrEqual(length);
        expect(isWhole(cut)).toBe(true);
        if (long.length <= length) expect(cut).toBe(long);
        else expect(long.startsWith(cut.replace(/…$/, ''))).toBe(true);
        // Nothing is given away but for a character of two code units.
        if (long.length > length) expect(cut.length).toBeGreaterThanOrEqual(length - 1);
      }),
    );
  });
});

describe('a note of any text', () => {
  it('fits, is one line, and ends with what must be said and the case', () => {
    const last = fc.constantFrom('', ' What is off can be given back until 2027-03-01.');
    fc.assert(
      fc.property(fc.oneof(text, aHostileText), caseId, last, (said, id, end) => {
        const note = fitNote(said, id, end);

        expect(note.length).toBeLessThanOrEqual(NOTE_LENGTH);
        expect(note.endsWith(`${end} Case ${id}.`)).toBe(true);
        expect(note).not.toMatch(/[\n\r\t]/);
        if (isWhole(said)) expect(isWhole(note)).toBe(true);
      }),
    );
  });

  it('keeps all of a text that has room', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z👍検]{1,9}$/u), { maxLength: 30 }), caseId, (all, id) => {
        expect(fitNote(all.join(' '), id)).toBe(`${all.join(' ')} Case ${id}.`);
      }),
    );
  });

  it('stays whole with the notes of others behind it, and fits', () => {
    const others = fc.array(fc.record({ text: fc.oneof(text, aHostileText), by: fc.string(), at: aTime }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, caseId, others, (said, id, notes: Note[]) => {
        const ours = fitNote(said, id);
        const quoted = withQuotes(ours, notes);

        expect(quoted.startsWith(ours)).toBe(true);
        expect(quoted.length).toBeLessThanOrEqual(NOTE_LENGTH);
        const isWell = notes.every((one) => isWhole(one.text) && isWhole(one.by));
        if (isWell) expect(isWhole(quoted)).toBe(true);
      }),
    );
  });
});

describe('the note of any step, of any user', () => {
  it('fits, ends with its case, and shows no more of a key than its mask', () => {
    const credentials = fc.uniqueArray(aCredential, { selector: ({ id }) => id, maxLength: 3 });
    const step = fc.constantFrom(...STEP_NAMES);
    fc.assert(
      fc.property(step, credentials, aKeyId, aHostileText, (name, all, keyId, said) => {
        const ids = [...all.map(({ id }) => id), keyId];
        const outcomes = ids.map((credentialId) => ({
          credentialId,
          result: 'failed' as const,
          reason: said.slice(0, 20),
        }));
        const disabled = ids.map((id) => ({
          credentialId: id,
          kind: id === 'password' ? ('password' as const) : ('access-key' as const),
          disabledAt: AT,
        }));
        const answer = anAnswer({ reason: said, until: AT, by: `${said.slice(0, 9)}@example.com` });
        const case_ = { user: aUser({ credentials: all }), outcomes, disabled, remarks: [said] };

        const { note } = compose(name, case_, { answer, failure: said });

        expect(note.length).toBeLessThanOrEqual(NOTE_LENGTH);
        expect(note).toMatch(/ Case alice-AIDAEXAMPLE123456789-1\.$/);
        for (const id of ids.filter((one) => one !== 'password')) expect(note).not.toContain(id.slice(3, -3));
      }),
    );
  });
});
