import { describe, expect, it } from 'vitest';
import { aCase, ListWorld, linesOf, three } from './list-world.ts';
import { useQuietConsole } from './quiet-console.ts';
import { NOW } from './world.ts';

useQuietConsole();

const QUARANTINE = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: NOW, since: 1, asked: 1 };
const TYPED = (count: number) => ({ 'count.needed': `${count}`, 'word.needed': 'disable' });

describe('several answers in one submit', () => {
  it('are recorded user by user, and each is told', async () => {
    const world = new ListWorld(three());

    const { statusCode, body } = await world.post(await world.tick('keep', ['bob', 'dave']));

    expect(statusCode).toBe(200);
    expect(body).toContain('Recorded for 2 users');
    expect(linesOf(body, 'result')).toEqual({
      dave: 'dave · 123456789012 (production) Recorded: Still needed',
      bob: 'bob · 123456789012 (production) Recorded: Still needed',
    });
    expect(body).toContain('What happens next');
    expect(world.answers()).toEqual({ bob: ['keep'], dave: ['keep'] });
    expect(world.woken.map(({ taskToken }) => taskToken).sort()).toEqual(
      ['bob', 'dave'].map((name) => `token of ${world.of(name).userId}`),
    );
    expect(Object.keys(linesOf(body, 'user'))).toEqual(['carol', 'dave', 'bob']);
  });

  it('turn off with the count and the word, everything that was proposed', async () => {
    const world = new ListWorld(three());

    const { statusCode, body } = await world.post(await world.tick('retire', ['bob', 'carol'], TYPED(2)));

    expect(statusCode).toBe(200);
    expect(body).not.toContain('What you keep must be used');
    expect(world.answers()).toEqual({ bob: ['retire'], carol: ['retire'] });
    expect(Object.values(world.of('bob').answers[0]?.decisions ?? {})).toEqual(['retire', 'retire']);
    expect(world.woken).toHaveLength(2);
  });

  it.each([
    ['in full width', { 'count.needed': '２', 'word.needed': 'ｄｉｓａｂｌｅ' }],
    ['with a capital and spaces', { 'count.needed': ' 2 ', 'word.needed': 'Disable ' }],
  ])('take count and word %s', async (_, typed) => {
    const world = new ListWorld(three());

    expect((await world.post(await world.tick('retire', ['bob', 'carol'], typed))).statusCode).toBe(200);
  });

  it.each([
    ['no count', { 'word.needed': 'disable' }, 'It is 2 users now'],
    ['another count', { 'count.needed': '3', 'word.needed': 'disable' }, 'It is 2 users now'],
    ['a count that is none', { 'count.needed': '2e0', 'word.needed': 'disable' }, 'It is 2 users now'],
    ['no word', { 'count.needed': '2' }, 'Type the word “disable”'],
    ['another word', { 'count.needed': '2', 'word.needed': 'delete' }, 'Type the word “disable”'],
    ['the name of one of them', { 'count.needed': '2', 'word.needed': 'bob' }, 'Type the word “disable”'],
  ])('turn nothing off with %s, and everything entered is kept', async (_, typed, problem) => {
    const world = new ListWorld(three());

    const { statusCode, body } = await world.post(await world.tick('retire', ['bob', 'carol'], typed));

    expect(statusCode).toBe(422);
    expect(body).toContain(problem);
    expect(body).toContain('Nothing was recorded');
    expect(world.puts).toEqual([]);
    for (const name of ['bob', 'carol'])
      expect(body).toMatch(new RegExp(`name="pick.${world.of(name).caseId}"[^>]* checked`));
    expect(body).not.toMatch(new RegExp(`name="pick.${world.of('dave').caseId}"[^>]* checked`));
    expect(body).toMatch(/name="answer.needed"[^>]*value="retire"[^>]* checked/);
    for (const [name, value] of Object.entries(typed))
      expect(body).toMatch(new RegExp(`name="${name}" value="${value}"`));
    expect(body).toMatch(/href="#(count|word)-needed"/);
  });

  it('turn off everything of users that AWS has quarantined, on a security contact’s word', async () => {
    const cases = ['bob', 'carol'].map((name) => aCase(name, 'stakeholder', { quarantine: QUARANTINE }));
    const world = new ListWorld(cases, { role: 'security-contact' });
    const typed = { 'count.quarantined': '2', 'word.quarantined': 'disable' };

    const { statusCode, body } = await world.post(await world.tick('retire', ['bob', 'carol'], typed));

    expect(statusCode).toBe(200);
    expect(body).toContain('Recorded for 2 users');
    expect(world.answers()).toEqual({ bob: ['retire'], carol: ['retire'] });
    expect(Object.values(world.of('bob').answers[0]?.decisions ?? {})).toEqual(['retire', 'retire']);
  });

  it('need count and word for one that is ticked, too', async () => {
    const world = new ListWorld(three());

    expect((await world.post(await world.tick('retire', ['bob']))).statusCode).toBe(422);
    expect((await world.post(await world.tick('retire', ['bob'], TYPED(1)))).statusCode).toBe(200);
  });

  it('delete where the name of each user is typed, and no other', async () => {
    const world = new ListWorld([aCase('bob', 'deletion'), aCase('carol', 'deletion')]);
    const [bob, carol] = [world.of('bob').caseId, world.of('carol').caseId];

    const { statusCode, body } = await world.post(
      await world.tick('confirm', ['bob', 'carol'], {
        [`userName.${bob}`]: 'bob',
        [`userName.${carol}`]: 'bob',
      }),
    );

    expect(statusCode).toBe(422);
    expect(linesOf(body, 'result')).toEqual({
      bob: 'bob · 123456789012 (production) Recorded: May be deleted',
      carol: 'carol · 123456789012 (production) Nothing was recorded yet, see below',
    });
    expect(body).toContain(`href="#userName-${carol}"`);
    expect(body).toContain('carol: This is not the user name of this case.');
    expect(body).toMatch(new RegExp(`name="pick.${carol}"[^>]* checked`));
    expect(body).toMatch(new RegExp(`name="userName.${carol}" value="bob"`));
    expect(world.answers()).toEqual({ bob: ['confirm'] });
    expect(world.woken).toEqual([{ taskToken: `token of ${world.of('bob').userId}`, outcome: 'confirm' }]);
  });

  it('of different parts go together', async () => {
    const world = new ListWorld([aCase('bob'), aCase('carol', 'impact'), aCase('dave', 'deletion')]);
    const fields = {
      ...(await world.tick('keep', ['bob'])),
      ...(await world.tick('restore', ['carol'])),
      ...(await world.tick('leave-disabled', ['dave'])),
    };

    expect((await world.post(fields)).statusCode).toBe(200);
    expect(world.answers()).toEqual({ bob: ['keep'], carol: ['restore'], dave: ['leave-disabled'] });
  });

  it('that are said twice are told so and recorded once', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('keep', ['bob', 'carol']);
    await world.post(fields);

    const { statusCode, body } = await world.post(fields);

    expect(statusCode).toBe(200);
    expect(linesOf(body, 'result')['bob']).toContain('Already recorded: Still needed');
    expect(world.answers()).toEqual({ bob: ['keep'], carol: ['keep'] });
    expect(world.woken).toHaveLength(2);
  });

  it.each([
    ['nothing', {}, 'Tick at least one user'],
    ['an answer without a tick', { 'answer.needed': 'keep' }, 'Tick the users for whom this answer is'],
  ])('with %s record nothing', async (_, fields, problem) => {
    const world = new ListWorld(three());

    const { statusCode, body } = await world.post(fields);

    expect(statusCode).toBe(422);
    expect(body).toContain(problem);
    expect(world.puts).toEqual([]);
  });

  it('with a tick and no answer record nothing', async () => {
    const world = new ListWorld(three());
    const { 'answer.needed': _, ...fields } = await world.tick('keep', ['bob']);

    const { statusCode, body } = await world.post(fields);

    expect(statusCode).toBe(422);
    expect(body).toContain('href="#answer-needed"');
    expect(world.puts).toEqual([]);
  });
});

describe('an answer from an earlier question', () => {
  it('changes nothing and is told; the others count', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('retire', ['bob', 'carol'], TYPED(2));
    const bob = world.of('bob');
    const since = { ...aCase('x').question, number: 2, kind: 'use' as const, taskToken: 'another' };
    const keep = { answerId: 'k', questionNumber: 1, planId: '', kind: 'keep' as const, decisions: {} };
    const said = { ...keep, role: 'stakeholder' as const, by: 'alice@example.com', at: NOW, delivered: true };
    world.records.set(bob.userId, { ...bob, question: since as never, answers: [said] });

    const { statusCode, body } = await world.post(fields);

    expect(statusCode).toBe(200);
    expect(body).toContain('Recorded for 1 of 2 users');
    expect(linesOf(body, 'result')['bob']).toContain('This has been answered already');
    expect(linesOf(body, 'result')['carol']).toContain('Recorded: Not needed any more');
    expect(world.answers()).toEqual({ bob: ['keep'], carol: ['retire'] });
  });

  it('of a plan that has changed since changes nothing', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('retire', ['bob', 'carol'], TYPED(2));
    const bob = world.of('bob');
    const plan = bob.plan && { ...bob.plan, planId: 'another' };
    world.records.set(bob.userId, {
      ...bob,
      ...(plan && { plan }),
      ...(bob.question && { question: { ...bob.question, planId: 'another' } }),
    });

    const { body } = await world.post(fields);

    expect(linesOf(body, 'result')['bob']).toContain('What the case proposes has changed');
    expect(world.answers()).toEqual({ carol: ['retire'] });
  });
});

describe('two people at once', () => {
  it('are each told what counts, user by user', async () => {
    const owner = new ListWorld(three());
    const fields = await owner.tick('retire', ['bob', 'carol', 'dave'], TYPED(3));
    owner.meanwhile = () => {
      const carol = owner.of('carol');
      const answer = { answerId: 'k', questionNumber: 1, planId: '', kind: 'keep' as const, decisions: {} };
      const said = {
        ...answer,
        role: 'security-contact' as const,
        by: 'security@example.com',
        at: NOW,
        delivered: false,
      };
      owner.records.set(carol.userId, {
        ...carol,
        revision: carol.revision + 1,
        answers: [said],
        ...(carol.question && { question: { ...carol.question, answerId: 'k' } }),
      });
    };

    const { statusCode, body } = await owner.post(fields);

    expect(statusCode).toBe(200);
    expect(linesOf(body, 'result')['carol']).toContain('The answer “Still needed” was recorded');
    expect(owner.answers()).toEqual({ bob: ['retire'], carol: ['keep'], dave: ['retire'] });
  });
});

describe('what fails for one', () => {
  it('holds up no other: an item that cannot be written', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('keep', ['bob', 'carol', 'dave']);
    world.unwritable.add(world.of('carol').userId);

    const { statusCode, body } = await world.post(fields);

    expect(statusCode).toBe(200);
    expect(linesOf(body, 'result')['carol']).toContain('Not confirmed: something failed on our side');
    expect(body).toMatch(new RegExp(`name="pick.${world.of('carol').caseId}"[^>]* checked`));
    expect(world.answers()).toEqual({ bob: ['keep'], dave: ['keep'] });
  });

  it('holds up no other: an item that cannot be read', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('keep', ['bob', 'carol']);
    world.unreadable.add(world.of('carol').userId);

    const { statusCode, body } = await world.post(fields);

    expect(statusCode).toBe(200);
    expect(body).toContain('A user that we cannot read right now: nothing was recorded.');
    expect(world.answers()).toEqual({ bob: ['keep'] });
  });

  it('is a 503 where it fails for all', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('keep', ['bob', 'carol']);
    for (const name of ['bob', 'carol']) world.unwritable.add(world.of(name).userId);

    const { statusCode, headers } = await world.post(fields);

    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toBe('60');
  });
});

describe('forged fields', () => {
  it.each<[string, Record<string, string>]>([
    ['a case that the message does not name', { 'pick.mallory-AIDAMALLORYXXXXXXXXX-1': 'needed' }],
    ['a part that there is not', { 'answer.everything': 'keep', 'pick.x': 'everything' }],
    ['an answer that the list does not offer', { 'answer.needed': 'exempt' }],
    ['an answer of another part', { 'answer.off': 'confirm' }],
  ])('that name %s record nothing at all', async (_, forged) => {
    const world = new ListWorld(three());

    const { statusCode, body } = await world.post({ ...(await world.tick('keep', ['bob'])), ...forged });

    expect(statusCode).toBe(422);
    expect(body).toContain('The form is damaged');
    expect(world.puts).toEqual([]);
  });

  it('that tick a user in the wrong part meet what is open', async () => {
    const world = new ListWorld([aCase('bob'), aCase('carol')]);
    const { caseId } = world.of('bob');
    const fields = await world.tick('keep', ['carol']);

    const { body } = await world.post({
      ...fields,
      [`pick.${caseId}`]: 'deletion',
      'answer.deletion': 'confirm',
      [`userName.${caseId}`]: 'bob',
    });

    expect(linesOf(body, 'result')['bob']).toContain('Your answer was not taken');
    expect(world.answers()).toEqual({ carol: ['keep'] });
  });

  it('with a damaged question number record nothing for that user', async () => {
    const world = new ListWorld(three());
    const fields = await world.tick('keep', ['bob', 'carol']);

    const { statusCode } = await world.post({ ...fields, [`question.${world.of('bob').caseId}`]: '-1' });

    expect(statusCode).toBe(422);
    expect(world.answers()).toEqual({ carol: ['keep'] });
  });

  it('as a mail scanner sends them, with default values and without a tick, record nothing', async () => {
    const world = new ListWorld([...three(), aCase('otto', 'impact')]);
    const { body } = await world.get();
    const hidden = [...body.matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)];

    const { statusCode } = await world.post(
      Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    );

    expect(statusCode).toBe(422);
    expect(world.puts).toEqual([]);
  });
});
