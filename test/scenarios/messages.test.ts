import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';

const RETIRED = [click(), after('P2D').answer('retire')];
const DELETED = [...RETIRED, after('P20D').answer('confirm')];

/** `address: first line` of every mail, in order. */
function mails({ report }: Journey): string[] {
  return report.messages
    .filter(({ to }) => !to.startsWith('arn:'))
    .map(({ to, text }) => `${to.split('@')[0]}: ${text.split('\n')[0]}`);
}

const steps = ({ report }: Journey) =>
  report.messages.filter(({ to }) => to.startsWith('arn:')).map(({ text }) => JSON.parse(text));

describe('the people of a case that is deleted', () => {
  it('are asked, told what is off, called a last time and told the end', async () => {
    const journey = await play(...DELETED);

    expect(mails(journey)).toEqual([
      'alice: Still needed?',
      'alice: Turned off: tell us if you need it back',
      'alice: Last call: delete for good?',
      'security: Last call: delete for good?',
      'alice: Deleted',
      'security: Deleted',
    ]);
  });

  it('get one thread, with text and HTML and a link only where there is something to answer', async () => {
    const { report } = await play(...DELETED);
    const sent = report.messages.filter(({ to }) => !to.startsWith('arn:'));

    expect(new Set(sent.map(({ subject }) => subject)).size).toBe(1);
    expect(new Set(sent.map(({ headers }) => headers['References'])).size).toBe(1);
    expect(sent[0]?.headers['References']).toMatch(/^<alice-\w+-1\.unused-credentials@example\.com>$/);
    expect(sent.map(({ links }) => links.length)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(sent.every(({ html }) => html?.includes('<html lang="en">'))).toBe(true);
  });

  it('are not mailed twice where the step after the mails is tried again', async () => {
    const journey = await play(after('PT0S').fail('sns:Publish', 'InternalError', { times: 5 }), ...DELETED);

    expect(mails(journey)).toHaveLength(6);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('do not hold up the case where their last mail cannot be sent', async () => {
    const journey = await play(click(), after('P20D').fail('ses:SendEmail', 'AccountSuspendedException'));

    expect(journey.course('alice').at(-1)).toBe('NEW unanswered');
    expect(mails(journey)).toHaveLength(3);
    expect(steps(journey).at(-1)).toMatchObject({ step: 'unanswered' });
  });
});

describe('a sender whose identity has a default configuration set', () => {
  it.each(['address', 'domain'] as const)('is let through by its %s', async (verified) => {
    const journey = await play({ ses: { verified, configurationSet: 'tracking' } }, ...DELETED);

    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
    expect(mails(journey)).toHaveLength(6);
  });
});

describe('a question that somebody else has answered', () => {
  it('is told to the other owner in the tag with the next mail, which names who and what', async () => {
    const journey = await play(
      { users: [alice({ ...withKeyOnly, tags: { Owner: `${OWNER} bob@example.com` } })] },
      click(),
      after('P2D').answer('keep', { to: OWNER }),
      after('P5D').useKey(),
    );

    expect(mails(journey)).toEqual([
      'alice: Still needed?',
      'bob: Still needed?',
      'alice: Kept: please use it soon',
      'bob: Kept: please use it soon',
      'alice: In use: thank you',
      'bob: In use: thank you',
    ]);
    expect(journey.mailsTo('bob@example.com')[1]?.text).toContain(
      'Answered “still needed” with the link sent to alice@example.com',
    );
  });

  it('is told to the owner with the next mail where the security contact answers, who hears of it too', async () => {
    const journey = await play(
      click(),
      after('P17D').answer('retire', { as: 'security-contact' }),
      after('P32D').answer('confirm', { as: 'security-contact' }),
    );

    expect(mails(journey).slice(0, 5)).toEqual([
      'alice: Still needed?',
      'alice: Reminder: still needed?',
      'security: No answer from the owner, please decide',
      'security: What your answer has led to',
      'alice: Turned off: tell us if you need it back',
    ]);
    expect(journey.mailsTo(OWNER)[2]?.text).toContain(
      'Answered “not needed any more” with the link sent to security@example.com',
    );
  });

  it('is told to the other security contacts, once', async () => {
    const journey = await play(
      { settings: { securityContacts: [SECURITY, 'second@example.com'] } },
      click(),
      after('P17D').answer('retire', { as: 'security-contact', to: SECURITY }),
      after('P32D').answer('confirm', { as: 'security-contact', to: SECURITY }),
    );

    const handled = journey
      .mailsTo('second@example.com')
      .filter(({ text }) => text.startsWith('Answered by someone else'));
    expect(handled).toHaveLength(1);
    expect(handled[0]?.text).toContain('Turned off: ');
    expect(handled[0]?.text).toContain('with the link sent to security@example.com');
  });
});

describe('a restored password', () => {
  it('is told with who hands it over and by when to use it, in Japanese where the settings say so', async () => {
    const passwordPolicy = {
      minimumPasswordLength: 40,
      requireSymbols: true,
      requireNumbers: true,
      allowUsersToChangePassword: true,
    };
    const journey = await play(
      {
        accounts: [{ id: ACCOUNT, passwordPolicy, users: [alice({ accessKeys: [] })] }],
        settings: { language: 'ja', timeZone: 'Asia/Tokyo' },
      },
      ...RETIRED,
      after('P4D').answer('restore'),
      after('P5D').signIn(),
    );

    const mail = journey.mailsTo(OWNER).find(({ text }) => text.startsWith('元に戻しました'));
    expect(mail?.text).toMatch(
      /AWS Secrets Manager のシークレット unused-credentials\/alice-\S+ からお渡しします/,
    );
    expect(mail?.text).toMatch(/\d{4}年\d+月\d+日\(.\) \d\d:\d\d JST までに/);
    expect(mail?.html).toContain('<html lang="ja">');
  });
});

describe('the operators', () => {
  it('get one message per step, without links and addresses', async () => {
    const journey = await play(...DELETED);

    expect(steps(journey).map(({ step, status }) => `${status} ${step}`)).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED disabled',
      'NOTIFIED confirm-deletion',
      'RESOLVED deleted',
    ]);
    expect(JSON.stringify(steps(journey))).not.toMatch(/@|https?:/);
  });
});
