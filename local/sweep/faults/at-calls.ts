import type { SweptCall } from '../calls-of.ts';
import type { Journey, Step } from '../journeys/journey.ts';
import {
  afterCalls,
  atCalls,
  type Fault,
  type Faults,
  firstUser,
  later,
  type StepsAt,
  USUAL,
} from './fault.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const LASTING = [...USUAL, 'same API in the same state', 'what only tells fails for good'] as const;

/** Beside the daily sweeps that are equal for every fault. */
const REPEATED = [...USUAL, 'call that the SDK repeats'] as const;
const OUTAGE = [...USUAL, 'outage that begins at a later equal read'] as const;
const OTHER_FAILURE = [...REPEATED, 'read that fails in another way'] as const;
const OTHER_OUTAGE = [...OUTAGE, 'read that fails in another way'] as const;
const UNHEARD = [...USUAL, 'read whose reply is lost'] as const;

/** What each service answers when it fails itself (the API references of the services, "Common Errors" and "Errors"). */
const BROKEN: Readonly<Record<string, string>> = {
  dynamodb: 'InternalServerError',
  iam: 'ServiceFailure',
  secretsmanager: 'InternalServiceError',
  securityhub: 'InternalException',
  sns: 'InternalError',
};
const broken = ({ api }: SweptCall): string => BROKEN[api.split(':')[0] ?? ''] ?? 'InternalFailure';

/** This call fails once. */
const failsOnce = ({ api, beforeOfApi }: SweptCall, how: object): Step[] => [
  { at: 'PT0S', do: 'fail', call: api, after: beforeOfApi, times: 1, ...how },
];

/** From this call on its API fails for so many seconds. */
const failsFor = (seconds: number, call: SweptCall, how: object): Step[] => [
  { at: 'PT0S', do: 'fail', call: call.api, after: call.beforeOfApi, ...how },
  { at: later(call, seconds), do: 'heal', call: call.api },
];

/** The function that makes this call is killed at it. */
const killed = (call: SweptCall, how: object): Step[][] =>
  call.function === '' ? [] : [[{ at: 'PT0S', do: 'kill', after: call.beforeOfFunctions, ...how }]];

const updates = ({ api }: SweptCall): boolean => api === 'securityhub:BatchUpdateFindings';

/** The finding is unprocessed once, by each of these codes. */
const unprocessed =
  (codes: readonly string[]): StepsAt =>
  (call, journey) =>
    (updates(call) ? codes : []).map((code) => [
      afterCalls(call.before, { do: 'failFinding', finding: firstUser(journey).user, code }),
    ]);

/** The same, but for what the case writes last: a note that Security Hub refuses for good, nobody can write. */
const refused =
  (codes: readonly string[]): StepsAt =>
  (call, journey, calls) =>
    calls.slice(call.before).some(({ state }) => state.startsWith('Await'))
      ? unprocessed(codes)(call, journey, calls)
      : [];

/** A deletion of a whole user reads again so often before the case is held up for a while. */
const SEEN_GONE_WITHIN = 3;
const deletesUser = ({ settings }: Journey): boolean =>
  (settings as { deleteScope?: string } | undefined)?.deleteScope === 'user';

/** IAM shows every change so many reads late; over the whole journey. */
function lagging(
  does: string,
  convergesTo: Fault['convergesTo'],
  readsOf: (journey: Journey) => number[],
): Fault {
  return {
    ...{ does, convergesTo, leavesOut: [] },
    variations: (journey) =>
      readsOf(journey).map((readLag) => ({
        ...{ api: 'iam:*', before: 0 },
        document: { ...journey, iam: { ...journey.iam, readLag } },
      })),
  };
}

/** What can go wrong at a call. */
export const AT_CALLS: Faults = {
  crash: atCalls(
    'the function is killed just before its call takes effect',
    'the same end',
    (call) => killed(call, { effect: 'none' }),
    [...USUAL, 'killed before a call, and after the one before it'],
  ),
  'crash-after': atCalls(
    'the function is killed just after its call has taken effect',
    'the same end',
    (call) => killed(call, { effect: 'done' }),
    [...USUAL, 'killed after one of several reads'],
  ),
  died: atCalls(
    'the function dies at the first call of an invocation: its process, its memory, or for no reason that Lambda names',
    'the same end',
    (call) =>
      (call.inRun === 0 ? ['Runtime.ExitError', 'Runtime.OutOfMemory', 'Lambda.Unknown'] : []).flatMap(
        (error) => killed(call, { effect: 'done', error }),
      ),
  ),
  'throttle-once': atCalls(
    'the call is throttled once',
    'the same end',
    (call) => [failsOnce(call, { error: 'Throttling' })],
    REPEATED,
  ),
  throttle: atCalls(
    'the API throttles for an hour, longer than anything tries again',
    'any true end',
    (call) => [failsFor(HOUR, call, { error: 'Throttling' })],
    OUTAGE,
  ),
  'throttle-day': atCalls(
    'the API throttles for a day',
    'any true end',
    (call) => [failsFor(DAY, call, { error: 'Throttling' })],
    OTHER_OUTAGE,
  ),
  'broken-once': atCalls(
    'the call fails once with a 5xx',
    'the same end',
    (call) => [failsOnce(call, { error: broken(call), status: 500 })],
    OTHER_FAILURE,
  ),
  broken: atCalls(
    'the API fails with a 5xx for an hour',
    'any true end',
    (call) => [failsFor(HOUR, call, { error: broken(call), status: 500 })],
    OTHER_OUTAGE,
  ),
  'silent-once': atCalls(
    'the call is not answered and takes no effect; the SDK waits for its time-out',
    'the same end',
    (call) => [failsOnce(call, { error: 'no-reply', effect: 'none' })],
    OTHER_FAILURE,
  ),
  'silent-after-once': atCalls(
    'the call takes effect and is not answered; the SDK waits for its time-out',
    'the same end',
    (call) => [failsOnce(call, { error: 'no-reply', effect: 'done' })],
    UNHEARD,
  ),
  silent: atCalls(
    'the API answers nothing for an hour, and calls take no effect',
    'any true end',
    (call) => [failsFor(HOUR, call, { error: 'no-reply', effect: 'none' })],
    OTHER_OUTAGE,
  ),
  'silent-after': atCalls(
    'the API answers nothing for an hour, though calls take effect',
    'any true end',
    (call) => [failsFor(HOUR, call, { error: 'no-reply', effect: 'done' })],
    UNHEARD,
  ),
  'reset-once': atCalls(
    'the connection is reset before the call takes effect',
    'the same end',
    (call) => [failsOnce(call, { error: 'connection-reset', effect: 'none' })],
    OTHER_FAILURE,
  ),
  'reset-after-once': atCalls(
    'the connection is reset when the call has taken effect',
    'the same end',
    (call) => [failsOnce(call, { error: 'connection-reset', effect: 'done' })],
    UNHEARD,
  ),
  reset: atCalls(
    'connections to the API are reset for an hour, before calls take effect',
    'any true end',
    (call) => [failsFor(HOUR, call, { error: 'connection-reset', effect: 'none' })],
    OTHER_OUTAGE,
  ),
  'reset-after': atCalls(
    'connections to the API are reset for an hour, when calls have taken effect',
    'any true end',
    (call) => [failsFor(HOUR, call, { error: 'connection-reset', effect: 'done' })],
    UNHEARD,
  ),
  deny: atCalls('the call is denied once', 'any true end', (call) => [
    failsOnce(call, { error: 'AccessDenied' }),
  ]),
  'deny-for-good': atCalls(
    'the API is denied from this call on',
    'any true end',
    ({ api, beforeOfApi }) => [
      [{ at: 'PT0S', do: 'fail', call: api, after: beforeOfApi, error: 'AccessDenied' }],
    ],
    LASTING,
  ),
  'unprocessed-once': atCalls(
    'Security Hub leaves the finding unprocessed once, for a reason that passes',
    'the same end',
    unprocessed(['ConcurrentUpdateError', 'InternalFailure']),
  ),
  unprocessed: atCalls(
    'Security Hub leaves the finding unprocessed, for a reason that does not pass',
    'any true end',
    refused(['DuplicatedFindingIdentifier', 'FindingNotFound', 'FindingSizeExceeded', 'InvalidInput']),
  ),
  lag: lagging('IAM shows every change only after 1 to 5 reads', 'the same end', (journey) =>
    [1, 2, 3, 4, 5].filter((reads) => !deletesUser(journey) || reads <= SEEN_GONE_WITHIN),
  ),
  'lag-of-user': lagging(
    'IAM goes on showing a whole user that is deleted, for longer than the function tries to see it gone',
    'any true end',
    (journey) => (deletesUser(journey) ? [4, 5] : []),
  ),
};
