import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import { hashKey } from '../../../functions/ask/link.ts';
import type { Answer } from '../../../functions/domain/answer.ts';
import type { CaseRecord } from '../../../functions/domain/case-record.ts';
import type { Question, QuestionKind } from '../../../functions/domain/question.ts';
import { InvalidInputError } from '../../../functions/shared/errors.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OWNER,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const TOKEN = 'token-1';
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

function inputFor(question: Question, overrides: Parameters<typeof aCase>[0] = {}, taskToken = TOKEN) {
  return { state: 'AwaitStakeholder', enteredAt: AT, taskToken, case: aCase({ question, ...overrides }) };
}

function put(
  kind: QuestionKind,
  {
    record = {},
    question = {},
    token = TOKEN,
  }: { record?: Partial<CaseRecord>; question?: Partial<Question>; token?: string } = {},
) {
  const world = aWorld({ records: [aRecord(record)] });
  const input = inputFor(aQuestion(kind, { number: 2, ...question }), {}, token);
  return { world, input, asked: ask(input, world) };
}

const keyIn = (text: string) => /[?&]key=([\w-]+)/.exec(text)?.[1] ?? '';
const stored = (world: World) => world.table.at(USER_ID);

describe('a question', () => {
  it('is stored with its token, and mailed to each recipient with an own link', async () => {
    const recipients = [
      { address: OWNER, role: 'stakeholder' as const, reason: 'you are named in the tag Owner' },
      { address: SECURITY, role: 'security-contact' as const, reason: 'you are a security contact' },
    ];
    const { world, asked } = put('stakeholder', { question: { recipients } });

    await asked;

    expect(stored(world)).toMatchObject({
      question: { number: 2, kind: 'stakeholder', taskToken: TOKEN, planId: aPlan().planId, sent: true },
      plan: { planId: aPlan().planId },
      deadline: daysAgo(-14),
    });
    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER, SECURITY]);
    const keys = world.mailer.sent.map(({ text }) => keyIn(text));
    expect(new Set(keys).size).toBe(2);
    expect(stored(world).links).toMatchObject([
      { keyHash: hashKey(keys[0] ?? ''), role: 'stakeholder', address: OWNER, questionNumber: 2 },
      { keyHash: hashKey(keys[1] ?? ''), role: 'security-contact', address: SECURITY, questionNumber: 2 },
    ]);
  });

  it('keeps no link key and mails no task token', async () => {
    const { world, asked } = put('stakeholder');

    await asked;

    const [mail] = world.mailer.sent;
    expect(JSON.stringify(stored(world))).not.toContain(keyIn(mail?.text ?? ''));
    expect(keyIn(mail?.text ?? '')).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify(mail)).not.toContain(TOKEN);
    expect(mail?.text).toContain(`https://cases.example.com/cases/${CASE_ID}?key=`);
  });

  it('is stored before anyone is mailed', async () => {
    const { world, asked } = put('stakeholder');

    await asked;

    expect(world.calls.made.slice(0, 3)).toEqual(['table.get', 'table.put', 'mailer.send']);
  });

  it('that goes on in silence mails nobody and makes no link', async () => {
    const { world, asked } = put('impact', { question: { message: 'silent' }, record: { disabled } });

    await asked;

    expect(world.mailer.sent).toEqual([]);
    expect(stored(world).links).toEqual([]);
    expect(stored(world).question?.taskToken).toBe(TOKEN);
  });

  it('keeps the links of earlier questions', async () => {
    const link = {
      keyHash: 'x',
      role: 'stakeholder' as const,
      address: OWNER,
      questionNumber: 1,
      planId: 'p',
      createdAt: AT,
    };
    const { world, asked } = put('stakeholder', { record: { links: [link] } });

    await asked;

    expect(stored(world).links).toHaveLength(2);
  });

  it('about the plan replaces it; a later question keeps the answered one whatever the payload says', async () => {
    const changed = aPlan(aUser({ credentials: [aKey({ lastUsedAt: daysAgo(300) })] }));
    const first = aWorld({ records: [aRecord()] });
    const later = aWorld({ records: [aRecord({ disabled, answers: [anAnswer()] })] });

    await ask(inputFor(aQuestion('stakeholder'), { plan: changed }), first);
    await ask(inputFor(aQuestion('impact'), { plan: changed }), later);

    expect(stored(first).plan).toEqual(changed);
    expect(stored(later).plan).toEqual(aPlan());
    expect(stored(later).question?.planId).toBe(aPlan().planId);
  });

  it('without a question or a plan in the payload is refused', async () => {
    const world = aWorld({ records: [aRecord()] });
    const { question: _none, ...noQuestion } = aCase();
    const { plan: _noPlan, ...noPlan } = aCase({ question: aQuestion('stakeholder') });
    const input = { state: 'AwaitStakeholder', enteredAt: AT, taskToken: TOKEN };

    await expect(ask({ ...input, case: noQuestion }, world)).rejects.toThrow(InvalidInputError);
    await expect(ask({ ...input, case: noPlan }, world)).rejects.toThrow(InvalidInputError);
    expect(world.mailer.sent).toEqual([]);
  });
});

describe('a question that is tried again', () => {
  it('stores the new token and does not mail a second time', async () => {
    const { world, input, asked } = put('stakeholder');
    await asked;

    await ask({ ...input, taskToken: 'token-2' }, world);

    expect(stored(world).question?.taskToken).toBe('token-2');
    expect(world.mailer.sent).toHaveLength(1);
    expect(stored(world).links).toHaveLength(1);
  });

  it('mails again when it is not known whether the mail went out', async () => {
    const world = aWorld({ records: [aRecord()] });
    world.calls.fail('mailer.send', { when: 'after' });
    const input = inputFor(aQuestion('stakeholder'));
    await expect(ask(input, world)).rejects.toThrow();

    await ask({ ...input, taskToken: 'token-2' }, world);

    expect(world.mailer.sent).toHaveLength(2);
    const keys = world.mailer.sent.map(({ text }) => hashKey(keyIn(text)));
    expect(stored(world).links.map(({ keyHash }) => keyHash)).toEqual(keys);
    expect(stored(world).question).toMatchObject({ taskToken: 'token-2', sent: true });
  });

  it.each<[QuestionKind, Partial<CaseRecord>]>([
    ['stakeholder', {}],
    ['impact', { disabled, answers: [anAnswer()] }],
  ])('after a crash at any call ends up asked (%s)', async (kind, record) => {
    const fresh = () => aWorld({ records: [aRecord(record)] });
    let attempt = 0;
    const act = (world: World) => ask(inputFor(aQuestion(kind), {}, `token-${attempt++}`), world);

    for (const crash of await crashesOf(fresh, act)) {
      const world = fresh();
      await runThrough(world, crash, act);

      expect(stored(world).question).toMatchObject({ taskToken: `token-${attempt - 1}`, sent: true });
      expect(world.mailer.sent.length, crash.name).toBeGreaterThan(0);
    }
  });
});

describe('an answer that is already there', () => {
  const undelivered = (overrides: Partial<Answer>) => anAnswer({ delivered: false, ...overrides });

  it.each<[QuestionKind, Answer, Partial<CaseRecord>]>([
    ['stakeholder', undelivered({ kind: 'stop', role: 'analyst' }), {}],
    ['stakeholder', undelivered({ kind: 'stop', role: 'analyst', planId: '' }), {}],
    ['stakeholder', undelivered({ kind: 'retire' }), {}],
    ['stakeholder', undelivered({ kind: 'keep' }), {}],
    ['stakeholder', undelivered({ kind: 'exempt', role: 'security-contact' }), {}],
    ['impact', undelivered({ kind: 'restore' }), { disabled }],
    ['deletion', undelivered({ kind: 'restore' }), { disabled }],
    ['deletion', undelivered({ kind: 'confirm' }), { disabled }],
    ['deletion', undelivered({ kind: 'leave-disabled' }), { disabled }],
    ['use', undelivered({ kind: 'restore' }), { disabled }],
    ['use', undelivered({ kind: 'stop', role: 'analyst' }), {}],
  ])('is handed over at once, and nobody is asked (%s)', async (kind, answer, record) => {
    const { world, asked } = put(kind, { record: { ...record, answers: [answer] } });

    await asked;

    expect(world.tokens.answered.get(TOKEN)).toBe(answer.kind);
    expect(world.mailer.sent).toEqual([]);
    expect(stored(world).answers).toMatchObject([{ kind: answer.kind, delivered: true }]);
    expect(stored(world).question).not.toHaveProperty('taskToken');
  });

  it.each<[string, QuestionKind, Answer, Partial<CaseRecord>]>([
    ['of another plan', 'deletion', undelivered({ kind: 'confirm', planId: 'another' }), { disabled }],
    ['to retire another plan', 'stakeholder', undelivered({ kind: 'retire', planId: 'another' }), {}],
    ['to confirm before the end', 'impact', undelivered({ kind: 'confirm' }), { disabled }],
    ['that was taken before', 'deletion', anAnswer({ kind: 'confirm' }), { disabled }],
    ['to restore what was given back', 'use', undelivered({ kind: 'restore' }), { disabled, restoredAt: AT }],
  ])('but %s does not count', async (_, kind, answer, record) => {
    const { world, asked } = put(kind, { record: { ...record, answers: [answer] } });

    await asked;

    expect(world.tokens.answered.size).toBe(0);
    expect(world.mailer.sent).toHaveLength(1);
  });

  it('to restore weighs more than one to leave, and that more than one to delete', async () => {
    const confirm = undelivered({ kind: 'confirm', answerId: 'a' });
    const leave = undelivered({ kind: 'leave-disabled', answerId: 'b' });
    const restore = undelivered({ kind: 'restore', answerId: 'c' });
    const all = put('deletion', { record: { disabled, answers: [confirm, leave, restore] } });
    const two = put('deletion', { record: { disabled, answers: [confirm, leave] } });

    await Promise.all([all.asked, two.asked]);

    expect(all.world.tokens.answered.get(TOKEN)).toBe('restore');
    expect(two.world.tokens.answered.get(TOKEN)).toBe('leave-disabled');
  });

  it('is handed over after a crash at any call', async () => {
    const fresh = () =>
      aWorld({ records: [aRecord({ disabled, answers: [undelivered({ kind: 'restore' })] })] });
    // A task whose token was answered has ended, whatever became of its function.
    const act = async (world: World) => {
      if (!world.tokens.answered.has(TOKEN)) await ask(inputFor(aQuestion('impact')), world);
    };

    for (const crash of await crashesOf(fresh, act)) {
      const world = fresh();
      await runThrough(world, crash, act);

      expect(world.tokens.answered.get(TOKEN), `${crash.when} ${crash.name}`).toBe('restore');
      expect(world.mailer.sent).toEqual([]);
    }
  });

  it('waits for the next question when this wait is over', async () => {
    const world = aWorld({ records: [aRecord({ disabled, answers: [undelivered({ kind: 'restore' })] })] });
    world.tokens.expire(TOKEN);

    await ask(inputFor(aQuestion('impact')), world);

    expect(stored(world).answers).toMatchObject([{ kind: 'restore', delivered: false }]);
  });
});
