import { describe, expect, it } from 'vitest';
import { type Journey, readScenario, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';

/** `address: first line` of every mail, in order. */
function mails({ report }: Journey): string[] {
  return report.messages
    .filter(({ to }) => !to.startsWith('arn:'))
    .map(({ to, text }) => `${to.split('@')[0]}: ${text.split('\n')[0]}`);
}

const steps = ({ report }: Journey) =>
  report.messages.filter(({ to }) => to.startsWith('arn:')).map(({ text }) => JSON.parse(text));

/** A scenario file with other settings, or one more person in alice's tag. */
function changed(
  name: string,
  { settings = {}, owner = OWNER }: { settings?: object; owner?: string },
): object {
  const scenario = readScenario(name) as { settings?: object };
  const text = JSON.stringify({ ...scenario, settings: { ...scenario.settings, ...settings } });
  return JSON.parse(text.replace(`"Owner":"${OWNER}"`, `"Owner":"${owner}"`));
}

describe('the people of a case that is deleted', () => {
  it('are asked, told what is off, called a last time and told the end', async () => {
    const journey = await local.play('retired-and-deleted');

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
    const { report } = await local.play('retired-and-deleted');
    const sent = report.messages.filter(({ to }) => !to.startsWith('arn:'));

    expect(new Set(sent.map(({ subject }) => subject)).size).toBe(1);
    expect(new Set(sent.map(({ headers }) => headers['References'])).size).toBe(1);
    expect(sent[0]?.headers['References']).toMatch(/^<alice-\w+-1\.unused-credentials@example\.com>$/);
    expect(sent.map(({ links }) => links.length)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(sent.every(({ html }) => html?.includes('<html lang="en">'))).toBe(true);
  });

  it('are not mailed twice where the step after the mails is tried again', async () => {
    const scenario = readScenario('retired-and-deleted') as { then: object[] };
    const fault = { at: 'PT0S', do: 'fail', call: 'sns:Publish', error: 'InternalError', times: 5 };
    const journey = await local.play({ ...scenario, then: [fault, ...scenario.then] });

    expect(mails(journey)).toHaveLength(6);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('do not hold up the case where their mail cannot be sent; the operators are told', async () => {
    const scenario = readScenario('unanswered') as { then: object[] };
    const fault = { at: 'P20D', do: 'fail', call: 'ses:SendEmail', error: 'AccountSuspendedException' };
    const journey = await local.play({ ...scenario, then: [...scenario.then, fault] });

    expect(journey.course('alice').at(-1)).toBe('NEW unanswered');
    expect(mails(journey)).toHaveLength(3);
    expect(steps(journey).at(-1)).toMatchObject({ step: 'unanswered', peopleNotTold: 2 });
  });
});

describe('a question that somebody else has answered', () => {
  it('is told to the other owner in the tag with the next mail, which names who and what', async () => {
    const owner = `${OWNER} bob@example.com`;
    const scenario = changed('kept-and-used', { owner }) as { then: { do: string; to?: string }[] };
    const then = scenario.then.map((step) => (step.do === 'answer' ? { ...step, to: OWNER } : step));
    const journey = await local.play({ ...scenario, then });

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

  it('is told to the owner with the next mail where the security contact answers', async () => {
    const journey = await local.play('escalated');

    expect(mails(journey).slice(0, 4)).toEqual([
      'alice: Still needed?',
      'alice: Reminder: still needed?',
      'security: No answer from the owner, please decide',
      'alice: Turned off: tell us if you need it back',
    ]);
    expect(journey.mailsTo(OWNER)[2]?.text).toContain(
      'Answered “not needed any more” with the link sent to security@example.com',
    );
  });

  it('is told to the other security contacts, once', async () => {
    const settings = { securityContacts: [SECURITY, 'second@example.com'] };
    const scenario = changed('escalated', { settings }) as { then: { do: string; as?: string }[] };
    const then = scenario.then.map((step) =>
      step.as === 'security-contact' ? { ...step, to: SECURITY } : step,
    );
    const journey = await local.play({ ...scenario, then });

    const handled = journey
      .mailsTo('second@example.com')
      .filter(({ text }) => text.startsWith('Answered by someone else'));
    expect(handled).toHaveLength(1);
    expect(handled[0]?.text).toContain('turned off, but not deleted yet');
    expect(handled[0]?.text).toContain('with the link sent to security@example.com');
  });
});

describe('the end of a case', () => {
  it.each([
    ['unanswered', 'Nobody answered', [OWNER, SECURITY]],
    ['stopped-by-analyst', 'Stopped', [OWNER]],
    ['stopped-by-security-contact', 'Stopped', [OWNER, SECURITY]],
    ['kept-not-used', 'Not used in time', [OWNER]],
    ['gone-while-asked', 'No answer needed any more', [OWNER]],
    ['left-disabled-by-setting', 'Left turned off', [OWNER]],
    ['drift-key-enabled', 'Ended: somebody changed it', [OWNER]],
  ])('of "%s" is told as "%s" to whom it asked', async (scenario, headline, people) => {
    const journey = await local.play(scenario);

    const ends = journey.report.messages.filter(({ text }) => text.startsWith(headline));
    expect(ends.map(({ to }) => to)).toEqual(people);
  });

  it('by an exemption is told with its day', async () => {
    const journey = await local.play('exempt');

    expect(mails(journey).filter((line) => /^alice: Exempt until \d{4}-\d\d-\d\d/.test(line))).toHaveLength(
      1,
    );
  });

  it.each(['in-use', 'gone', 'protected'])(
    'of "%s" is told to nobody, for nobody was asked',
    async (name) => {
      expect(mails(await local.play(name))).toEqual([]);
    },
  );
});

describe('a restored password', () => {
  it('is told with who hands it over and by when to use it, in Japanese where the settings say so', async () => {
    const settings = { language: 'ja', timeZone: 'Asia/Tokyo' };
    const journey = await local.play(changed('password-restored', { settings }));

    const mail = journey.mailsTo(OWNER).find(({ text }) => text.startsWith('元に戻しました'));
    expect(mail?.text).toMatch(
      /AWS Secrets Manager のシークレット unused-credentials\/alice-\S+ からお渡しします/,
    );
    expect(mail?.text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d GMT\+9 までに/);
    expect(mail?.html).toContain('<html lang="ja">');
  });
});

describe('the operators', () => {
  it('get one message per step, without links and addresses', async () => {
    const journey = await local.play('retired-and-deleted');

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
