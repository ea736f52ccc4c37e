import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Step } from '../../../../functions/domain/note/note.ts';
import { type WrittenStep, withStepWritten } from '../../../../functions/domain/telling/write-step.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const settings = someSettings();
const OFF = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(60) };
const OTHER_OFF = { ...OFF, credentialId: OTHER_KEY };
const user = aUser({
  credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })],
});
/** What an earlier case has left off. */
const EARLIER = { caseId: 'c-0', openedAt: daysAgo(90), closedAt: daysAgo(30), disabled: [OFF] };
const WISH = anAnswer({ kind: 'restore', ofCases: ['c-0'], answerId: 'wish' });
const kit = { writtenAt: AT, scope: 'credentials' as const, user, inlinePolicyDocuments: {} };

function end(step: Step, has: Partial<CaseRecord> = {}, more: Partial<WrittenStep> = {}): CaseRecord {
  return withStepWritten(aCase({ user, ...has }), { step, at: AT, settings, ...more });
}

describe('what is off outlives its case', () => {
  it('with what earlier cases have left off', () => {
    const ended = end('left-disabled', { disabled: [OTHER_OFF], off: [EARLIER] });

    expect(ended.off).toMatchObject([
      EARLIER,
      { caseId: CASE_ID, closedAt: AT, disabled: [{ credentialId: OTHER_KEY }] },
    ]);
  });

  it('also where the case has failed', () => {
    expect(end('failed', { disabled: [OFF] }).off).toMatchObject([{ caseId: CASE_ID, disabled: [OFF] }]);
  });

  it('but not the user', () => {
    expect(end('gone', { disabled: [OTHER_OFF], off: [EARLIER] }).off).toEqual([]);
    expect(end('recreated', { disabled: [OTHER_OFF], off: [EARLIER] }).off).toEqual([]);
  });
});

describe('a wish to have back what an earlier case has left off', () => {
  const wished = { answers: [WISH], off: [EARLIER] };
  const takenOn = { ...wished, disabled: [OFF] };

  it('is settled by the end of the case that has taken it on', () => {
    expect(end('left-disabled', takenOn).taken).toEqual(['wish']);
    expect(end('left-disabled', { ...takenOn, taken: ['before'] }).taken).toEqual(['before', 'wish']);
  });

  it('stays where the case has not taken it on', () => {
    expect(end('left-disabled', { ...wished, disabled: [OTHER_OFF] })).not.toHaveProperty('taken');
  });

  it('stays where the case has failed before it gave anything back', () => {
    expect(end('failed', takenOn)).not.toHaveProperty('taken');
    expect(end('failed', { ...takenOn, restoredAt: AT }).taken).toEqual(['wish']);
  });

  it('stays where the case was deleting and could not take it on', () => {
    expect(end('deleted', { ...takenOn, restoreKit: kit })).not.toHaveProperty('taken');
  });

  it('is settled by the end of the user, whatever the case has done', () => {
    expect(end('gone', wished).taken).toEqual(['wish']);
    expect(end('gone', { ...wished, restoreKit: kit }).taken).toEqual(['wish']);
  });

  it('is another than one to the question of this case', () => {
    const own = anAnswer({ kind: 'restore' });

    expect(end('left-disabled', { ...takenOn, answers: [own] })).not.toHaveProperty('taken');
    expect(end('gone', { ...takenOn, answers: [own] })).not.toHaveProperty('taken');
  });
});

describe('the findings of an exempt user', () => {
  const exemption = { until: daysAgo(-90), reason: 'audit', by: SECURITY };

  it('keep their status, whatever the step', () => {
    const written = end('left-disabled', { exemption, disabled: [OFF] });

    expect(written.update).not.toHaveProperty('status');
    expect(written.update?.note).toContain('Left disabled');
    expect(written.due?.operators[0]?.message.attributes).toMatchObject({ status: 'unchanged' });
    expect(end('left-disabled', { exemption: { ...exemption, until: AT } }).update?.status).toBeDefined();
  });

  it('are suppressed by the step that exempts it once more', () => {
    const answer = anAnswer({ kind: 'exempt', by: SECURITY, until: daysAgo(-100) });
    const written = end('exempt', { exemption }, { answer });

    expect(written.update?.status).toBe('SUPPRESSED');
    expect(written.exemption).toEqual({ until: daysAgo(-100), reason: '', by: SECURITY });
  });

  it('are of none whose exemption has no end', () => {
    expect(end('exempt', {}, { answer: anAnswer({ kind: 'exempt' }) })).not.toHaveProperty('exemption');
    expect(end('exempt')).not.toHaveProperty('exemption');
  });

  it('are of none by the end that another step names', () => {
    const answer = anAnswer({ kind: 'keep', until: daysAgo(-90) });

    expect(end('stop', {}, { answer })).not.toHaveProperty('exemption');
  });
});

describe('a case that has failed', () => {
  it('says what it leaves half done', () => {
    const { update } = end('failed', { restoreKit: { ...kit, scope: 'user' } }, { failure: 'no role' });

    expect(update?.note).toContain('Deletion of the user had begun');
  });
});
