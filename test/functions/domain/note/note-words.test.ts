import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../functions/domain/case/outcome.ts';
import { composeUpdate, endsCase } from '../../../../functions/domain/note/note.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aQuestion,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
} from '../../../support/builders.ts';

import { compose, disabledBoth, LONG, offUser, STEP_NAMES } from './notes.ts';

describe('the note of an end', () => {
  const left = { user: offUser, disabled: disabledBoth, outcomes: [] };
  const WORDS = 'password, AKIA…MPLE can be given back with "Stop or restore".';
  const ENDINGS = STEP_NAMES.filter(endsCase);
  const ofUser = (step: string) => !['gone', 'recreated', 'user-deleted'].includes(step);

  it.each(ENDINGS.filter(ofUser))('says of what is left off how it is given back: %s', (step) => {
    expect(compose(step, left).note).toContain(WORDS);
    expect(compose(step, { disabled: [], outcomes: [] }).note).not.toContain('Stop or restore');
  });

  it.each(ENDINGS.filter((step) => !ofUser(step)))(
    'promises nothing of a user that is no more: %s',
    (step) => {
      expect(compose(step, left).note).not.toContain('Stop or restore');
      expect(compose(step, { disabled: disabledBoth, outcomes: [] }).note).not.toContain('Stop or restore');
    },
  );

  it('says so also where the rest is too long for a note', () => {
    const { note } = compose('failed', left, { failure: LONG });

    expect(note.length).toBeLessThanOrEqual(512);
    expect(note).toMatch(/can be given back with "Stop or restore"\. Case [\w-]+\.$/);
  });
});

describe('the words of a note', () => {
  it('name whom was asked, until when, and the evidence', () => {
    const { note, deadline, fields } = compose('asked', { question: aQuestion('stakeholder') });

    expect(note).toBe(
      `Asking alice@example.com; answer by 2026-03-15 09:00 UTC: are these still needed? password (last used 2025-11-01); AKIA…MPLE (last used 2025-08-13). Nothing is changed without an answer. Case ${CASE_ID}.`,
    );
    expect(deadline).toBe('2026-03-15T09:00:00.000Z');
    expect(fields['UnusedCredentialsDeadline']).toBe(deadline);
  });

  it('claim of an answer only that its link was used', () => {
    expect(compose('disabled', { disabled: disabledBoth }, { answer: anAnswer() }).note).toContain(
      'with the link sent to alice@example.com, 2026-03-01 09:00 UTC',
    );
    expect(
      compose('stop', {}, { answer: anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action' }) })
        .note,
    ).toBe(
      `Stopped, by an analyst with the custom action, 2026-03-01 09:00 UTC. Nothing was changed. Case ${CASE_ID}.`,
    );
  });

  it('of a stop tell what stays disabled, deleted or restored', () => {
    const deleted: Outcome[] = [{ credentialId: OLD_KEY, result: 'deleted' }];
    const restored: Outcome[] = [{ credentialId: OLD_KEY, result: 'restored' }];

    expect(compose('stop', { user: offUser, disabled: disabledBoth }).note).toContain(
      'password: disabled by this case; AKIA…MPLE: disabled by this case.',
    );
    expect(compose('stop', { user: offUser, disabled: disabledBoth, outcomes: deleted }).note).toContain(
      'password: disabled by this case; AKIA…MPLE: deleted by this case.',
    );
    expect(compose('stop', { outcomes: restored }).note).toContain('AKIA…MPLE: on (given back).');
  });

  it('of an exemption keep the end, however long the reason is', () => {
    const answer = anAnswer({ kind: 'exempt', role: 'security-contact', reason: LONG, until: daysAgo(-90) });
    const { note, deadline } = compose('exempt', {}, { answer });

    expect(note).toMatch(/^Exempt until 2026-05-30 09:00 UTC.*Opens again by itself then\. Reason: "long/);
    expect(deadline).toBe(daysAgo(-90));
  });

  it('of a deletion name what was deleted and what is left', () => {
    const note = compose(
      'deleted',
      {
        user: aUser({ credentials: [aKey({ id: OTHER_KEY, lastUsedAt: AT })] }),
        outcomes: [
          { credentialId: 'password', result: 'deleted' },
          { credentialId: OLD_KEY, result: 'dropped', reason: 'it was created anew' },
        ],
      },
      { answer: anAnswer({ kind: 'confirm' }) },
    ).note;

    expect(note).toContain('Deleted password, proven by re-read');
    expect(note).toContain('AKIA…MPLE left alone (it was created anew)');
    expect(note).toContain('As read 2026-03-01 09:00 UTC: AKIA…MPLE: on; AKIA…MPLE: gone.');
  });

  it('say what was decided about deletion during the observation', () => {
    const asked = { disabled: disabledBoth, question: aQuestion('deletion') };

    expect(compose('confirm-deletion', asked).note).toContain('Asking alice@example.com; answer by');
    expect(compose('confirm-deletion', asked, { answer: anAnswer({ kind: 'confirm' }) }).note).toContain(
      'Deletion was confirmed, with the link',
    );
    const left = compose('confirm-deletion', asked, { answer: anAnswer({ kind: 'leave-disabled' }) }).note;
    expect(left).toContain('To be left disabled, with the link');
    expect(left).not.toContain('Asked');
  });

  it('of a failure tell what is true now, or that it is not known', () => {
    const failure = 'DisableCredentials: PermanentServiceError (AccessDenied)';

    expect(compose('failed', { user: offUser }, { failure }).note).toBe(
      `The case failed: ${failure}. As read 2026-03-01 09:00 UTC: AKIA…MPLE: off, not by this case. Mend the cause, then select the finding again. Case ${CASE_ID}.`,
    );
    expect(compose('failed', { user: undefined as never }, { failure }).note).toContain(
      'The user could not be read: password: unknown; AKIA…MPLE: unknown.',
    );
    expect(compose('failed', { user: undefined as never, userGone: true }, { failure }).note).toContain(
      'The user no longer exists.',
    );
    const recreated = {
      user: undefined as never,
      remarks: ['The user no longer exists: another has its name.'],
    };
    expect(compose('failed', recreated, { failure }).note).toContain('another has its name.');
  });

  it('of users in use name what is used and by when the control passes', () => {
    const user = aUser({
      credentials: [aKey({ lastUsedAt: daysAgo(3) }), aPassword({ createdAt: daysAgo(1) })],
    });

    expect(compose('in-use', { user, plan: aPlan(user) }).note).toBe(
      `Nothing unused was found: AKIA…MPLE (last used 2026-02-26); password (never used, 1 days old). Nothing was changed; the control should pass by 2026-03-02 13:00 UTC. Case ${CASE_ID}.`,
    );
  });

  it('are in the configured time zone', () => {
    const berlin = { case: aCase({ question: aQuestion('stakeholder') }), at: AT };

    expect(
      composeUpdate('asked', { ...berlin, settings: someSettings({ timeZone: 'Europe/Berlin' }) }).note,
    ).toContain('answer by 2026-03-15 10:00 CET');
  });

  it('name everybody who is asked, and count those for whom there is no room', () => {
    const asked = (...names: string[]) => {
      const recipients = names.map((name) => ({
        address: `${name}@example.com`,
        role: 'stakeholder' as const,
        reason: '',
      }));
      return compose('asked', { question: { ...aQuestion('stakeholder'), recipients } }).note;
    };
    const long = 'a'.repeat(60);

    expect(asked()).toMatch(/^Asking nobody; answer by/);
    expect(asked('alice', 'bob', 'carol')).toMatch(
      /^Asking alice@example\.com, bob@example\.com, carol@example\.com; answer by/,
    );
    expect(asked(long, long)).toMatch(/^Asking a{60}@example\.com and 1 other; answer by/);
    expect(asked('alice', long, long, 'bob')).toMatch(
      /^Asking alice@example\.com, a{60}@example\.com and 2 others; answer by/,
    );
  });
});
