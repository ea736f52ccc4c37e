import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Step } from '../../../../functions/domain/note/note.ts';
import { type WrittenStep, withStepWritten } from '../../../../functions/domain/telling/write-step.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aQuestion,
  aUser,
  daysAgo,
  OLD_KEY,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const settings = someSettings();
const finding = { findingId: 'finding-1', productArn: 'p', region: 'eu-west-1', control: 'IAM.8' as const };

function write(step: Step, has: Partial<CaseRecord> = {}, more: Partial<WrittenStep> = {}): CaseRecord {
  return withStepWritten(aCase({ findings: [finding], ...has }), { step, at: AT, settings, ...more });
}
const asked = { question: aQuestion('stakeholder') };

describe('a step that is written', () => {
  it('makes its note and its message due at once, with the next number', () => {
    const written = write('asked', { ...asked, updateNumber: 4 });

    expect(written).toMatchObject({
      step: 'asked',
      steps: [{ step: 'asked', at: AT }],
      status: 'open',
      deadline: daysAgo(-14),
      update: { status: 'NOTIFIED', note: expect.stringMatching(/^Asking alice@example\.com/) },
      updateNumber: 5,
      due: {
        finding: { number: 5, tries: 0, since: AT, nextTryAt: AT },
        operators: [
          {
            tries: 0,
            since: AT,
            nextTryAt: AT,
            message: { attributes: { step: 'asked', status: 'NOTIFIED' } },
          },
        ],
      },
    });
    expect(JSON.parse(written.due?.operators[0]?.message.text ?? '')).toMatchObject({ findings: 1 });
  });

  it('counts from one in an item that has no number yet', () => {
    expect(write('asked', asked)).toMatchObject({ updateNumber: expect.any(Number) });
    const { updateNumber: _, ...before } = aCase(asked);
    expect(withStepWritten(before, { step: 'asked', at: AT, settings }).updateNumber).toBe(1);
  });

  it('overtakes the note of the step before, but no message and no try to wake', () => {
    const first = write('asked', asked);
    const wake = { tries: 2, nextTryAt: daysAgo(-1) };
    const due = { operators: [], messages: [], ...first.due, wake };
    const at = daysAgo(-1);

    const next = withStepWritten({ ...first, due }, { step: 'asked', at, settings });

    expect(next.due).toMatchObject({
      finding: { number: (first.updateNumber ?? 0) + 1, since: at, nextTryAt: at },
      operators: [{ since: AT }, { since: at }],
      wake,
    });
  });

  it('tells the operators what else there is to tell', () => {
    const alsoTold = { subject: 'besides', text: '{}', attributes: { step: 'besides' } };

    const messages = write('asked', asked, { alsoTold }).due?.operators.map(({ message }) => message);

    expect(messages).toMatchObject([{ attributes: { step: 'asked' } }, alsoTold]);
    expect(write('asked', asked).due?.operators).toHaveLength(1);
  });

  it('keeps the latest messages of a topic that takes nothing for long', () => {
    let record = aCase(asked);
    for (let day = 0; day < 70; day++)
      record = withStepWritten(record, { step: 'asked', at: daysAgo(-day), settings });

    expect(record.due?.operators).toHaveLength(60);
    expect(record.due?.operators.at(-1)?.since).toBe(daysAgo(-69));
  });
});

describe('a step that ends a case', () => {
  const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

  it('closes it, with its question and its deadline, and is due all the same', () => {
    const ended = write('left-disabled', { ...asked, user: offUser, deadline: AT });

    expect(ended).toMatchObject({ status: 'closed', closedAt: AT, due: { finding: { since: AT } } });
    expect(ended).not.toHaveProperty('question');
    expect(ended).not.toHaveProperty('deadline');
    expect(ended.update?.unlessPassed).toBeUndefined();
  });

  it('as NOTIFIED leaves the status to Security Hub where the control passes', () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'used' as const }];
    const user = aUser({ credentials: [aKey({ lastUsedAt: AT })] });

    expect(write('used', { outcomes, user }).update).toMatchObject({
      status: 'NOTIFIED',
      unlessPassed: true,
    });
    expect(write('asked', asked).update).not.toHaveProperty('unlessPassed');
  });

  it('as an exemption keeps its end', () => {
    const answer = anAnswer({ kind: 'exempt', by: SECURITY, reason: 'audit', until: daysAgo(-90) });

    expect(write('exempt', {}, { answer }).exemption).toEqual({
      until: daysAgo(-90),
      reason: 'audit',
      by: SECURITY,
    });
    expect(write('stop', {}, { answer: anAnswer({ kind: 'stop' }) })).not.toHaveProperty('exemption');
  });

  it('as a failure says what failed, in the note and to the operators', () => {
    const failed = write('failed', { user: offUser }, { failure: 'DisableCredentials: no role' });

    expect(failed.update).toMatchObject({ status: 'NEW', note: expect.stringContaining('no role') });
    expect(failed.due?.operators[0]?.message.text).toContain('no role');
    expect(failed.status).toBe('closed');
  });
});
