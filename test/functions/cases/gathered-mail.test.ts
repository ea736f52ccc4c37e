import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { mailDue } from '../../../functions/cases/mail-due.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { CASES_AT_MOST } from '../../../functions/domain/due/gather.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import type { Message } from '../../../functions/domain/message/message.ts';
import { withQuestionDue } from '../../../functions/mail/due-messages.ts';
import { AT, aQuestion, aRecord, OWNER } from '../../support/builders.ts';
import { type Crash, crashesOf } from '../../support/fakes/crashes.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const NAMES = ['ann', 'bob', 'cid'];
const userIdOf = (name: string) => `AIDA${name.toUpperCase().padEnd(16, '0')}`;
const hours = (many: number) => new Date(Date.parse(AT) + many * 3_600_000).toISOString();

/** A case of this user whose owner is to be asked. */
function asked(name: string, at = AT, address = OWNER): CaseRecord {
  const { settings } = aWorld();
  const recipients = [{ address, role: 'stakeholder' as const, reason: '' }];
  const question = { ...aQuestion('stakeholder', { recipients }), planId: 'p', taskToken: `token-${name}` };
  return aRecord({
    userId: userIdOf(name),
    userName: name,
    caseId: `${name}-${userIdOf(name)}-1`,
    question,
    due: withQuestionDue(undefined, { question, at, settings }),
  });
}

const freshWorld = () => aWorld({ records: NAMES.map((name) => asked(name)) });
const run = (world: World, at = AT) =>
  mailDue(
    NAMES.map((name) => world.table.at(userIdOf(name))),
    at,
    world,
  );
const namedIn = ({ text }: { text: string }) =>
  NAMES.filter((name) => text.includes(`(case ${name}-`) || text.includes(`${name}-AIDA`));
const dueOf = (world: World, name: string) => world.table.at(userIdOf(name)).due?.messages ?? [];
const linkIn = ({ text }: { text: string }) => /messages\/([\w-]+)\?key=/.exec(text)?.[1];

describe('three cases of one owner', () => {
  it('are one mail, of one message that names them and that each points at', async () => {
    const world = freshWorld();

    await run(world);

    expect(world.mailer.sent.map(namedIn)).toEqual([NAMES]);
    const [message] = world.messages.all();
    expect(message).toMatchObject({
      address: OWNER,
      cases: NAMES.map((name) => ({ userId: userIdOf(name), questionNumber: 1 })),
      sent: { userIds: NAMES.map(userIdOf) },
    });
    for (const name of NAMES) {
      const { messages, told, question } = world.table.at(userIdOf(name));
      expect(messages).toMatchObject([{ messageId: message?.messageId }]);
      expect(told).toEqual([`question 1:${OWNER}`]);
      expect(question?.sent).toBe(true);
      expect(dueOf(world, name)).toEqual([]);
    }
  });

  it('are written down before they are sent: the message, each pointer, the mail, its mark, each mark', async () => {
    const world = freshWorld();

    await run(world);

    expect(world.calls.made).toEqual([
      'messages.begin',
      ...NAMES.map(() => 'table.put'),
      'mailer.send',
      'messages.sent',
      ...NAMES.map(() => 'table.put'),
    ]);
  });

  it('keep their message over a try in vain, and are tried together again', async () => {
    const world = freshWorld();
    world.calls.fail('mailer.send');
    await run(world);

    await run(world, hours(1));

    expect(world.mailer.sent.map(namedIn)).toEqual([NAMES]);
    expect(world.messages.all()).toMatchObject([{ attempts: [{ at: AT }, { at: hours(1) }] }]);
  });
});

describe('a case that others change meanwhile', () => {
  it('leaves the message, and is told by another', async () => {
    const world = freshWorld();
    const put = world.table.put;
    world.table.put = (record) => {
      world.table.put = put;
      const bob = world.table.at(userIdOf('bob'));
      world.table.store({ ...bob, revision: bob.revision + 1 });
      return put(record);
    };

    await run(world);
    expect(world.mailer.sent.map(namedIn)).toEqual([['ann', 'cid']]);
    await run(world, hours(1));

    expect(world.mailer.sent.map(namedIn)).toEqual([['ann', 'cid'], ['bob']]);
    expect(world.messages.all()).toHaveLength(2);
  });

  it('is answered before the next try: it leaves the message, of which the link still opens it', async () => {
    const world = freshWorld();
    world.calls.fail('mailer.send');
    await run(world);
    const bob = world.table.at(userIdOf('bob'));
    world.table.store({ ...bob, question: { ...aQuestion('stakeholder'), answerId: 'a' } });

    await run(world, hours(1));

    expect(world.mailer.sent.map(namedIn)).toEqual([['ann', 'cid']]);
    expect(world.messages.all().map(({ cases }) => cases.length)).toEqual([3]);
    expect(dueOf(world, 'bob')).toEqual([]);
  });
});

describe('one case that cannot be composed', () => {
  it('holds up no other, and stays due', async () => {
    const world = freshWorld();
    const bob = world.table.at(userIdOf('bob'));
    const messages = (bob.due?.messages ?? []).map((one) => ({
      ...one,
      about: { is: 'notice' as const, notice: 'deleted', step: 'deleted', formerCase: { version: 1 } },
    }));
    world.table.store({ ...bob, due: { operators: [], messages } });
    const ann = world.table.at(userIdOf('ann'));
    world.table.store({
      ...ann,
      due: {
        operators: [],
        messages: [
          { ...messages[0], mark: 'x', about: { is: 'notice', notice: 'deleted', step: 'deleted' } } as never,
        ],
      },
    });

    await run(world);

    expect(world.mailer.sent.map(namedIn)).toEqual([['ann'], ['cid']]);
    expect(dueOf(world, 'bob')).toMatchObject([{ tries: 1 }]);
  });
});

describe('where SES takes no more mails today', () => {
  /** Each owner of its own, asked one hour after the other; SES takes so many mails. */
  function worldWith(names: string[], quota: number) {
    const world = aWorld({
      records: names.map((name, index) => asked(name, hours(index), `${name}@example.com`)),
    });
    const send = world.mailer.send;
    const ses = { left: quota };
    world.mailer.send = async (mail) => (ses.left-- > 0 ? send(mail) : 'over-quota');
    return Object.assign(world, { ses });
  }
  const receivers = ({ mailer }: World) => mailer.sent.map(({ to }) => to.split('@')[0]);

  it('nothing more is tried in this run, and all of it stays due', async () => {
    const world = worldWith(NAMES, 1);

    await run(world, hours(2));

    expect(receivers(world)).toEqual(['ann']);
    expect(world.messages.all()).toHaveLength(2);
    expect(NAMES.map((name) => dueOf(world, name).length)).toEqual([0, 1, 1]);
    expect(dueOf(world, 'bob')).toMatchObject([{ tries: 1 }]);
    expect(dueOf(world, 'cid')).toMatchObject([{ tries: 0 }]);
    world.ses.left = 9;
    await run(world, hours(3));
    expect(receivers(world)).toEqual(NAMES);
  });

  it('so it is after three messages in a row that it did not take', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const world = aWorld({ records: names.map((name) => asked(name, AT, `${name}@example.com`)) });
    world.mailer.send = () =>
      world.calls.run('mailer.send', () => Promise.reject(new Error('down')) as never);

    await mailDue(
      names.map((name) => world.table.at(userIdOf(name))),
      AT,
      world,
    );

    expect(world.calls.made.filter((call) => call === 'mailer.send')).toHaveLength(3);
  });

  it.each([
    [5, 'the others get theirs', 6],
    [40, 'the others wait, since it may refuse everything', 30],
  ])('not so where it refuses %i addresses: %s', async (many, _, tried) => {
    const names = [...Array.from({ length: many }, (__, index) => `n${index}`), 'zoe'];
    const world = aWorld({ records: names.map((name) => asked(name, AT, `${name}@example.com`)) });
    const send = world.mailer.send;
    const refusal = new PermanentServiceError('Email address is not verified.');
    world.mailer.send = (mail) =>
      mail.to.startsWith('zoe')
        ? send(mail)
        : world.calls.run('mailer.send', () => Promise.reject(refusal) as never);

    await mailDue(
      names.map((name) => world.table.at(userIdOf(name))),
      AT,
      world,
    );

    expect(world.calls.made.filter((call) => call === 'mailer.send')).toHaveLength(tried);
  });
});

const crashes: Crash[] = await crashesOf(freshWorld, run);

describe('a crash at any call', () => {
  it.each(crashes)('forgets nobody and doubles only what SES took: $when $name ($index)', async (crash) => {
    const world = freshWorld();
    world.calls.failAt(crash.index, crash.when);

    for (const hour of [0, 1, 2, 3]) await run(world, hours(hour));

    const { sent } = world.mailer;
    for (const name of NAMES) {
      const mails = sent.filter((mail) => namedIn(mail).includes(name));
      const isLost = crash.name === 'mailer.send' && crash.when === 'after';
      expect(mails).toHaveLength(isLost ? 2 : 1);
      expect(new Set(mails.map(linkIn)).size).toBe(1);
      expect(dueOf(world, name)).toEqual([]);
      expect(world.table.at(userIdOf(name)).told).toEqual([`question 1:${OWNER}`]);
    }
  });
});

describe('the item of a message', () => {
  it('stays below 200 kB with all the cases and tries that it may have', () => {
    const long = (length: number) => 'x'.repeat(length);
    const message: Message = {
      messageId: long(36),
      address: `${long(242)}@example.com`,
      cases: Array.from({ length: CASES_AT_MOST }, () => ({
        userId: `AIDA${long(28)}`,
        caseId: long(80),
        role: 'security-contact' as const,
        questionNumber: 9999,
        planId: long(64),
      })),
      attempts: Array.from({ length: 1000 }, () => ({ at: AT, keyHash: long(64) })),
      sent: {
        at: AT,
        sesMessageId: long(100),
        userIds: Array.from({ length: CASES_AT_MOST }, () => `AIDA${long(28)}`),
      },
    };

    expect(JSON.stringify(marshall(message)).length).toBeLessThan(200_000);
  });
});
