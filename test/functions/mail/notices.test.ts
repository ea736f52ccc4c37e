import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { ENDINGS as ROWS } from '../../../functions/domain/note/endings.ts';
import type { Ending } from '../../../functions/domain/note/note.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import { ACCOUNT_TEXT, AT, aNotice, anAnswer, aUser, LIVE_KEY, NOTICES, SES_KEY, UNTIL } from './orders.ts';

const ENDINGS = Object.keys(ROWS) as Ending[];
const CASE_ID = 'alice-AIDAEXAMPLE123456789-1';
const textOf = (...order: Parameters<typeof aNotice>) => composeMail(aNotice(...order)).text;

describe.each(NOTICES)('the notice "%s"', (notice) => {
  const { text, html } = composeMail(aNotice(notice, { answer: anAnswer() }));

  it('names account, user, team and case, and why it comes', () => {
    expect(text).toContain(ACCOUNT_TEXT);
    expect(text).toContain('case number alice-AIDAEXAMPLE123456789-1');
    expect(text).toContain('Why you: you were asked about this case.');
    expect(text.trimEnd().endsWith('Questions? Ask Cloud Security: iam-help@example.com')).toBe(true);
  });

  it('says who answered what, as far as the link proves it', () => {
    expect(text).toContain('Answered “not needed any more” with the link sent to security@example.com');
  });

  it('carries no link and no whole key id', () => {
    expect(`${text}${html}`).not.toMatch(/https?:|href=/);
    expect(`${text}${html}`).not.toContain(SES_KEY);
  });
});

describe('how it stands', () => {
  it('is listed per credential, as of the last read, with what became of it', () => {
    const outcomes = [
      { credentialId: SES_KEY, result: 'deleted' as const },
      { credentialId: 'password', result: 'dropped' as const, reason: 'it was created anew' },
    ];
    const text = textOf('deleted', { case: { outcomes, disabled: [] } });

    expect(text).toContain(
      'How it stands, as IAM showed it on Sun 1 Mar 2026, 09:00 UTC:\n- password: on, left alone (it was created anew)\n- access key AKIA…MPLE: deleted by this case\n- access key AKIA…MPL2: on\n',
    );
    expect(text).toContain('IAM was read again to be sure: access key AKIA…MPLE.');
  });

  it.each([
    ['used', 'used', /^In use: thank you\n\nIAM now reports a use of .*: access key AKIA…MPL2\.\n/],
    ['not-used', 'not-used', /^Not used in time\n\nIAM reports no use .*: access key AKIA…MPL2\. That was/],
  ] as const)(
    'is said of what was kept, and not of what this case deleted: %s',
    (notice, result, sentence) => {
      const outcomes = [
        { credentialId: SES_KEY, result: 'deleted' as const },
        { credentialId: LIVE_KEY, result },
      ];
      const text = textOf(notice, { case: { outcomes } });

      expect(text).toMatch(sentence);
      expect(text).toContain('- access key AKIA…MPLE: deleted by this case\n');
      expect(text).toContain(`- access key AKIA…MPL2: on, ${result.replace('-', ' ')}\n`);
    },
  );

  it('is not known where IAM could not be read', () => {
    const text = textOf('failed', { case: { user: undefined as never } });

    expect(text).toContain('How it stands:\n- password: not known\n');
    expect(text).toContain('It is not known what was changed');
  });

  it('says of what had changed by then that nothing is left off: what was turned off may be gone by somebody else', () => {
    const text = textOf('changed', { case: { disabled: [] } });

    expect(text).toContain('This case leaves nothing turned off.');
    expect(text).not.toContain('Nothing was changed');
  });

  it.each(['unanswered', 'stop', 'exempt', 'in-use', 'failed'] as const)(
    'is nothing where the case ends as "%s" before anything was turned off',
    (notice) => {
      expect(textOf(notice, { case: { disabled: [] } })).toContain('Nothing was changed.');
    },
  );

  it('is what is still off where the case ends in the middle', () => {
    const text = textOf('stop');

    expect(text).toContain('- password: turned off by this case');
    expect(text).not.toContain('Nothing was changed.');
  });
});

describe('a new password', () => {
  const outcomes = [{ credentialId: 'password', result: 'not-used' as const }];
  const disabled = [{ credentialId: 'password', kind: 'password' as const, disabledAt: AT }];
  const made = { id: 'password', kind: 'password' as const, status: 'Active', createdAt: UNTIL };
  const mustUse = { credentialIds: ['password'], from: UNTIL, until: UNTIL };
  const back = { disabled, mustUse, restoredAt: UNTIL, user: aUser({ credentials: [made] }) };
  const LOST =
    'The new password is stored no more. If you do not have it, ask Cloud Security for another one.';

  it.each(['not-used', 'stop', 'exempt'] as const)(
    'that is stored no more is said so at the end: %s',
    (end) => {
      expect(textOf(end, { case: { ...back, outcomes } })).toContain(LOST);
      expect(textOf('handled', { case: { ...back, outcomes } })).not.toContain(LOST);
    },
  );

  it('is passed over where it was used, is not there, or the old one, or is still stored', () => {
    const used = aUser({ credentials: [{ ...made, lastUsedAt: '2026-03-16T09:00:00.000Z' }] });
    const others = [
      { outcomes, user: used },
      { outcomes, user: aUser({ credentials: [] }) },
      { outcomes, user: aUser() },
      { outcomes, passwordSecret: { since: AT } },
      { outcomes, disabled: [] },
    ];

    for (const other of others)
      expect(textOf('not-used', { case: { ...back, ...other } })).not.toContain('stored no more');
  });
});

describe('who owns the user by now, and was not asked', () => {
  const zoe = { address: 'zoe@example.com', role: 'stakeholder', reason: '' } as const;
  const disabled = [{ credentialId: SES_KEY, kind: 'access-key' as const, disabledAt: AT }];
  const user = aUser({
    tags: { Owner: zoe.address },
    credentials: [{ id: SES_KEY, kind: 'access-key', status: 'Inactive', createdAt: AT }],
  });

  it('is told why, and whom to ask for what is off', () => {
    const text = textOf('drift', { case: { user, disabled }, recipient: zoe });

    expect(text).toContain('Why you: you are named in the tag Owner of this user.');
    expect(text).toContain('If you need it back, ask Cloud Security: they can give it back.');
    expect(text).not.toContain('the link of an earlier mail');
  });

  it('is told nothing of having it back where AWS has quarantined the user', () => {
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };

    expect(textOf('drift', { case: { user, disabled, quarantine }, recipient: zoe })).not.toContain(
      'need it back',
    );
  });
});

describe('the end', () => {
  it('of an exemption is told with its day and its reason', () => {
    const answer = anAnswer({ kind: 'exempt', until: UNTIL, reason: 'runs once a year' });
    const text = textOf('exempt', { answer, case: { disabled: [] } });

    expect(text).toMatch(/^Exempt until Sun 15 Mar 2026, 09:00 UTC\n/);
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

describe('what is asked back and does not come back', () => {
  const on = aUser();
  const because = (result: 'failed' | 'dropped', reason: string) =>
    ['password', SES_KEY].map((credentialId) => ({ credentialId, result, reason }));
  const told = (has: Partial<CaseRecord>, language = 'en') =>
    textOf('nothing-to-restore', { case: { restoredAt: AT, ...has }, settings: { language } });

  it('could not be given back where it failed', () => {
    const text = told({ outcomes: because('failed', 'LimitExceeded') });

    expect(text).toMatch(/^Nothing could be given back\n\nCredentials .* but could not be given back\.\n/);
    expect(text).toContain('Please talk to Cloud Security if you need the access.');
  });

  it('had to be given back by nobody where it was on already', () => {
    // What is off by the record is on in IAM: `anOrder` would show it as off.
    const outcomes = because('dropped', 'it was on already');
    const order = aNotice('nothing-to-restore', { case: { restoredAt: AT, outcomes } });
    const { text } = composeMail({ ...order, case: { ...order.case, user: on } });

    expect(text).toMatch(
      /^Nothing had to be given back\n\nCredentials .* were asked back\. They were on again already, so they were left alone\.\n/,
    );
    expect(text).not.toMatch(/could not be|Please talk to/);
  });

  it.each([
    ['en', /^Nothing could be given back\n\nCredentials .* were asked back, but nothing of them was left/],
    ['ja', /^元に戻せるものがありませんでした\n\n.*、元に戻すものは残っていませんでした。/],
  ])('was not there any more where all of it is gone (%s)', (language, first) => {
    const text = told({ outcomes: because('dropped', 'it exists no more') }, language);

    expect(text).toMatch(first);
    expect(text).toMatch(
      /Please talk to Cloud Security if you need|アクセスが必要な場合は Cloud Security に/,
    );
  });

  it('is refused to who owns the user no more, who is not told how each credential stands', () => {
    const outcomes = because('failed', 'somebody else owns the user now');
    const text = textOf('wish-refused', { case: { restoredAt: AT, outcomes }, step: 'nothing-to-restore' });

    expect(text).toMatch(/^Not given back: somebody else owns this user now\n/);
    expect(text).not.toMatch(/could not be changed|How it stands/);
  });
});

describe('the answer of somebody else', () => {
  it.each([
    ['disabled', 'Turned off: password, access key AKIA…MPLE.'],
    ['kept', 'Kept, and to be used by Sun 15 Mar 2026, 09:00 UTC: access key AKIA…MPL2.'],
    ['restored', 'Given back or kept, and to be used by Sun 15 Mar 2026, 09:00 UTC: access key AKIA…MPL2.'],
  ])('is told with what follows: %s', (step, sentence) => {
    const mustUse = { credentialIds: [LIVE_KEY], from: AT, until: UNTIL };

    expect(textOf('handled', { step, case: { mustUse } })).toContain(sentence);
  });

  it('is not what who has answered reads: that is what followed', () => {
    const order = { answer: anAnswer(), step: 'disabled' } as const;

    expect(textOf('done', order)).toMatch(
      /^What your answer has led to\n\nYou answered about unused credentials of .*\. Turned off: password, access key AKIA…MPLE\./,
    );
    expect(textOf('done', { ...order, settings: { language: 'ja' } })).toMatch(
      /^ご回答の結果のお知らせ\n\n.*無効にしたもの：/,
    );
    expect(textOf('done', order)).not.toMatch(/some(body|one) else/i);
  });
});

describe('what an ended case leaves off', () => {
  const BACK =
    'open the link of an earlier mail until Sat 13 Jun 2026, 09:00 UTC and choose “I need this back”';
  const CLICK = 'What is off can be given back with “Stop or restore”';
  const contact = { address: 'security@example.com', role: 'security-contact', reason: '' } as const;
  const messages = [
    {
      messageId: 'm',
      address: 'alice@example.com',
      role: 'stakeholder' as const,
      questionNumber: 1,
      at: AT,
    },
  ];
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 1 };

  it.each(ENDINGS)('can be had back, and the mail says how and until when: %s', (ending) => {
    expect(textOf(ending)).toContain(BACK);
    expect(textOf(ending, { settings: { language: 'ja' } })).toContain('2026年6月13日(土) 09:00 UTC までに');
    expect(textOf(ending, { case: { disabled: [] } })).not.toContain(BACK);
  });

  it('is told to a security contact whose mails had no link as what analysts can do', () => {
    expect(textOf('failed', { recipient: contact, case: { messages } })).toContain(CLICK);
    expect(textOf('failed', { case: { messages } })).toContain(BACK);
  });

  it('also where IAM could not be read at the end', () => {
    const off = [{ caseId: CASE_ID, openedAt: AT, closedAt: AT, disabled: aNotice('failed').case.disabled }];

    expect(textOf('failed', { case: { user: undefined as never, off } })).toContain(BACK);
  });

  it('is promised to nobody who owns the user no more, or may not have it by themselves', () => {
    const bob = { address: 'bob@example.com', role: 'stakeholder', reason: '' } as const;
    const texts = [
      textOf('nothing-to-restore', { recipient: bob }),
      textOf('quarantine-unanswered', { case: { quarantine } }),
    ];

    for (const text of texts) {
      expect(text).not.toContain('I need this back');
      expect(text).not.toContain(CLICK);
    }
    expect(textOf('quarantine-unanswered', { recipient: contact, case: { quarantine } })).toContain(BACK);
  });
});
