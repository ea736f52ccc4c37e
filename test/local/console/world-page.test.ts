import { describe, expect, it } from 'vitest';
import type { OpenConsole } from '../../../local/console/open-console.ts';
import { readScenarioFile } from '../../../local/run/outcome.ts';
import { THREE, useConsoles } from './with-console.ts';

const open = useConsoles();
const EXAMPLE = readScenarioFile('local/scenarios/console/example-organisation.json') as object;

/** What the page "World" says, without its markup. */
async function textOf({ url }: OpenConsole, query = ''): Promise<string> {
  const page = await (await fetch(`${url}/world?${query}`)).text();
  return page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

const send = ({ url }: OpenConsole, form: Record<string, string>) =>
  fetch(`${url}/world/act`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

describe('the page "World"', () => {
  it('says what is broken, paused and bounces, also where the scenario has begun it', async () => {
    const console_ = await open({
      ...THREE,
      ses: { mailboxes: { 'bob@example.com': 'full' } },
      then: [
        { at: 'PT0S', do: 'fail', call: 'ses:*', error: 'InternalFailure', mayDoNothing: true },
        { at: 'PT1H', do: 'pause', reason: 'a freeze' },
        { at: 'PT1H', do: 'changeMailbox', address: 'carol@example.com', to: 'bounces' },
      ],
    });

    const before = await textOf(console_);
    await send(console_, { do: 'heal', call: 'ses:*' });
    await send(console_, { do: 'resume' });
    await send(console_, { do: 'changeMailbox', address: 'carol@example.com', to: 'works' });
    const after = await textOf(console_);

    expect(before).toContain('Amazon SES (mail) is down (answers 500).');
    expect(before).toContain('Paused since 2026-11-02 10:00 UTC (a freeze)');
    expect(before).toContain('Mail to bob@example.com : the mailbox is full.');
    expect(before).toContain('Mail to carol@example.com : bounces.');
    expect(after).toContain('Every API works.');
    expect(after).toContain('Nothing is paused.');
    expect(after).toContain('bob@example.com');
    expect(after).not.toContain('carol@example.com : ');
  });

  it('says which calls fail where it is not every call of an API', async () => {
    const console_ = await open({
      ...THREE,
      then: [
        { at: 'PT0S', do: 'fail', call: 'iam:GetUser', error: 'Throttling', times: 2, mayDoNothing: true },
        { at: 'PT0S', do: 'kill', call: '*', function: 'ask', mayDoNothing: true },
      ],
    });

    const text = await textOf(console_);

    expect(text).toContain('iam:GetUser fails: Throttling (some calls only).');
    expect(text).toContain('A function is to be killed in the middle of a call.');
  });

  it('breaks an API once only, as the first failure would hide another', async () => {
    const console_ = await open();

    await send(console_, { do: 'fail', call: 'ses:*', error: 'InternalFailure' });
    await send(console_, { do: 'fail', call: 'ses:*', error: 'ThrottlingException' });

    expect(console_.desk.notice).toEqual({
      text: 'Amazon SES (mail) is broken already. Mend it first.',
      isBad: true,
    });
    expect(console_.desk.steps).toHaveLength(1);
  });

  it('has operators told what keeps them from pausing', async () => {
    const console_ = await open();

    await send(console_, { do: 'fail', call: 'dynamodb:*', error: 'AccessDeniedException' });
    await send(console_, { do: 'pause', reason: 'a freeze' });

    expect(console_.desk.notice?.text).toMatch(/: the command failed: .*AccessDeniedException/);
    expect(console_.desk.notice?.isBad).toBe(true);
    expect(console_.desk.steps.map((step) => step['do'])).toEqual(['fail', 'pause']);
    expect(await textOf(console_)).toContain('Nothing is paused.');
  });

  it('tells of a click that was lost', async () => {
    const console_ = await open();
    const { desk } = console_;
    const before = await textOf(console_);

    await send(console_, { do: 'fail', call: 'securityhub:*', error: 'InternalFailure' });
    await desk.act({ do: 'click', findings: ['bob'] });
    await desk.passTo(desk.session.now() + 3_600_000);

    expect(before).toContain('Nothing was given up.');
    expect(await textOf(console_)).toContain(
      '1 event was given up , after several tries, and lies in the failures queue.',
    );
  });

  it('tells a new password from the one that was there', async () => {
    const console_ = await open();
    const who = { account: '444455556666', user: 'alice' };

    await send(console_, { do: 'deleteLoginProfile', ...who });
    await send(console_, { do: 'createLoginProfile', ...who });

    const text = await textOf(console_, String(new URLSearchParams(who)));
    const [before = '', now = ''] = text.match(/on, set [-\d]+/g) ?? [];
    expect(now).toBe('on, set 2026-11-02');
    expect(before).not.toBe(now);
  });

  it('deploys the member stack where it is missing, and a case can be opened then', async () => {
    const console_ = await open(EXAMPLE);
    const who = 'account=222233334444&user=campaign-upload';

    expect(await textOf(console_, who)).toContain('The member stack is not deployed');
    await send(console_, { do: 'deployMemberStack', account: '222233334444' });
    expect(await textOf(console_, who)).toContain('The member stack is deployed');
    await console_.desk.act({ do: 'click', findings: ['campaign-upload'] });

    const { findings } = console_.desk.session.report();
    const { history } = findings.find(({ names }) => names.includes('campaign-upload')) ?? {};
    expect(history?.at(-1)?.note).toMatch(/^Asked campaigns@example.com/);
  });

  it('lets AWS quarantine a user, and an administrator end that', async () => {
    const console_ = await open();
    const who = { account: '444455556666', user: 'bob' };
    const page = () => textOf(console_, String(new URLSearchParams(who)));
    const policyArn = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';

    await send(console_, { do: 'attachPolicy', policyArn, ...who });
    const during = await page();
    await send(console_, { do: 'detachPolicy', policyArn, ...who });
    const after = await page();

    expect(during).toContain('Take the quarantine off');
    expect(during).not.toContain('AWS quarantines it');
    expect(after).toContain('AWS quarantines it');
  });
});
