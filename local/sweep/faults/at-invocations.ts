import type { SweptCall } from '../calls-of.ts';
import type { Step } from '../journeys/journey.ts';
import { afterCalls, atCalls, type Faults, firstUser, later } from './fault.ts';

const HOUR = 3600;
/** A page is asked for by a person, who asks again; nothing brings it late or twice. */
const isBrought = (call: SweptCall): boolean =>
  call.inRun === 0 && call.function !== '' && call.function !== 'case-page';

/** The first call of each invocation by the workflow, an event or a queue meets this mishap. */
const misdelivers = (how: object) => (call: SweptCall) =>
  isBrought(call) ? [[misdelivery(call, { of: 'invocation', ...how })]] : [];

const misdelivery = (call: SweptCall, how: object): Step =>
  afterCalls(call.before, { do: 'misdeliver', function: call.function, ...how });

/** What events lead to. */
const BY_EVENTS = ['open-cases', 'sweep-cases', 'deliver'];
const event = (how: object) => (call: SweptCall) =>
  call.inRun === 0 && BY_EVENTS.includes(call.function) ? [[misdelivery(call, { of: 'event', ...how })]] : [];
const message = (how: object) => (call: SweptCall) =>
  call.inRun === 0 && call.function === 'open-cases' ? [[misdelivery(call, { of: 'message', ...how })]] : [];

/** How many calls there are until so many seconds after this one. */
const callsUntil = (call: SweptCall, seconds: number, calls: readonly SweptCall[]): number =>
  calls.filter(({ atSeconds }) => atSeconds <= call.atSeconds + seconds).length;

/** Whether the case comes into another state with this call. */
const isEntry = ({ before, state }: SweptCall, calls: readonly SweptCall[]): boolean =>
  state !== '' && calls[before - 1]?.state !== state;

/** What can befall an invocation, an event, a message in the queue, or the execution. */
export const AT_INVOCATIONS: Faults = {
  'at-once': atCalls('the invocation runs twice at once', 'the same end', misdelivers({ how: 'twice' })),
  again: atCalls('the invocation comes once more, an hour later', 'the same end', (call, _, calls) =>
    isBrought(call)
      ? [
          {
            steps: [{ at: later(call, HOUR), do: 'duplicate', function: call.function, mayDoNothing: true }],
            before: callsUntil(call, HOUR, calls),
          },
        ]
      : [],
  ),
  delayed: atCalls(
    'the invocation comes ten minutes late, when whoever wanted it has tried again',
    'the same end',
    misdelivers({ how: 'late', by: 'PT10M' }),
  ),
  'limit-once': atCalls(
    'Lambda throttles the invocation once, as at its limit of concurrency',
    'the same end',
    misdelivers({ how: 'throttled' }),
  ),
  limit: atCalls(
    'Lambda throttles the function as often as the workflow tries, and more',
    'any true end',
    misdelivers({ how: 'throttled', times: 30 }),
  ),
  'event-lost': atCalls('the event is lost', 'any true end', event({ how: 'lost' })),
  'event-twice': atCalls('the event arrives twice', 'the same end', event({ how: 'twice' })),
  'event-late': atCalls(
    'the event arrives two hours late',
    'any true end',
    event({ how: 'late', by: 'PT2H' }),
  ),
  'message-lost': atCalls('the message is lost from the queue', 'any true end', message({ how: 'lost' })),
  'message-twice': atCalls('the message is in the queue twice', 'the same end', message({ how: 'twice' })),
  'message-late': atCalls(
    'the message shows in the queue two hours late',
    'any true end',
    message({ how: 'late', by: 'PT2H' }),
  ),
  stopped: atCalls(
    'somebody stops the execution: in the middle of the first call of each state, or half an hour later',
    'any true end',
    (call, journey, calls) => {
      if (!isEntry(call, calls)) return [];
      const stop = { do: 'stopExecution', ...firstUser(journey) };
      const at = later(call, HOUR / 2);
      return [
        { steps: [afterCalls(call.before + 1, stop)], before: call.before + 1 },
        { steps: [{ at, ...stop, mayDoNothing: true }], before: callsUntil(call, HOUR / 2, calls) },
      ];
    },
  ),
  'question-failed': atCalls(
    'somebody with the token lets a question fail, half an hour after it was put',
    'any true end',
    (call, journey, calls) => {
      if (!isEntry(call, calls) || !call.state.startsWith('Await')) return [];
      const fails = { do: 'sendTaskFailure', ...firstUser(journey), mayDoNothing: true };
      const before = callsUntil(call, HOUR / 2, calls);
      return [{ steps: [{ at: later(call, HOUR / 2), ...fails }], before }];
    },
  ),
};
