import { describe, expect, it } from 'vitest';
import { withoutBouncesBetween } from '../../../local/sweep/in-between.ts';

const ASKED = 'Asked ann@example.com; answer by 2026-11-16. Case c.';
const BOUNCED = `Mail to ann@example.com bounced. ${ASKED}`;
const CONTACTS = 'Asking it@example.com. Owner: mail to ann@example.com bounced. Case c.';

describe('a note that says of a bounce what those around it say', () => {
  it('makes no difference: written, or passed over', () => {
    expect(withoutBouncesBetween([ASKED, BOUNCED, CONTACTS])).toEqual([ASKED, CONTACTS]);
    expect(withoutBouncesBetween([ASKED, CONTACTS])).toEqual([ASKED, CONTACTS]);
  });

  it('makes no difference where the next one was written before it, and is written again', () => {
    expect(withoutBouncesBetween([ASKED, CONTACTS, BOUNCED, CONTACTS])).toEqual([ASKED, CONTACTS]);
  });

  it.each([
    ['the last that says so', [ASKED, BOUNCED]],
    ['followed by one that does not', [ASKED, BOUNCED, 'Disabled password. Case c.']],
    ['of another address than the next one', [ASKED, BOUNCED, CONTACTS.replace('ann', 'ben')]],
    ['of another note than the one before', ['Asking ann@example.com. Case c.', BOUNCED, CONTACTS]],
  ])('counts where it is %s', (_where, notes) => {
    expect(withoutBouncesBetween(notes)).toEqual(notes);
  });
});
