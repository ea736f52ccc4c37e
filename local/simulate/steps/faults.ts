import type { Draw, Weighted } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Doing } from '../world/cast.ts';
import { type Beat, type Happenings, type Occasion, once } from './beat.ts';
import { isOfTable } from './operators-wait.ts';

type Fail = Extract<Doing, { do: 'fail' }>;

/** The calls of the product, by service; those that change something come more often. */
const CALLS: readonly Weighted<readonly string[]>[] = [
  [4, ['iam:UpdateAccessKey', 'iam:DeleteLoginProfile', 'iam:CreateLoginProfile', 'iam:DeleteAccessKey']],
  [
    2,
    [
      'iam:DeleteUser',
      'iam:GetLoginProfile',
      'iam:ListAccessKeys',
      'iam:GetAccessKeyLastUsed',
      'iam:GetUser',
    ],
  ],
  [2, ['iam:*', 'iam:ListMFADevices', 'iam:ListAttachedUserPolicies', 'iam:GetServiceLastAccessedDetails']],
  [3, ['sts:AssumeRole']],
  [4, ['securityhub:GetFindings', 'securityhub:BatchUpdateFindings', 'securityhub:*']],
  [5, ['states:SendTaskSuccess', 'states:StartExecution', 'states:DescribeExecution', 'states:*']],
  [2, ['secretsmanager:CreateSecret', 'secretsmanager:DeleteSecret', 'secretsmanager:*']],
  [3, ['ses:SendEmail']],
  [2, ['sns:Publish']],
  [4, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query', 'dynamodb:*']],
  [1, ['*']],
];

const ERRORS: readonly Weighted<Pick<Fail, 'error' | 'status' | 'effect'>>[] = [
  [5, { error: 'Throttling' }],
  [4, { error: 'ServiceUnavailable', status: 503 }],
  [2, { error: 'InternalFailure', status: 500 }],
  [3, { error: 'AccessDenied' }],
  [2, { error: 'connection-reset' }],
  [4, { error: 'connection-reset', effect: 'done' }],
  [2, { error: 'ServiceUnavailable', status: 503, effect: 'done' }],
  [1, { error: 'ConcurrentModification' }],
  [1, { error: 'ValidationError', status: 400 }],
];

/** APIs that fail, functions that die, events and invocations that come late, twice or never. */
export const FAULTS: Happenings = [
  [10, fail],
  [5, failAtOnce],
  [6, once(kill)],
  [2, once(failFinding)],
  [6, once(misdeliver)],
  [4, once((draw) => ({ do: 'duplicate', function: draw.one(FUNCTIONS), ago: draw.int(0, 4) }))],
];

export const FUNCTIONS = [
  ...['open-cases', 'assess-user', 'ask', 'deliver', 'disable-credentials', 'delete-credentials'],
  ...['revert-credentials', 'update-finding', 'sweep-cases'],
];

/** An API fails for minutes, hours or days; then it works again. */
function fail(draw: Draw, { at }: Occasion): Beat[] {
  const call = draw.one(draw.weighted(CALLS));
  const lasts = draw.weighted([
    [4, draw.int(1, 50) * MINUTE],
    [4, draw.int(1, 20) * HOUR],
    [3, draw.int(26, 60) * HOUR],
    [1, 4 * DAY],
  ]);
  const step: Fail = { do: 'fail', call, ...draw.weighted(ERRORS), ...drawNarrow(draw) };
  return [
    { at, step },
    { at: at + lasts, step: { do: 'heal', call } },
  ];
}

/** A few requests fail. */
function failAtOnce(draw: Draw, { at }: Occasion): Beat[] {
  const call = draw.one(draw.weighted(CALLS));
  const times = draw.weighted([
    [3, 1],
    [2, 3],
    [2, 12],
  ]);
  const step: Fail = { do: 'fail', call, ...draw.weighted(ERRORS), times, after: draw.int(0, 3) };
  // Nobody knows how long it lasts, and operators would meet it.
  const narrow = isOfTable(step) && { function: draw.one(FUNCTIONS) };
  return [{ at, step: { ...step, ...narrow } }];
}

function drawNarrow(draw: Draw): Partial<Fail> {
  return draw.percent(35) ? { function: draw.one(FUNCTIONS) } : {};
}

function kill(draw: Draw): Doing {
  const error = draw.one([
    'Sandbox.Timedout',
    'Runtime.ExitError',
    'Runtime.OutOfMemory',
    'Lambda.Unknown',
  ] as const);
  return {
    do: 'kill',
    ...(draw.percent(60) && { function: draw.one([...FUNCTIONS, 'case-page']) }),
    after: draw.int(0, 12),
    effect: draw.one(['none', 'done'] as const),
    ...(draw.percent(40) && { error }),
  };
}

/**
 * Not InvalidInput, FindingSizeExceeded and DuplicatedFindingIdentifier: Security Hub refuses such an update for good, the
 * operators are told by an alarm, and the finding stays as it was, rightly (docs/runbook.md, "finding-refused").
 */
function failFinding(draw: Draw, { cast }: Occasion): Doing {
  const code = draw.one(['ConcurrentUpdateError', 'InternalFailure', 'FindingNotFound'] as const);
  return { do: 'failFinding', finding: draw.one(cast.findings), code, times: draw.one([1, 3, 40]) };
}

/** Of what arrives at a function; no message of the queue and no click is lost, since AWS delivers them at least once. */
function misdeliver(draw: Draw): Doing {
  const way = draw.weighted([
    [2, { of: 'event', how: draw.one(['twice', 'late'] as const) }],
    [2, { of: 'message', how: draw.one(['twice', 'late'] as const) }],
    [4, { of: 'invocation', how: draw.one(['twice', 'late', 'throttled'] as const) }],
  ] as const);
  return {
    do: 'misdeliver',
    ...way,
    ...(way.of === 'invocation' && draw.percent(70) && { function: draw.one(FUNCTIONS) }),
    ...(way.how === 'late' && { by: draw.one(['PT30S', 'PT10M', 'PT2H']) }),
    after: draw.int(0, 5),
    times: draw.one([1, 2, 8]),
  };
}
