import { describe, expect, it } from 'vitest';
import { pendingAnswer } from '../../../functions/domain/asking/pending-answer.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../functions/domain/question/answer.ts';
import type { QuestionKind } from '../../../functions/domain/question/question.ts';
import { AT, anAnswer, aRecord, OLD_KEY } from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import type { World } from '../../support/fakes/world.ts';
import { askAndDeliver, decided, deliverIn, disabled, inputFor, put, stored, TOKEN } from './asking.ts';

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
  ])('wakes the execution within a minute, and nobody is asked (%s)', async (kind, answer, record) => {
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

  it('wakes the execution after a crash at any call', async () => {
    const fresh = () =>
      decided('impact', { record: { disabled, answers: [undelivered({ kind: 'restore' })] } });
    // A task whose token was answered has ended, whatever became of its function.
    const act = async (world: World) => {
      if (!world.tokens.answered.has(TOKEN)) await askAndDeliver(inputFor(), world);
    };

    for (const crash of await crashesOf(fresh, act)) {
      const world = fresh();
      await runThrough(world, crash, act);
      await deliverIn(world, 5);

      expect(world.tokens.answered.get(TOKEN), `${crash.when} ${crash.name}`).toBe('restore');
      expect(world.mailer.sent).toEqual([]);
    }
  });

  it('waits for the next question when this wait is over', async () => {
    const world = decided('impact', {
      record: { disabled, answers: [undelivered({ kind: 'restore' })] },
    });
    world.tokens.expire(TOKEN);

    await askAndDeliver(inputFor(), world);

    expect(stored(world).answers).toMatchObject([{ kind: 'restore', delivered: false }]);
  });
});

describe('of a quarantined user', () => {
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 3, asked: 3 };
  const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
  const pendingOf = (given: Partial<Answer>, has: Partial<CaseRecord> = {}) => {
    const answer = anAnswer({ delivered: false, ...given });
    const record = aRecord({ quarantine, disabled, answers: [answer], ...has });
    return pendingAnswer(record, 'deletion', answer.planId)?.kind;
  };
  const contact = { kind: 'confirm', role: 'security-contact' } as const;

  it('a question takes what a contact has said since', () => {
    expect(pendingOf({ ...contact, questionNumber: 3 })).toBe('confirm');
    expect(pendingOf({ ...contact, questionNumber: 2 })).toBeUndefined();
    expect(pendingOf({ ...contact, role: 'stakeholder', questionNumber: 3 })).toBeUndefined();
    expect(
      pendingOf({ ...contact, questionNumber: 3 }, { quarantine: { ...quarantine, isUsed: true } }),
    ).toBeUndefined();
  });

  it('a question that is about an owner’s wish does not take it', () => {
    expect(pendingOf({ kind: 'restore', questionNumber: 2 })).toBeUndefined();
    expect(pendingOf({ kind: 'restore', questionNumber: 3 })).toBe('restore');
  });
});
