import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import { type AskInput, askInputSchema } from '../../../functions/ask/schema.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { dueAtOf, wakeUpOf } from '../../../functions/domain/due/due-at.ts';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { hashKey } from '../../../functions/domain/message/link.ts';
import type { QuestionKind } from '../../../functions/domain/question/question.ts';
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
  OWNER,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import {
  askAndDeliver,
  decided,
  deliverIn,
  disabled,
  inputFor,
  keyIn,
  put,
  stored,
  TOKEN,
} from './asking.ts';

describe('a question', () => {
  it('whose case was widened since its plan was made is not mailed: the user is assessed anew', async () => {
    const world = decided('stakeholder', { record: { plan: aPlan(), thresholdDays: 45 } });

    await ask(inputFor(), world);

    expect(stored(world)).toMatchObject({ question: { taskToken: TOKEN }, due: { messages: [] } });
    expect(wakeUpOf(stored(world))).toEqual({ outcome: 'widened', since: AT });
    expect(dueAtOf(stored(world))).toBe(AT);
  });

  it('of another kind goes on, though its plan is that of an answer given in the moment of widening', async () => {
    const world = decided('impact', { record: { plan: aPlan(), thresholdDays: 45 } });

    await ask(inputFor(), world);

    expect(wakeUpOf(stored(world))).toBeUndefined();
    expect(stored(world).due?.messages).toHaveLength(1);
  });

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
    const named = { userId: USER_ID, caseId: CASE_ID, questionNumber: 2, planId: aPlan().planId };
    expect(world.messages.all()).toMatchObject([
      {
        address: OWNER,
        cases: [{ ...named, role: 'stakeholder' }],
        attempts: [{ at: AT, keyHash: hashKey(keys[0] ?? '') }],
        sent: { at: AT, sesMessageId: 'ses-1' },
      },
      {
        address: SECURITY,
        cases: [{ ...named, role: 'security-contact' }],
        attempts: [{ at: AT, keyHash: hashKey(keys[1] ?? '') }],
        sent: { at: AT, sesMessageId: 'ses-2' },
      },
    ]);
    expect(stored(world).messages.map(({ messageId }) => messageId)).toEqual(
      world.messages.all().map(({ messageId }) => messageId),
    );
  });

  it('keeps no link key and mails no task token', async () => {
    const { world, asked } = put('stakeholder');

    await asked;

    const [mail] = world.mailer.sent;
    const items = [stored(world), ...world.messages.all()];
    expect(JSON.stringify(items)).not.toContain(keyIn(mail?.text ?? ''));
    expect(keyIn(mail?.text ?? '')).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify(mail)).not.toContain(TOKEN);
    const [message] = world.messages.all();
    expect(mail?.text).toContain(`https://cases.example.com/messages/${message?.messageId}?key=`);
  });

  it('is stored before anyone is mailed, and so are the hash of the link and where that stands', async () => {
    const { world, asked } = put('stakeholder');

    await asked;

    const { made } = world.calls;
    expect(made.slice(0, 2)).toEqual(['table.get', 'table.put']);
    const before = made.slice(2, made.indexOf('mailer.send'));
    expect(before.filter((call) => !call.endsWith('get') && call !== 'table.dueAt')).toEqual([
      'messages.begin',
      'table.put',
    ]);
  });

  it('that goes on in silence mails nobody and makes no link', async () => {
    const { world, asked } = put('impact', { question: { message: 'silent' }, record: { disabled } });

    await asked;

    expect(world.mailer.sent).toEqual([]);
    expect(stored(world).messages).toEqual([]);
    expect(world.messages.all()).toEqual([]);
    expect(stored(world).question?.taskToken).toBe(TOKEN);
  });

  it('keeps the messages of earlier questions', async () => {
    const earlier = {
      messageId: 'm-1',
      role: 'stakeholder' as const,
      address: OWNER,
      questionNumber: 1,
      at: AT,
    };
    const { world, asked } = put('stakeholder', { record: { messages: [earlier] } });

    await asked;

    expect(stored(world).messages).toHaveLength(2);
  });

  it('is about the plan that the item holds, whatever the payload says', async () => {
    const changed = aPlan(aUser({ credentials: [aKey({ lastUsedAt: daysAgo(300) })] }));
    const first = decided('stakeholder', { record: { plan: changed } });
    const later = decided('impact', { record: { disabled, answers: [anAnswer()] } });
    const forged = { ...inputFor(), case: aCase({ plan: changed, question: aQuestion('deletion') }) };
    const input = askInputSchema.parse(forged);

    await ask(inputFor(), first);
    await ask(input, later);

    expect(stored(first).plan).toEqual(changed);
    expect(stored(first).question?.planId).toBe(changed.planId);
    expect(input.case).toEqual(addressOf(aRecord()));
    expect(stored(later).plan).toEqual(aPlan());
    expect(stored(later).question).toMatchObject({ kind: 'impact', planId: aPlan().planId });
  });

  it('without a question or a plan in the item is refused', async () => {
    const { plan: _none, ...noPlan } = aRecord({ question: aQuestion('stakeholder') });

    for (const record of [aRecord(), noPlan]) {
      const world = aWorld({ records: [record] });

      await expect(ask(inputFor(), world)).rejects.toThrow(InvalidInputError);
      expect(world.mailer.sent).toEqual([]);
      expect(stored(world)).toEqual(record);
    }
  });

  it.each([
    ['of another domain', { address: 'eve@elsewhere.org', role: 'stakeholder' as const }],
    [
      'that is no security contact any more',
      { address: 'old@example.com', role: 'security-contact' as const },
    ],
  ])('goes to no address %s, but to the others', async (_, stranger) => {
    const owner = { address: OWNER, role: 'stakeholder' as const, reason: '' };
    const { world, asked } = put('stakeholder', {
      question: { recipients: [{ ...stranger, reason: '' }, owner] },
    });

    await asked;

    expect(stored(world).question?.recipients).toEqual([owner]);
    expect(world.mailer.sent.map(({ to }) => to)).toEqual([OWNER]);
    expect(world.messages.all()).toMatchObject([{ address: OWNER }]);
  });

  it('goes to the security contacts where the settings allow none of its recipients', async () => {
    const recipients = [{ address: 'eve@elsewhere.org', role: 'stakeholder' as const, reason: '' }];
    const update = { note: `Asking eve@elsewhere.org; answer by then. Case ${CASE_ID}.`, fields: {} };
    const { world, asked } = put('stakeholder', {
      question: { recipients },
      record: { update, updateNumber: 3 },
    });

    await asked;

    expect(world.mailer.sent.map(({ to }) => to)).toEqual([SECURITY]);
    expect(stored(world).update?.note).toBe(`Asked ${SECURITY}; answer by then. Case ${CASE_ID}.`);
  });

  it('marks its state as the latest, with the end of its wait', async () => {
    const { world, asked } = put('stakeholder', { question: { timeoutSeconds: 86_400 } });

    await asked;

    expect(stored(world).entry).toEqual({
      state: 'AwaitStakeholder',
      enteredAt: AT,
      waitsUntil: daysAgo(-1),
    });
  });
});

describe('the end of the latest wait', () => {
  it('stays where a shorter wait follows', async () => {
    const entry = { state: 'AwaitStakeholder', enteredAt: AT, waitsUntil: daysAgo(-20) };
    const { world, asked } = put('stakeholder', { record: { entry }, question: { timeoutSeconds: 60 } });

    await asked;

    expect(stored(world).entry?.waitsUntil).toBe(daysAgo(-20));
  });
});

describe('a question that is tried again', () => {
  it('stores the new token and does not mail a second time', async () => {
    const { world, input, asked } = put('stakeholder');
    await asked;

    await askAndDeliver({ ...input, taskToken: 'token-2', retryCount: 1 }, world);

    expect(stored(world).question?.taskToken).toBe('token-2');
    expect(world.mailer.sent).toHaveLength(1);
    expect(stored(world).messages).toHaveLength(1);
  });

  it('mails again when it is not known whether the mail went out', async () => {
    const world = decided('stakeholder');
    world.calls.fail('mailer.send', { when: 'after' });
    await askAndDeliver(inputFor(), world);
    expect(stored(world).question).not.toHaveProperty('sent');

    await deliverIn(world, 1);

    expect(world.mailer.sent).toHaveLength(2);
    const keys = world.mailer.sent.map(({ text }) => hashKey(keyIn(text)));
    const [message, ...others] = world.messages.all();
    expect(message?.attempts.map(({ keyHash }) => keyHash)).toEqual(keys);
    expect(others).toEqual([]);
    expect(stored(world).question).toMatchObject({ taskToken: TOKEN, sent: true });
  });

  it.each<[QuestionKind, Partial<CaseRecord>]>([
    ['stakeholder', {}],
    ['impact', { disabled, answers: [anAnswer()] }],
  ])('after a crash at any call ends up asked (%s)', async (kind, record) => {
    const fresh = () => decided(kind, { record });
    let attempt = 0;
    const act = (world: World) =>
      askAndDeliver(inputFor({ taskToken: `token-${attempt}`, retryCount: attempt++ }), world);

    for (const crash of await crashesOf(fresh, act)) {
      const world = fresh();
      await runThrough(world, crash, act);
      await deliverIn(world, 5);

      expect(stored(world).question).toMatchObject({ taskToken: `token-${attempt - 1}`, sent: true });
      expect(world.mailer.sent.length, crash.name).toBeGreaterThan(0);
    }
  });
});

describe('a question that is put late', () => {
  const LATER = daysAgo(-0.5);

  it.each<[string, Partial<AskInput>, Partial<AskInput>]>([
    ['an earlier try of the same entry', { retryCount: 1 }, { retryCount: 0 }],
    [
      'the last try of an earlier entry of another state',
      { state: 'AwaitUse', enteredAt: LATER },
      { retryCount: 9 },
    ],
  ])('by %s never takes the place of the token', async (_, later, late) => {
    const world = decided('stakeholder');
    await askAndDeliver(inputFor({ ...later, taskToken: 'token-2' }), world, 12 * 60);
    const before = stored(world);

    await askAndDeliver(inputFor(late), world, 12 * 60).catch(() => undefined);

    expect(stored(world)).toEqual(before);
    expect(before.question?.taskToken).toBe('token-2');
    expect(world.mailer.sent).toHaveLength(1);
  });

  it('by an earlier try ends without a word: nobody waits for it any more', async () => {
    const world = decided('stakeholder');
    await ask(inputFor({ retryCount: 1 }), world);

    await expect(ask(inputFor(), world)).resolves.toBeUndefined();
  });

  it('by an earlier try hands no answer over', async () => {
    const world = decided('stakeholder');
    await ask(inputFor({ retryCount: 1, taskToken: 'token-2' }), world);
    const record = stored(world);
    world.table.store({ ...record, answers: [anAnswer({ delivered: false })] });

    await ask(inputFor(), world);

    expect(world.tokens.answered.size).toBe(0);
    expect(stored(world).question?.taskToken).toBe('token-2');
  });

  it('by an older entry is refused', async () => {
    const world = decided('stakeholder');
    await ask(inputFor({ enteredAt: LATER }), world);

    await expect(ask(inputFor(), world)).rejects.toThrow(InvalidInputError);
  });

  it('by an older entry is refused also once the case has gone on without a question', async () => {
    const entry = { state: 'AssessUser', enteredAt: LATER, outcome: 'ask' };
    const world = decided('stakeholder', { record: { entry } });

    await expect(ask(inputFor(), world)).rejects.toThrow(InvalidInputError);
    expect(stored(world).question).not.toHaveProperty('taskToken');
  });

  it('by an invented entry far ahead is refused', async () => {
    const entry = { state: 'AssessUser', enteredAt: AT, outcome: 'ask' };
    const world = decided('stakeholder', { record: { entry } });

    await expect(ask(inputFor({ enteredAt: daysAgo(-30) }), world)).rejects.toThrow(InvalidInputError);
    expect(stored(world).question).not.toHaveProperty('taskToken');
  });

  it.each([
    ['mails nobody', []],
    ['hands no answer over', [anAnswer({ delivered: false })]],
  ])('by a try that is overtaken while it writes %s', async (_, answers) => {
    const world = decided('stakeholder', { record: { answers } });
    world.table.meanwhile(() => {
      const { question, ...record } = stored(world);
      if (question === undefined) throw new Error('the question is missing');
      const later = { ...question, taskToken: 'token-2', put: { enteredAt: AT, retryCount: 1 } };
      world.table.store({ ...record, revision: 2, question: later });
    });

    await ask(inputFor(), world);

    expect(world.mailer.sent).toEqual([]);
    expect(world.tokens.answered.size).toBe(0);
    expect(stored(world)).toMatchObject({ revision: 2, messages: [], question: { taskToken: 'token-2' } });
  });

  it('by a later try is what counts', async () => {
    const world = decided('stakeholder');
    await ask(inputFor({ retryCount: 1 }), world);

    await ask(inputFor({ retryCount: 2, taskToken: 'token-3' }), world);

    expect(stored(world).question).toMatchObject({
      taskToken: 'token-3',
      put: { enteredAt: AT, retryCount: 2 },
    });
  });
});
