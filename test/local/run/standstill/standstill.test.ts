import { describe, expect, it } from 'vitest';
import { decisive, withoutFailures } from '../../../../local/run/standstill/lasting.ts';
import { isCloseTo, type Outlined } from '../../../../local/run/standstill/standstill.ts';

const START = Date.parse('2026-11-02T09:00:00Z');
const at = (minutes: number): number => START + minutes * 60_000;

const stands: Omit<Outlined, 'whole'> = {
  at: at(0),
  due: [at(200), at(10_000)],
  left: '[{"do":"answer"}]',
  leftAt: [at(5_000)],
  outline: '2, alice-1 RUNNING AwaitStakeholder 0',
};

describe('two plays that stand still', () => {
  it.each<[string, boolean, Partial<typeof stands>]>([
    ['just so', true, {}],
    ['some minutes later', true, { at: at(20), due: [at(220), at(10_020)] }],
    ['hours later', false, { at: at(100), due: [at(300), at(10_100)] }],
    ['when one of their timers is hours away from its counterpart', false, { due: [at(200), at(10_100)] }],
    [
      'when something is due that the other one has behind it',
      false,
      { at: at(60), due: [at(40), at(10_000)] },
    ],
    ['with one timer more', false, { due: [at(200), at(10_000), at(10_001)] }],
    ['in another state', false, { outline: '2, alice-1 RUNNING AwaitImpactReport 0' }],
    ['with other steps left', false, { left: '[]' }],
  ])('may be one: %s', (_, isClose, differs) => {
    const other = { ...stands, ...differs };

    expect([isCloseTo(stands, other), isCloseTo(other, stands)]).toEqual([isClose, isClose]);
  });

  it('are two where a step comes before a timer of the one and after that of the other', () => {
    const before = { ...stands, due: [at(200), at(4_990)] };
    const after = { ...stands, due: [at(200), at(5_010)] };

    expect(isCloseTo(before, after)).toBe(false);
  });
});

describe('what decides how a play goes on', () => {
  it.each([
    ['the moment of a day', { at: '2026-11-02T10:00:00Z' }, { at: '2026-11-02T11:30:00.250Z' }],
    ['a made up id', { messageId: 'a' }, { messageId: 'b' }],
    [
      'how an API has failed for a while',
      { Cause: 'TransientServiceError: x: Throttling: Rate exceeded' },
      { Cause: 'TransientServiceError: y: Error: socket hang up' },
    ],
  ])('is not %s', (_, one, other) => {
    expect(JSON.stringify(one, decisive)).toBe(JSON.stringify(other, decisive));
  });

  it.each([
    ['a day', { at: '2026-11-02T10:00:00Z' }, { at: '2026-11-03T10:00:00Z' }],
    ['a count', { tries: 1 }, { tries: 2 }],
    [
      'what is refused for good, by the twin too',
      { Cause: 'PermanentServiceError: AccessDenied: AccessDenied on iam:* (injected)' },
      { Cause: 'PermanentServiceError: LimitExceeded: LimitExceeded on iam:* (injected)' },
    ],
    ['what IAM refuses', { Cause: 'LimitExceeded: two keys' }, { Cause: 'NoSuchEntity: gone' }],
  ])('is %s', (_, one, other) => {
    expect(JSON.stringify(one, decisive)).not.toBe(JSON.stringify(other, decisive));
  });

  it('is in a note only that something has failed', () => {
    const note = (failure: string) =>
      withoutFailures(`Held up: TransientServiceError (${failure}). As read: on.`);

    expect(note('List the groups of a (x): Throttling: Rate exceeded')).toBe(
      'Held up: a failure. As read: on.',
    );
    expect(note('Read b: ServiceFailureException: ServiceFailure on iam:GetA…')).toBe(
      'Held up: a failure. As read: on.',
    );
    expect(note('Read b: AccessDenied: no')).toContain('AccessDenied');
  });
});
