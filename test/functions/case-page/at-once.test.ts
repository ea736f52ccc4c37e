import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../functions/domain/question/answer.ts';
import type { OpenQuestion } from '../../../functions/domain/question/question.ts';
import type { PageRecord } from '../../../functions/texts/page-texts.ts';
import { UNTIL } from '../mail/orders.ts';
import { aRecord, disabledOf, NOW, OWNER_KEY, SECURITY_KEY, SES_KEY, World } from './world.ts';

const RETIRE = {
  answer: 'retire',
  userName: 'alice',
  'credential.password': 'retire',
  [`credential.${SES_KEY}`]: 'retire',
};
const FIRST = { question: '1' };

/** An answer that somebody else has given to the first question with the owner's link. */
function given(kind: Answer['kind'], overrides: Partial<Answer> = {}): Answer {
  const { planId = '' } = aRecord('stakeholder').plan ?? {};
  const all = { password: 'retire', [SES_KEY]: 'retire' } as const;
  return {
    answerId: 'theirs',
    questionNumber: 1,
    planId,
    kind,
    decisions: kind === 'retire' ? all : {},
    role: 'stakeholder',
    by: 'alice@example.com',
    at: NOW,
    delivered: true,
    ...overrides,
  };
}

type Moment = (answer: Answer) => PageRecord;

function answered(answer: Answer, question: Partial<OpenQuestion>): PageRecord {
  const before = aRecord('stakeholder');
  if (before.question === undefined) throw new Error('the question is open');
  return { ...before, revision: 4, answers: [answer], question: { ...before.question, ...question } };
}

function taken(answer: Answer): PageRecord {
  const record = answered(answer, { answerId: answer.answerId });
  delete record.question?.taskToken;
  return record;
}

/** How far the case may have come with the other answer when the second request meets the record. */
const MOMENTS: [string, Moment][] = [
  [
    'recorded, and the workflow not woken yet',
    (answer) => answered({ ...answer, delivered: false }, { answerId: answer.answerId }),
  ],
  ['taken by the workflow', taken],
  ['followed by the next question', (answer) => after(answer)],
  ['followed by the end of the case', (answer) => closed(answer)],
];

/** The record once the case has put its next question. */
function after(answer: Answer): PageRecord {
  const answers = { answers: [answer], revision: 6 };
  if (answer.kind === 'retire') return aRecord('impact', answers);
  if (answer.kind === 'keep') return aRecord('use', answers);
  const { plan } = aRecord('stakeholder');
  if (plan === undefined) throw new Error('the case has a plan');
  const owner = { ...plan.owner, addresses: ['bob@example.com'], source: 'named' as const };
  const record = answered(answer, { number: 2, until: UNTIL });
  const recipients = [{ address: 'bob@example.com', role: 'stakeholder' as const, reason: 'named' }];
  return {
    ...record,
    plan: { ...plan, owner, planId: 'a-plan-for-bob' },
    ...(record.question && { question: { ...record.question, planId: 'a-plan-for-bob', recipients } }),
  };
}

function closed(answer: Answer): CaseRecord {
  const { question: _over, ...record } = taken(answer);
  return { ...record, status: 'closed', closedAt: NOW };
}

/** When the second request reads the record first: before the other answer, or after it. */
const READS: [string, (world: World, moment: () => void) => void][] = [
  [
    'read before it',
    (world, moment) => {
      world.meanwhile = moment;
    },
  ],
  ['read after it', (_, moment) => moment()],
];

describe.each(MOMENTS)('a form that comes when another answer is %s', (_, moment) => {
  describe.each(READS)('and %s', (_read, arrange) => {
    it.each([
      ['keep', RETIRE, OWNER_KEY, 'Still needed'],
      ['retire', { answer: 'keep' }, OWNER_KEY, 'Not needed any more'],
      ['keep', { answer: 'hand-over' }, OWNER_KEY, 'Still needed'],
      ['hand-over', { answer: 'keep' }, OWNER_KEY, 'Not the right person'],
      ['retire', { answer: 'exempt', reason: 'r', until: '2026-06-01' }, SECURITY_KEY, 'Not needed any more'],
    ] as const)('"%s" counts, and %j is told so', async (first, second, key, label) => {
      const world = new World(aRecord('stakeholder'));
      arrange(world, () => {
        world.record = moment(given(first));
      });

      const { statusCode, body } = await world.post({ ...second, ...FIRST }, key);

      expect(body).toContain('This has been answered already');
      expect(body).toContain(`The answer “${label}” was recorded on Tue 3 Mar 2026, 12:00 UTC`);
      expect(statusCode).toBe(409);
      expect(world.record?.answers).toMatchObject([{ kind: first }]);
      for (const { outcome } of world.woken) expect(outcome).toBe(first);
    });

    it.each([
      ['retire', RETIRE, 'Already recorded: Not needed any more'],
      ['keep', { answer: 'keep' }, 'Already recorded: Still needed'],
      ['hand-over', { answer: 'hand-over' }, 'Already recorded: Not the right person'],
    ] as const)('the same answer "%s" is confirmed and not recorded again', async (first, second, title) => {
      const world = new World(aRecord('stakeholder'));
      arrange(world, () => {
        world.record = moment(given(first));
      });

      const { statusCode, body } = await world.post({ ...second, ...FIRST });

      expect(body).toContain(title);
      expect(statusCode).toBe(200);
      expect(world.record?.answers).toHaveLength(1);
    });
  });
});

describe('a form of an earlier question', () => {
  it('retires nothing that was kept since; a form of the open question does', async () => {
    const world = new World(aRecord('use', { answers: [given('keep')] }));

    const stale = await world.post({ ...RETIRE, ...FIRST });
    const current = await world.post({ ...RETIRE, question: '2' });

    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('The answer “Still needed” was recorded');
    expect(current.statusCode).toBe(200);
    expect(world.record?.answers).toMatchObject([{ kind: 'keep' }, { kind: 'retire', questionNumber: 2 }]);
  });

  it('counts where the same question was only put again, as by a reminder', async () => {
    const record = aRecord('stakeholder');
    const world = new World({
      ...record,
      ...(record.question && { question: { ...record.question, number: 3, firstNumber: 1 } }),
    });

    expect((await world.post({ ...RETIRE, ...FIRST })).statusCode).toBe(200);
  });

  it('changes nothing where another question is open now, though nothing was said since', async () => {
    const quarantine = { policy: 'Q', foundAt: NOW, since: 4, asked: 4 };
    const record = aRecord('deletion', { quarantine });
    const world = new World({
      ...record,
      ...(record.question && { question: { ...record.question, number: 4, message: 'quarantined-off' } }),
    });
    const confirm = { answer: 'confirm', userName: 'alice' };

    const stale = await world.post({ ...confirm, question: '2' }, SECURITY_KEY);

    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('What is asked has changed since you opened the page');
    expect(world.puts).toEqual([]);
    expect((await world.post({ ...confirm, question: '4' }, SECURITY_KEY)).statusCode).toBe(200);
  });

  it('stops the case before the act, whatever somebody has answered meanwhile', async () => {
    const world = new World(taken(given('retire')));

    const { statusCode } = await world.post({ answer: 'stop', ...FIRST }, SECURITY_KEY);

    expect(statusCode).toBe(200);
    expect(world.record?.answers).toMatchObject([{ kind: 'retire' }, { kind: 'stop', delivered: false }]);
  });

  it('stops the case also between two questions', async () => {
    const { question, ...record } = aRecord('stakeholder');
    const { taskToken: _spent, ...decided } = question ?? never();
    const world = new World({ ...record, question: decided });

    expect((await world.post({ answer: 'stop', ...FIRST })).statusCode).toBe(409);
    expect((await world.post({ answer: 'stop', ...FIRST }, SECURITY_KEY)).statusCode).toBe(200);
  });

  it('stops nothing once something is disabled', async () => {
    const world = new World(aRecord('impact', { answers: [given('retire')] }));

    expect((await world.post({ answer: 'stop', ...FIRST }, SECURITY_KEY)).statusCode).toBe(409);
    expect(world.puts).toEqual([]);
  });

  it('restores all the same what was disabled since', async () => {
    const world = new World(aRecord('impact', { answers: [given('retire')] }));

    expect((await world.post({ answer: 'restore', ...FIRST })).body).toContain('Recorded: I need this back');
  });

  it('does not tell whoever has passed it on what the next person has answered', async () => {
    const handedOver = after(given('hand-over'));
    const theirs = given('retire', { answerId: 'next', questionNumber: 2, by: 'bob@example.com' });
    const record = aRecord('impact', {
      answers: [...handedOver.answers, theirs],
      disabled: disabledOf(handedOver.plan ?? never()),
    });
    const { plan } = handedOver;
    const world = new World({
      ...record,
      ...(plan && { plan }),
      ...(record.question && { question: { ...record.question, recipients: [] } }),
    });

    const { body } = await world.post({ answer: 'keep', ...FIRST });

    expect(body).toContain('The answer “Not the right person” was recorded');
    expect(body).not.toContain('Not needed any more');
  });

  it.each(['0', 'x', '1e3', '-1', '1'.repeat(9)])(
    'whose question is called %s is damaged',
    async (question) => {
      const { statusCode, body } = await new World(aRecord('stakeholder')).post({ answer: 'keep', question });

      expect(statusCode).toBe(422);
      expect(body).toContain('The form is damaged');
    },
  );
});

function never(): never {
  throw new Error('the case has a plan');
}
