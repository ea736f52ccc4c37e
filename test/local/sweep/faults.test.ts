import { describe, expect, it } from 'vitest';
import { callsOf } from '../../../local/sweep/calls-of.ts';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';

const journey = JOURNEYS['retire'] ?? expect.fail('there is no journey retire');
const START = Date.parse('2026-11-02T09:00:00Z');
const MINUTE = 60_000;

const call = (name: string, at: number) => ({
  is: 'call',
  call: name,
  function: '',
  error: undefined,
  at,
  users: [],
});
const state = {
  is: 'state',
  caseId: 'alice-AIDAEXAMPLEALICE00001-1',
  state: 'AssessUser',
  at: START,
  users: [],
};

const calls = callsOf(
  {
    events: [
      call('dynamodb:GetItem', START),
      state,
      call('iam:GetUser', START + MINUTE),
      call('dynamodb:GetItem', START + 2 * MINUTE),
    ],
  } as never,
  START,
);

/** The steps that a fault puts before those of the journey, for each variation. */
function stepsOf(fault: string): object[] {
  const variations = FAULTS[fault]?.variations(journey, calls) ?? [];
  return variations.map(({ document }) => document.then.slice(0, -journey.then.length));
}

describe('the calls of a play', () => {
  it('are counted, in all and by API, with the state and the time of each', () => {
    expect(calls).toEqual([
      { before: 0, beforeOfApi: 0, api: 'dynamodb:GetItem', state: '', atSeconds: 0 },
      { before: 1, beforeOfApi: 0, api: 'iam:GetUser', state: 'AssessUser', atSeconds: 60 },
      { before: 2, beforeOfApi: 1, api: 'dynamodb:GetItem', state: 'AssessUser', atSeconds: 120 },
    ]);
  });
});

describe('a fault is placed', () => {
  it('before and after each call by a killed function', () => {
    expect(stepsOf('crash')).toHaveLength(6);
    expect(stepsOf('crash').slice(2, 4)).toEqual([
      [{ at: 'PT0S', do: 'kill', after: 1, effect: 'none' }],
      [{ at: 'PT0S', do: 'kill', after: 1, effect: 'done' }],
    ]);
  });

  it('at each call for an hour by throttling', () => {
    expect(stepsOf('throttle')[2]).toEqual([
      { at: 'PT0S', do: 'fail', call: 'dynamodb:GetItem', after: 1, error: 'Throttling' },
      { at: 'PT3720S', do: 'heal', call: 'dynamodb:GetItem' },
    ]);
  });

  it('at each call once by a denial', () => {
    expect(stepsOf('deny')[1]).toEqual([
      { at: 'PT0S', do: 'fail', call: 'iam:GetUser', after: 0, times: 1, error: 'AccessDenied' },
    ]);
  });

  it('after each call by the wish to have everything back', () => {
    expect(stepsOf('wish')[1]).toEqual([
      expect.objectContaining({ do: 'answer', answer: 'restore', afterCalls: 2 }),
    ]);
  });

  it('over the whole play by reads that lag', () => {
    const lags = FAULTS['lag']?.variations(journey, calls).map(({ document }) => document.iam);

    expect(lags).toEqual([1, 2, 3, 4, 5].map((readLag) => ({ readLag })));
  });
});
