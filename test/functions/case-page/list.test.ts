import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { anAnswer } from '../../support/builders.ts';
import { SETTINGS } from '../mail/orders.ts';
import { aCase, closedCase, ListWorld, linesOf, three } from './list-world.ts';
import { useQuietConsole } from './quiet-console.ts';
import { anEvent, disabledOf, NOW, OWNER_KEY } from './world.ts';

useQuietConsole();

describe('the title of the list', () => {
  it.each([
    ['en', 'Unused credentials of 1 IAM user</h1>', 'Unused credentials of 2 IAM users</h1>'],
    ['ja', 'IAM ユーザー 1 件</h1>', 'IAM ユーザー 2 件</h1>'],
  ])('names how many users it shows: %s', async (language, one, two) => {
    const titled = async (hidden: string[]) => {
      const world = new ListWorld(['bob', 'carol', 'dave'].map((name) => aCase(name)));
      world.settings = settingsSchema.parse({ ...SETTINGS, language });
      for (const name of hidden) {
        const record = world.of(name);
        world.records.set(record.userId, { ...record, caseId: `${record.caseId.slice(0, -1)}2` });
      }
      return (await world.get()).body;
    };

    expect(await titled(['carol', 'dave'])).toContain(one);
    expect(await titled(['dave'])).toContain(two);
  });
});

describe('the page of a message that names several users', () => {
  it('lists each with account, credentials, last use and deadline, by the end of their time', async () => {
    const { statusCode, body } = await new ListWorld(three()).get();

    expect(statusCode).toBe(200);
    expect(Object.keys(linesOf(body, 'user'))).toEqual(['carol', 'dave', 'bob']);
    expect(linesOf(body, 'user')['bob']).toBe(
      'bob 123456789012 (production) Credential Last used password never, as far as IAM has recorded access key AKIA…MPLE Sun 1 Jun 2025 Please answer by Fri 20 Mar 2026, 09:00 UTC Details and other answers',
    );
    expect(body).toContain('3 users wait for your answer, the first until Wed 18 Mar 2026, 09:00 UTC.</p>');
    expect(body).toContain('you are named in the tag Owner of this user');
  });

  it.each(['GET', 'HEAD'])('changes nothing by %s, chooses nothing and shows no secret', async (method) => {
    const world = new ListWorld(three());

    const { statusCode, body } = await world.send(anEvent(method, { key: world.key }));

    expect(statusCode).toBe(200);
    expect(world.puts).toEqual([]);
    expect(world.woken).toEqual([]);
    expect(body).not.toMatch(/ checked| selected|autofocus|<script| style=/);
    for (const secret of [OWNER_KEY, 'token of ']) expect(body).not.toContain(secret);
  });

  it('puts what waits for an answer first, and below it how the others stand', async () => {
    const off = (name: string) => {
      const { user } = aCase(name);
      const credentials = user?.credentials.filter(({ id }) => id !== 'password') ?? [];
      const inactive = credentials.map((one) => ({ ...one, status: 'Inactive' }));
      return aCase(name, 'impact', user && { user: { ...user, credentials: inactive } });
    };
    const taken = aCase('tom', 'impact', {
      answers: [anAnswer({ kind: 'restore', questionNumber: 2, at: NOW })],
    });
    const { body } = await new ListWorld([
      closedCase('carl'),
      taken,
      off('otto'),
      aCase('dora', 'deletion'),
      aCase('nina'),
      aCase('kim', 'use'),
    ]).get();

    expect(Object.keys(linesOf(body, 'user'))).toEqual(['nina', 'dora', 'kim', 'otto', 'carl', 'tom']);
    expect(linesOf(body, 'user')['otto']).toContain('Turned off on Mon 2 Mar 2026, 10:00 UTC');
    expect(linesOf(body, 'user')['otto']).toContain('Can be asked back until');
    expect(linesOf(body, 'user')['carl']).toContain('The case is closed');
    expect(linesOf(body, 'user')['tom']).toContain('Being given back');
    expect(linesOf(body, 'user')['tom']).toContain('“I need this back”');
    expect(body).toMatch(
      /2 users wait for your answer, the first until .{24,30}\. 4 other users stand below, and need no answer now\./,
    );
  });

  it('of a security contact offers the same, in the same order', async () => {
    const { body } = await new ListWorld(three(), { role: 'security-contact' }).get();

    expect(Object.keys(linesOf(body, 'user'))).toEqual(['carol', 'dave', 'bob']);
    expect(body).toContain('Why you: you are a security contact.');
  });

  it('says that a quarantined user waits, that all is paused, and what does not happen without an answer', async () => {
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: NOW, since: 1, asked: 1 };
    const users = [aCase('quinn', 'stakeholder', { quarantine }), aCase('bob'), aCase('dora', 'deletion')];
    const world = new ListWorld(users, { role: 'security-contact' });
    const running = await world.get();
    world.pause = { since: NOW, by: 'olivia', reason: 'a wrong rule' };
    const paused = await world.get();

    expect(running.body).toContain('3 users wait for your answer');
    expect(running.body).toContain('<p>Nothing is turned off without an answer.</p>');
    expect(running.body).toContain('<p>Nothing of it is deleted without an answer.</p>');
    expect(running.body).not.toContain('has paused all cases');
    expect(paused.body).toContain('The security team has paused all cases');
  });

  it('says nothing of a user about whom somebody else is asked now, or whose case is over', async () => {
    const gone = aCase('gone');
    const lost = {
      ...gone,
      plan: gone.plan && { ...gone.plan, owner: { ...gone.plan.owner, addresses: ['bob@example.com'] } },
    };
    const passed = { ...lost, ...(lost.question && { question: { ...lost.question, recipients: [] } }) };
    const world = new ListWorld([aCase('stays'), passed as never, aCase('older')]);
    const older = world.of('older');
    world.records.set(older.userId, { ...older, caseId: older.caseId.replace(/1$/, '2') });

    const { statusCode, body } = await world.get();

    expect(statusCode).toBe(200);
    expect(Object.keys(linesOf(body, 'user'))).toEqual(['stays']);
    expect(body).toContain('About 2 more users there is nothing to show you');
    expect(body).not.toMatch(/gone|older/);
  });

  it('says with each user whether all of it would be deleted', async () => {
    const dora = aCase('dora', 'deletion');
    const whole = { ...dora, ...(dora.plan && { plan: { ...dora.plan, scope: 'user' as const } }) };
    const { body } = await new ListWorld([whole, aCase('nora', 'deletion')]).get();

    expect(linesOf(body, 'user')['dora']).toContain('This deletes the whole IAM user and cannot be undone.');
    expect(linesOf(body, 'user')['nora']).toContain('This deletes what is turned off and cannot be undone.');
  });

  it('says that a user cannot be read, and shows the others', async () => {
    const world = new ListWorld(three());
    world.unreadable.add(world.of('carol').userId);

    const { statusCode, body } = await world.get();

    expect(statusCode).toBe(200);
    expect(Object.keys(linesOf(body, 'user'))).toEqual(['dave', 'bob']);
    expect(body).toContain('1 user cannot be shown right now');
    expect(body).not.toContain('carol');
  });

  it.each([
    ['none can be read', 503],
    ['all are over', 410],
    ['the table holds none', 404],
  ] as const)('is a plain page where %s', async (what, status) => {
    const world = new ListWorld(three());
    for (const record of [...world.records.values()]) {
      if (status === 503) world.unreadable.add(record.userId);
      else if (status === 404) world.records.delete(record.userId);
      else world.records.set(record.userId, { ...record, caseId: `x-${record.userId}-9` });
    }

    const { statusCode, body } = await world.get();

    expect(statusCode, what).toBe(status);
    expect(body).not.toMatch(/bob|carol|dave/);
  });

  it('shows whatever a name holds as text', async () => {
    const evil = `"><img src=x onerror=alert(1)>'\u202e`;
    const { body } = await new ListWorld([aCase('bob'), aCase('eve', 'deletion', { userName: evil })]).get();

    expect(body).not.toMatch(/<img|<script|\u202e/);
    expect(body).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
  });

  it('keeps to the page of one user where the message names one only', async () => {
    const { body } = await new ListWorld([aCase('bob')]).get();

    expect(body).toContain('IAM user <bdi>bob</bdi>');
    expect(body).not.toContain('name="case"');
    expect(body).not.toContain('<nav>');
  });
});

describe('an ended case in the list', () => {
  const ended = () => {
    const record = closedCase('eve');
    const disabled = record.plan ? disabledOf(record.plan).slice(1) : [];
    const { caseId, openedAt, plan } = record;
    const off = [{ caseId, openedAt, closedAt: NOW, disabled, ...(plan && { plan }) }];
    const credentials = record.user?.credentials.map((one) => ({ ...one, status: 'Inactive' })) ?? [];
    return {
      ...record,
      disabled,
      off,
      closedAt: NOW,
      ...(record.user && { user: { ...record.user, credentials } }),
    };
  };

  it('offers nothing once the next case has found its user quarantined, and says why', async () => {
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: NOW, since: 1, asked: 1 };
    const before = ended();
    const world = new ListWorld([before, aCase('bob', 'impact')]);
    const now = aCase('eve', 'stakeholder', { off: before.off, quarantine, caseId: `${before.caseId}2` });
    world.records.set(before.userId, now);

    const { body } = await world.get();

    expect(linesOf(body, 'user')['eve']).toContain(
      'AWS has quarantined this user; only the security contacts decide about it now.',
    );
    expect(body).not.toContain(`pick.${before.caseId}"`);
    expect(body).toContain('name="pick.');
  });

  it('offers only to have things back, and takes that wish with others', async () => {
    const world = new ListWorld([aCase('bob', 'impact'), ended()]);
    const { body } = await world.get();

    expect(linesOf(body, 'user')['eve']).toContain('You can have it back on this page until Mon 1 Jun 2026');
    expect(body.match(/type="radio" name="answer.off"/g)).toHaveLength(1);

    const { statusCode } = await world.post(await world.tick('restore', ['bob', 'eve']));

    expect(statusCode).toBe(200);
    expect(world.answers()).toEqual({ bob: ['restore'], eve: ['restore'] });
    expect(world.of('eve').answers[0]).toMatchObject({ ofCases: [world.of('eve').caseId] });
  });
});

describe('the page of one of the users', () => {
  it('is opened by its button, without an effect, and leads back to all', async () => {
    const world = new ListWorld(three());
    const { caseId } = world.of('bob');

    const { statusCode, body } = await world.post({ open: caseId });

    expect(statusCode).toBe(200);
    expect(body).toContain('IAM user <bdi>bob</bdi>');
    expect(body).toContain(`<input type="hidden" name="case" value="${caseId}">`);
    expect(body).toContain('<nav><a href="">Back to all users of this mail</a></nav>');
    expect(body).not.toContain(OWNER_KEY);
    expect(world.puts).toEqual([]);
  });

  it('opens with nothing else, whatever comes with it', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('keep', ['bob']);

    expect((await world.post({ ...fields, open: world.of('bob').caseId, answer: 'keep' })).statusCode).toBe(
      200,
    );
    expect(world.puts).toEqual([]);
  });

  it('takes every answer as a page of its own does', async () => {
    const world = new ListWorld(three());
    const { caseId } = world.of('bob');

    const { statusCode, body } = await world.post({ case: caseId, question: '1', answer: 'hand-over' });

    expect(statusCode).toBe(200);
    expect(body).toContain('Recorded: Not the right person');
    expect(world.answers()).toEqual({ bob: ['hand-over'] });
  });

  it.each(['open', 'case'])('is not there for a case that the message does not name: %s', async (field) => {
    const world = new ListWorld(three());
    const stranger = aCase('stranger');
    world.records.set(stranger.userId, stranger);

    const { statusCode, body } = await world.post({ [field]: stranger.caseId, answer: 'keep' });

    expect(statusCode).toBe(404);
    expect(body).not.toContain('stranger');
    expect(world.puts).toEqual([]);
  });
});
