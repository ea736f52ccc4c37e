import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../functions/mail/compose.ts';
import { ACCOUNT_TEXT, aNotice, anAnswer, NOTICES, SES_KEY, UNTIL } from './orders.ts';

const textOf = (...order: Parameters<typeof aNotice>) => composeMail(aNotice(...order)).text;

describe.each(NOTICES)('the notice "%s"', (notice) => {
  const { text, html } = composeMail(aNotice(notice, { answer: anAnswer() }));

  it('names account, user, team and case, and why it comes', () => {
    expect(text).toContain(ACCOUNT_TEXT);
    expect(text).toContain('case number alice-AIDAEXAMPLE123456789-1');
    expect(text).toContain('Why you: you were asked about this case.');
    expect(text.trimEnd().endsWith('Cloud Security')).toBe(true);
  });

  it('says who answered what, as far as the link proves it', () => {
    expect(text).toContain('Answered “not needed any more” with the link sent to security@example.com');
  });

  it('carries no link and no whole key id', () => {
    expect(`${text}${html}`).not.toMatch(/https?:|href=/);
    expect(`${text}${html}`).not.toContain(SES_KEY);
  });
});

describe('what was done', () => {
  it('is listed per credential', () => {
    const outcomes = [
      { credentialId: SES_KEY, result: 'deleted' as const },
      { credentialId: 'password', result: 'dropped' as const, reason: 'it was created anew' },
    ];

    expect(textOf('deleted', { case: { outcomes, disabled: [] } })).toContain(
      'What was done:\n- access key AKIA…MPLE: deleted\n- password: left alone (it was created anew)',
    );
  });

  it.each(['unanswered', 'stop', 'exempt', 'in-use', 'changed', 'failed'] as const)(
    'is nothing where the case ends as "%s" before anything was turned off',
    (notice) => {
      expect(textOf(notice, { case: { disabled: [] } })).toContain('Nothing was changed.');
    },
  );

  it('is what is still off where the case ends in the middle', () => {
    const text = textOf('stop');

    expect(text).toContain('- password: turned off');
    expect(text).not.toContain('Nothing was changed.');
  });
});

describe('the end', () => {
  it('of an exemption is told with its day and its reason', () => {
    const answer = anAnswer({ kind: 'exempt', until: UNTIL, reason: 'runs once a year' });
    const text = textOf('exempt', { answer, case: { disabled: [] } });

    expect(text).toMatch(/^Exempt until 2026-03-15 09:00 UTC\n/);
    expect(text).toContain('Reason given: “runs once a year”');
  });

  it('by a failure is told to the security contact with the cause, to others without', () => {
    const failure = 'DeleteCredentials: PermanentServiceError (AccessDenied)';
    const contact = { address: 's@example.com', role: 'security-contact', reason: '' } as const;

    expect(textOf('failed', { failure, recipient: contact })).toContain(failure);
    expect(textOf('failed', { failure })).not.toContain('AccessDenied');
  });

  it('says by an analyst where it was one', () => {
    const answer = anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action' });

    expect(textOf('stop', { answer })).toContain('“stop this case”: chosen by an analyst');
  });
});

describe('the answer of somebody else', () => {
  it.each([
    ['disabled', 'The credentials are turned off, but not deleted yet'],
    ['kept', 'The credentials stay, and must be used by 2026-03-15 09:00 UTC'],
    ['restored', 'The credentials are given back, and must be used by 2026-03-15 09:00 UTC'],
  ])('is told with what follows: %s', (step, sentence) => {
    expect(textOf('handled', { step })).toContain(sentence);
  });
});
