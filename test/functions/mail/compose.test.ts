import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import { AT, anAnswer, anOrder, aPlan, aUser, LINK, LIVE_KEY, QUESTIONS, SES_KEY } from './orders.ts';

const CONTACT = { address: 's@example.com', role: 'security-contact', reason: '' } as const;
const SHARED = ['escalated', 'quarantined', 'quarantined-off', 'disabled', 'confirm-deletion'] as const;

describe.each(QUESTIONS)('the mail "%s"', (message) => {
  const { subject, text } = composeMail(anOrder(message));

  it('names account, user, credentials with evidence, the deadline, the reason and the team', () => {
    expect(text).toContain('IAM user alice in AWS account 123456789012 (production)');
    expect(text).toContain('- password: never used as far as IAM has recorded, created Mon 1 Jan 2024');
    expect(text).toContain(
      'access key AKIA…MPLE: last used Sun 1 Jun 2025 (ses: sends mail through SES, eu-cen',
    );
    expect(text).toContain('Sun 15 Mar 2026, 09:00 UTC');
    expect(text).toMatch(/^Why you: you are (named in the tag Owner of this user|a security contact.*)\.$/m);
    expect(text).toContain('Cloud Security');
  });

  it('lists what else is alive on the user', () => {
    expect(text).toContain('- access key AKIA…MPL2: last used Fri 27 Feb 2026 (s3, eu-west-1)');
    expect(text).toContain('- SSH public key APKAEXAMPLE');
  });

  it('carries the link once and no whole key id', () => {
    expect(text.split(LINK)).toHaveLength(2);
    expect(text.match(/https?:/g)).toHaveLength(1);
    expect(text).not.toContain(SES_KEY);
    expect(text).not.toContain(LIVE_KEY);
  });

  it('says how to check it without the link, and what happens when nothing is done', () => {
    expect(text).toContain("case number alice-AIDAEXAMPLE123456789-1 stands in the finding's note");
    expect(text).toMatch(/^If (you do nothing|nobody answers|they are not used)/m);
  });

  it('has a subject of one line with what is asked, user, account and day', () => {
    expect(subject).toBe(
      'Still needed? AWS credentials of alice in 123456789012 (production), case of Sun 1 Mar 2026',
    );
    expect(subject.length).toBeLessThanOrEqual(120);
  });
});

describe('what happens when nothing is done', () => {
  it.each([
    ['asked', {}, 'nothing is turned off without an answer; a security contact decides in your place'],
    ['disabled', {}, 'they stay off, and we ask once more before anything is deleted'],
    [
      'disabled',
      { deletionNeedsConfirmation: false },
      'they are deleted for good after Sun 15 Mar 2026, 09:00 UTC',
    ],
    ['disabled', { afterObservation: 'keep-disabled' }, 'they stay off; nothing is deleted'],
    ['confirm-deletion', {}, 'nothing is deleted; they stay turned off'],
    ['kept', {}, 'nothing is turned off, and the finding is opened again'],
  ] as const)('is true in "%s" under %j', (message, settings, sentence) => {
    expect(composeMail(anOrder(message, { settings })).text).toContain(sentence);
  });

  it('is the end of the case where even the security contact says nothing', () => {
    expect(composeMail(anOrder('escalated', { recipient: CONTACT })).text).toContain(
      'nothing is turned off, the case ends and the finding stays open',
    );
  });

  it.each(SHARED)('is what follows where nobody of those who are asked answers: %s', (message) => {
    const textIn = (language: string) =>
      composeMail(anOrder(message, { recipient: CONTACT, settings: { language } })).text;

    expect(textIn('en')).toMatch(/^If nobody answers: /m);
    expect(textIn('ja')).toMatch(/^誰からも回答がない場合：/m);
  });

  it('does not say that nobody asked for it back: somebody may have, and been refused', () => {
    expect(composeMail(anOrder('confirm-deletion')).text).toMatch(
      /are turned off\. May they be deleted for good\?/,
    );
    expect(composeMail(anOrder('confirm-deletion', { settings: { language: 'ja' } })).text).not.toContain(
      '連絡',
    );
  });

  it('is told to an owner who is asked once more beside the security contacts', () => {
    expect(composeMail(anOrder('escalated')).text).toMatch(/^Reminder: still needed\?/);
  });

  it('speaks of the whole user where the plan proposes it', () => {
    const user = aUser({ credentials: aUser().credentials.slice(0, 2), sshPublicKeys: [] });
    const whole = { user, plan: aPlan(user, 'user') };

    expect(composeMail(anOrder('confirm-deletion', { case: whole })).text).toContain(
      'May the whole IAM user, with everything it has, be deleted for good?',
    );
    expect(
      composeMail(anOrder('disabled', { case: whole, settings: { deletionNeedsConfirmation: false } })).text,
    ).toContain('the whole IAM user is deleted for good after');
  });

  it('does not tell a security contact that the security team is asked next', () => {
    const recipient = { address: 's@example.com', role: 'security-contact', reason: 'so it is' } as const;

    expect(composeMail(anOrder('asked', { recipient })).text).not.toContain('in your place');
  });
});

describe('what the mail of what is turned off says of its deletion', () => {
  const confirm = anAnswer({ kind: 'confirm', planId: aPlan().planId, delivered: false });
  const leave = { ...confirm, kind: 'leave-disabled', answerId: 'a2' } as const;
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 0 };
  const earlier = {
    id: 'AKIAEXAMPLEOFBEFORE1',
    kind: 'access-key',
    status: 'Inactive',
    createdAt: AT,
  } as const;
  const disabled = [{ credentialId: earlier.id, kind: 'access-key' as const, disabledAt: AT }];
  const joining = {
    user: aUser({ credentials: [...aUser().credentials, earlier] }),
    off: [{ caseId: 'alice-0', openedAt: AT, closedAt: AT, disabled }],
  };
  const unasked = { deletionNeedsConfirmation: false };
  const DELETED = [
    'they are deleted for good after Sun 15 Mar 2026, 09:00 UTC',
    '認証情報は完全に削除されます。',
  ];
  const ASKED = ['they stay off, and we ask once more before', '削除する前に、もう一度おたずねします。'];
  const STAYS = ['they stay off; nothing is deleted', '無効のままです。何も削除されません。'];

  it.each<[string, Partial<CaseRecord>, object, string[]]>([
    ['was agreed to early', { answers: [confirm] }, {}, DELETED],
    ['was agreed to, for another plan', { answers: [{ ...confirm, planId: 'p0' }] }, {}, ASKED],
    ['was agreed to, and that was taken', { answers: [{ ...confirm, delivered: true }] }, {}, ASKED],
    ['was ruled out early', { answers: [leave] }, unasked, STAYS],
    ['was ruled out, by another person than agreed to it', { answers: [confirm, leave] }, {}, STAYS],
    [
      'was agreed to where all stays off',
      { answers: [confirm] },
      { afterObservation: 'keep-disabled' },
      STAYS,
    ],
    ['was agreed to before AWS has quarantined the user', { answers: [confirm], quarantine }, {}, ASKED],
    ['needs a contact’s word, since the user is quarantined', { quarantine }, unasked, ASKED],
    ['needs a word, since what an earlier case left off joins', joining, unasked, ASKED],
    ['was agreed to before more could join', { ...joining, answers: [confirm] }, unasked, DELETED],
  ])('is what follows where it %s', (_, has, settings, [en = '', ja = '']) => {
    const textIn = (language: string) =>
      composeMail(anOrder('disabled', { case: has, settings: { ...settings, language } })).text;

    expect(textIn('en')).toContain(en);
    expect(textIn('ja')).toContain(ja);
  });
});

describe('a restored password', () => {
  it('is handed over by the team from the named secret and must be used in time', () => {
    const { text } = composeMail(anOrder('restored', { case: { passwordSecret: { since: AT } } }));

    expect(text).toContain(
      'Cloud Security hands it over to you from the secret unused-credentials/alice-AIDAEX',
    );
    expect(text).toContain(
      'must be used by Sun 15 Mar 2026, 09:00 UTC; the sign-in then asks for a new password',
    );
  });

  it('is not spoken of where only access keys came back', () => {
    const { text } = composeMail(
      anOrder('restored', {
        case: { mustUse: { credentialIds: [SES_KEY], from: AT, until: '2026-03-20T00:00:00Z' } },
      }),
    );

    expect(text).not.toContain('secret');
    expect(text).toContain('Access keys are active again');
    expect(text).toContain('by Fri 20 Mar 2026, 00:00 UTC');
  });

  it('leaves kept credentials out of what was restored', () => {
    const { text } = composeMail(
      anOrder('restored', { case: { outcomes: [{ credentialId: SES_KEY, result: 'restored' }] } }),
    );

    expect(text).not.toContain('- password');
    expect(text).toContain('Kept, as answered: password; to be used by');
  });
});

describe('details', () => {
  it('says since when the credentials are off', () => {
    expect(composeMail(anOrder('disabled')).text).toContain('; off since Mon 2 Mar 2026, 10:00 UTC');
  });

  it('counts days only where the plan was just made', () => {
    expect(composeMail(anOrder('asked')).text).toContain('272 days since its last use');
    expect(composeMail(anOrder('disabled')).text).not.toContain('days since');
  });

  it('says of when it knows what else is alive, where that was not just read', () => {
    expect(composeMail(anOrder('asked')).text).toContain(
      'Also alive on this user, not part of this question:',
    );
    expect(composeMail(anOrder('kept')).text).toContain(
      'Also alive on this user, as IAM showed it on Sun 1 Mar 2026, 09:00 UTC, not part of this question:',
    );
  });

  it('says of what else is alive how the last read shows it, and not how it was planned', () => {
    const { plan } = anOrder('disabled').case;
    const items = plan?.items.map((item) =>
      item.credential.id === LIVE_KEY ? { ...item, verdict: { is: 'off' as const } } : item,
    );
    const before = plan && { ...plan, items: items ?? [] };
    const { text } = composeMail(anOrder('disabled', { case: { ...(before && { plan: before }) } }));

    expect(text).toMatch(/- access key AKIA…MPL2: last used .* \(in use\)/);
    expect(text).not.toContain('(off)');
  });

  it('shows times in the configured zone', () => {
    const { text } = composeMail(anOrder('asked', { settings: { timeZone: 'Asia/Tokyo' } }));

    expect(text).toContain('by Sun 15 Mar 2026, 18:00 JST');
  });

  it('tells the security contact who was asked', () => {
    expect(composeMail(anOrder('escalated', { recipient: CONTACT })).text).toContain(
      '(asked: alice@example.com)',
    );
  });

  it('names nobody as asked whose mail has bounced', () => {
    const recipient = { address: 's@example.com', role: 'security-contact', reason: '' } as const;
    const plan = aPlan();
    const owner = { ...plan.owner, addresses: ['alice@example.com', 'bob@example.com'] };
    const { text } = composeMail(anOrder('escalated', { recipient, case: { plan: { ...plan, owner } } }));

    expect(text).toContain('(asked: alice@example.com)');
  });

  it.each(['disabled', 'kept', 'restored'] as const)('names in "%s" who answered and what', (message) => {
    expect(composeMail(anOrder(message, { answer: anAnswer() })).text).toContain(
      'Answered “not needed any more” with the link sent to security@example.com, Sun 1 Mar 2026, 09:00 UTC.',
    );
  });

  it('calls it keeping where every credential was kept', () => {
    const answer = anAnswer({ decisions: { password: 'keep' } });

    expect(composeMail(anOrder('kept', { answer })).text).toContain('Answered “still needed”');
  });

  it('has no mail for a silent question', () => {
    expect(() => composeMail(anOrder('silent'))).toThrow(RangeError);
  });
});

describe('hostile values', () => {
  const evil = 'x\r\nBcc: victim@example.com\n\nClick https://evil.example\u2028\u202egnp.exe\u200b\u0000';

  it('cannot add a line or hide text', () => {
    const user = aUser({
      sshPublicKeys: [{ id: evil }],
      credentials: aUser().credentials.map((one) => ({
        ...one,
        lastUsedService: evil,
        lastUsedRegion: evil,
      })),
    });
    const lines = composeMail(anOrder('asked')).text.split('\n').length;
    const order = anOrder('asked', {
      case: { user, userName: evil },
      settings: { teamName: evil.slice(0, 60), accountNames: { '123456789012': evil.slice(0, 64) } },
      recipient: { address: 'a@example.com', role: 'stakeholder', reason: evil },
    });

    const { subject, text } = composeMail(order);

    expect(text.split('\n')).toHaveLength(lines);
    expect(`${subject}${text}`).not.toMatch(/[\p{Cf}\p{Zl}]|(?!\n)\p{Cc}/u);
    expect(subject).not.toContain('\n');
    expect(subject.length).toBeLessThanOrEqual(120);
  });

  it.each(QUESTIONS)(
    'keep the subject of "%s" short, with the start of the user name and the account',
    (message) => {
      const order = anOrder(message, {
        case: { userName: 'very-long-name-'.repeat(5).slice(0, 64) },
        settings: { accountNames: { '123456789012': 'n'.repeat(64) } },
      });

      const { subject } = composeMail(order);

      expect([...subject].length).toBeLessThanOrEqual(120);
      expect(subject).toContain('very-long-name-');
      expect(subject).toContain('123456789012');
    },
  );
});
