import { describe, expect, it } from 'vitest';
import { callsOf } from '../../../local/sweep/calls-of.ts';
import { EQUAL_RULES, type EqualRuleName, withoutEquals } from '../../../local/sweep/equal-calls.ts';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';

const journey = JOURNEYS['retire'] ?? expect.fail('there is no journey retire');
const START = Date.parse('2026-11-02T09:00:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const call = (name: string, at: number, folder = 'assess-user') => ({
  is: 'call',
  call: name,
  function: folder,
  error: undefined,
  at,
  users: [],
});
const enters = (state: string, at = START) => ({
  is: 'state',
  caseId: 'alice-AIDAEXAMPLEALICE00001-1',
  state,
  at,
  users: [],
});
const written = { is: 'item', item: {}, at: START, users: [] };
const swept = (...events: object[]) => callsOf({ events } as never, START);

const calls = swept(
  call('dynamodb:GetItem', START, 'open-cases'),
  enters('AssessUser'),
  call('iam:GetUser', START + MINUTE),
  call('securityhub:BatchUpdateFindings', START + MINUTE),
  written,
  call('dynamodb:GetItem', START + 2 * MINUTE),
  enters('AwaitStakeholder'),
  call('dynamodb:PutItem', START + 2 * MINUTE, 'ask'),
);

/** The steps that a fault puts before those of the journey, for each variation. */
function stepsOf(fault: string): object[] {
  return variationsOf(fault).map(({ document }) => document.then.slice(0, -journey.then.length));
}

function variationsOf(fault: string) {
  return FAULTS[fault]?.variations(journey, calls) ?? expect.fail(`there is no fault ${fault}`);
}

describe('a function that is killed', () => {
  it('is one at its own call: what an operator calls in between counts for nobody', () => {
    const byOperator = swept(
      call('dynamodb:GetItem', START, 'open-cases'),
      call('dynamodb:PutItem', START + MINUTE, ''),
      call('iam:GetUser', START + 2 * MINUTE),
    );
    const killsOf = (fault: string) =>
      FAULTS[fault]?.variations(journey, byOperator).map(({ api, before, document }) => {
        const { after } = document.then[0] as { after?: number };
        return [api, before, after];
      });

    expect(killsOf('crash-after')).toEqual([
      ['dynamodb:GetItem', 0, 0],
      ['iam:GetUser', 2, 1],
    ]);
    expect(killsOf('died')?.at(-1)).toEqual(['iam:GetUser', 2, 1]);
  });
});

describe('the calls of a play', () => {
  it('are counted, in all and by API, with the state, the time, the function and its neighbours', () => {
    expect(calls.map(({ before, beforeOfApi, api }) => [before, beforeOfApi, api])).toEqual([
      [0, 0, 'dynamodb:GetItem'],
      [1, 0, 'iam:GetUser'],
      [2, 0, 'securityhub:BatchUpdateFindings'],
      [3, 1, 'dynamodb:GetItem'],
      [4, 0, 'dynamodb:PutItem'],
    ]);
    expect(calls.map(({ state, atSeconds }) => [state, atSeconds])).toEqual([
      ['', 0],
      ['AssessUser', 60],
      ['AssessUser', 60],
      ['AssessUser', 120],
      ['AwaitStakeholder', 120],
    ]);
    expect(calls.map((one) => [one.function, one.inRun, one.changes, one.next])).toEqual([
      ['open-cases', 0, 0, ''],
      ['assess-user', 0, 1, 'securityhub:BatchUpdateFindings'],
      ['assess-user', 1, 1, ''],
      ['assess-user', 0, 2, 'dynamodb:PutItem'],
      ['ask', 0, 3, ''],
    ]);
  });
});

describe('equal calls', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, day) => call('dynamodb:Scan', START + day * DAY, 'sweep-cases'));

  it('are those of daily sweeps between which nothing was changed: the first and the last are swept', () => {
    const { swept: left, leftOut } = withoutEquals(swept(...days(4), written, ...days(1)), [
      'daily sweep that finds nothing',
    ]);

    expect(left.map(({ before }) => before)).toEqual([0, 3, 4]);
    expect(leftOut).toEqual({ 'daily sweep that finds nothing': 2 });
  });

  it('are, for what happens in IAM, those that IAM is not in', () => {
    const { swept: left } = withoutEquals(
      swept(
        ...['dynamodb:A', 'dynamodb:B', 'dynamodb:C', 'iam:D', 'dynamodb:E', 'dynamodb:F'].map((name) =>
          call(name, START),
        ),
        call('dynamodb:G', START + MINUTE),
      ),
      ['act in IAM beside calls that see none'],
    );

    // The first of all; before, in and after IAM; before time passes.
    expect(left.map(({ api }) => api)).toEqual([
      'dynamodb:A',
      'dynamodb:C',
      'iam:D',
      'dynamodb:E',
      'dynamodb:F',
      'dynamodb:G',
    ]);
  });

  it.each<[EqualRuleName, string[], string[]]>([
    [
      'killed before a call, and after the one before it',
      ['iam:GetUser', 'iam:ListUsers', 'iam:ListGroups', 'iam:ListKeys'],
      ['iam:GetUser', 'iam:ListUsers', 'iam:ListKeys'],
    ],
    [
      'killed after one of several reads',
      ['iam:GetUser', 'iam:ListKeys', 'iam:ListGroups', 'iam:DeleteUser', 'iam:GetUser'],
      ['iam:GetUser', 'iam:DeleteUser', 'iam:GetUser'],
    ],
    [
      'read that fails in another way',
      ['iam:GetUser', 'iam:ListKeys', 'iam:ListGroups', 'iam:DeleteUser', 'iam:TagUser'],
      ['iam:GetUser', 'iam:ListGroups', 'iam:DeleteUser', 'iam:TagUser'],
    ],
    [
      'what only tells fails for good',
      ['ses:SendEmail', 'ses:SendEmail', 'ses:SendEmail', 'iam:GetUser', 'iam:GetUser', 'iam:GetUser'],
      ['ses:SendEmail', 'ses:SendEmail', 'iam:GetUser', 'iam:GetUser', 'iam:GetUser'],
    ],
    [
      'read whose reply is lost',
      ['iam:GetUser', 'iam:ListKeys', 'iam:DeleteUser', 'iam:TagUser', 'iam:GetUser'],
      ['iam:GetUser', 'iam:DeleteUser', 'iam:TagUser', 'iam:GetUser'],
    ],
    [
      'call that the SDK repeats',
      ['iam:GetUser', 'iam:GetUser', 'iam:GetUser', 'iam:DeleteUser', 'iam:DeleteUser', 'iam:DeleteUser'],
      ['iam:GetUser', 'iam:GetUser', 'iam:DeleteUser', 'iam:DeleteUser'],
    ],
    [
      'outage that begins at a later equal read',
      ['iam:GetUser', 'iam:GetUser', 'iam:GetUser', 'iam:ListKeys', 'iam:DeleteUser'],
      ['iam:GetUser', 'iam:GetUser', 'iam:ListKeys', 'iam:DeleteUser'],
    ],
    [
      'word before a read of IAM',
      [
        'iam:GetUser',
        'iam:ListKeys',
        'iam:ListGroups',
        'iam:ListMFADevices',
        'iam:DeleteUser',
        'dynamodb:PutItem',
      ],
      ['iam:GetUser', 'iam:ListGroups', 'iam:ListMFADevices', 'iam:DeleteUser', 'dynamodb:PutItem'],
    ],
  ])('are, by the rule "%s", those that it says', (rule, made, left) => {
    const { swept: kept, leftOut } = withoutEquals(swept(...made.map((name) => call(name, START))), [rule]);

    expect(kept.map(({ api }) => api)).toEqual(left);
    expect(leftOut).toEqual({ [rule]: made.length - left.length });
  });

  it('are left out by rules that have a name and say why', () => {
    for (const { says } of Object.values(EQUAL_RULES)) expect(says.length).toBeGreaterThan(50);
  });
});

describe('a fault is placed', () => {
  it('after each call by a killed function, and before the first of each invocation', () => {
    expect(stepsOf('crash-after')).toHaveLength(5);
    expect(stepsOf('crash-after')[1]).toEqual([{ at: 'PT0S', do: 'kill', after: 1, effect: 'done' }]);
    expect(stepsOf('crash').flat()).toEqual(
      [0, 1, 2, 3, 4].map((after) => ({ at: 'PT0S', do: 'kill', after, effect: 'none' })),
    );
  });

  it('at each call for an hour by throttling', () => {
    expect(stepsOf('throttle')[3]).toEqual([
      { at: 'PT0S', do: 'fail', call: 'dynamodb:GetItem', after: 1, error: 'Throttling' },
      { at: 'PT3720S', do: 'heal', call: 'dynamodb:GetItem' },
    ]);
  });

  it('at each call once by a denial', () => {
    expect(stepsOf('deny')[1]).toEqual([
      { at: 'PT0S', do: 'fail', call: 'iam:GetUser', after: 0, times: 1, error: 'AccessDenied' },
    ]);
  });

  it.each([
    ['silent-once', 'no-reply', 'none'],
    ['silent-after-once', 'no-reply', 'done'],
    ['reset-once', 'connection-reset', 'none'],
    ['reset-after-once', 'connection-reset', 'done'],
  ])('once at each call by %s', (fault, error, effect) => {
    expect(stepsOf(fault)).toContainEqual([
      {
        ...{ at: 'PT0S', do: 'fail', call: 'securityhub:BatchUpdateFindings', after: 0, times: 1 },
        ...{ error, effect },
      },
    ]);
  });

  it('at each update of the finding by each code, for good only where another update follows', () => {
    const codes = (fault: string) =>
      stepsOf(fault)
        .flat()
        .map((step) => (step as { code: string }).code);

    expect(codes('unprocessed-once')).toEqual(['ConcurrentUpdateError', 'InternalFailure']);
    expect(codes('unprocessed')).toHaveLength(4);
    expect(FAULTS['unprocessed']?.variations(journey, calls.slice(0, -1))).toEqual([]);
  });

  it('at the start of each invocation, of the function that is invoked', () => {
    expect(stepsOf('limit-once')).toEqual(
      ['open-cases', 'assess-user', 'assess-user', 'ask'].map((folder, index) => [
        expect.objectContaining({
          do: 'misdeliver',
          of: 'invocation',
          how: 'throttled',
          function: folder,
          ...(index > 0 && { afterCalls: [0, 1, 3, 4][index] }),
        }),
      ]),
    );
    expect(stepsOf('message-lost')).toHaveLength(1);
  });

  it('in each state by somebody who stops the execution, at once or half an hour later', () => {
    expect(stepsOf('stopped')).toEqual([
      [expect.objectContaining({ do: 'stopExecution', afterCalls: 2 })],
      [expect.objectContaining({ do: 'stopExecution', at: 'PT1860S' })],
      [expect.objectContaining({ do: 'stopExecution', afterCalls: 5 })],
      [expect.objectContaining({ do: 'stopExecution', at: 'PT1920S' })],
    ]);
    expect(stepsOf('question-failed')).toHaveLength(1);
  });

  it('says how many calls are made before it can make a difference', () => {
    expect(variationsOf('deny').map(({ before }) => before)).toEqual([0, 1, 2, 3, 4]);
    expect(variationsOf('wish').map(({ before }) => before)).toEqual([1, 2, 3, 4, 5]);
    expect(variationsOf('again').map(({ before }) => before)).toEqual([5, 5, 5, 5]);
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
