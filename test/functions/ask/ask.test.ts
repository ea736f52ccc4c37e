import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { hashKey } from '../../../functions/domain/case/link.ts';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
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
} from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

import { disabled, inputFor, keyIn, put, stored, TOKEN } from './asking.ts';

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
