import { describe, expect, it } from 'vitest';
import { callsForPause, holdBack, type PauseState } from '../../../../functions/domain/assess/pause.ts';
import { composeUpdate } from '../../../../functions/domain/note/note.ts';
import {
  AT,
  aCase,
  aKey,
  aQuestion,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OWNER,
  someSettings,
} from '../../../support/builders.ts';

const pause = { since: daysAgo(1), by: 'olivia', reason: 'a wrong rule' };
const held = holdBack(aCase({ question: aQuestion('stakeholder', { number: 3 }) }), pause, {
  resumeAt: 'disable',
  at: AT,
});

describe('a case that is held back', () => {
  it('asks nobody, keeps those who may answer, and looks again after nine hours', () => {
    expect(held.outcome).toBe('paused');
    expect(held.case.question).toMatchObject({
      number: 4,
      kind: 'paused',
      message: 'silent',
      recipients: [{ address: OWNER }],
      since: AT,
      timeoutSeconds: 9 * 3600,
      pause: { resumeAt: 'disable', ...pause },
    });
  });

  it('is not told again while the same pause lasts', () => {
    const again = holdBack(held.case, pause, { resumeAt: 'disable', at: daysAgo(-1 / 3) });

    expect(again.outcome).toBe('wait');
    expect(again.case.question).toMatchObject({ number: 4, since: AT });
  });

  it.each([
    ['another pause', { ...pause, since: AT }, 'disable' as const],
    ['another act', pause, 'delete' as const],
  ])('is told of %s', (_, now, resumeAt) => {
    expect(holdBack(held.case, now, { resumeAt, at: AT }).outcome).toBe('paused');
  });
});

describe('the note about a pause', () => {
  const context = { at: AT, settings: someSettings() };

  it('says since when, by whom, why, and that it goes on', () => {
    const { status, note, fields } = composeUpdate('paused', { ...context, case: held.case });

    expect(status).toBe('NOTIFIED');
    expect(note).toMatch(
      /^Paused since 2026-02-28 09:00 UTC by olivia: "a wrong rule"\. Nothing more is disabled or deleted until/,
    );
    expect(note).toContain('goes on by itself');
    expect(fields['UnusedCredentialsStep']).toBe('paused');
    expect(note).toContain(CASE_ID);
  });

  it('says what can be restored', () => {
    const user = aUser({ credentials: [aKey({ status: 'Inactive' })] });
    const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

    const { note } = composeUpdate('paused', { ...context, case: { ...held.case, user, disabled } });

    expect(note).toContain(
      'AKIA…MPLE: disabled by this case. What is still disabled by this case can be had back at any time.',
    );
  });
});

describe('restores within a day', () => {
  const restores = [0.9, 0.5, 0].map((days) => ({ caseId: 'a', at: daysAgo(days) }));
  const state = (overrides: Partial<PauseState>): PauseState => ({
    ...{ version: 1, paused: true, by: 'olivia', reason: '', since: daysAgo(2) },
    ...overrides,
  });

  it.each<[string, boolean, PauseState | undefined, number]>([
    ['as many as the limit call for a pause', true, undefined, 3],
    ['fewer do not', false, undefined, 4],
    ['never do where the setting is 0', false, undefined, 0],
    ['do not where it is paused already', false, state({}), 3],
    ['count again after a resumption', true, state({ paused: false }), 3],
    ['from before the resumption do not count', false, state({ paused: false, since: daysAgo(0.7) }), 3],
  ])('%s', (_, expected, last, limit) => {
    expect(callsForPause(restores, last, { at: AT, limit })).toBe(expected);
  });

  it('of the day before do not count', () => {
    const old = [...restores, { caseId: 'b', at: daysAgo(1) }];

    expect(callsForPause(old, undefined, { at: AT, limit: 4 })).toBe(false);
  });
});
