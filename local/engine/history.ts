import { limits } from './limits.ts';

interface DataDetails {
  truncated: boolean;
}

/** Details of the task events; which fields are present depends on the event type. */
export interface TaskEventDetails {
  resourceType: string;
  resource: string;
  region?: string;
  /** The evaluated Arguments as JSON text. */
  parameters?: string;
  timeoutInSeconds?: number;
  heartbeatInSeconds?: number;
  output?: string;
  outputDetails?: DataDetails;
  error?: string;
  cause?: string;
}

interface ErrorDetails {
  error?: string;
  cause?: string;
}

/** Details of an event, under the names of the API. */
export interface EventDetails {
  executionStartedEventDetails?: { input?: string; inputDetails?: DataDetails; roleArn: string };
  executionSucceededEventDetails?: { output?: string; outputDetails?: DataDetails };
  executionFailedEventDetails?: ErrorDetails;
  executionAbortedEventDetails?: ErrorDetails;
  executionTimedOutEventDetails?: ErrorDetails;
  stateEnteredEventDetails?: { name: string; input?: string; inputDetails?: DataDetails };
  stateExitedEventDetails?: {
    name: string;
    output?: string;
    outputDetails?: DataDetails;
    assignedVariables?: Record<string, string>;
    assignedVariablesDetails?: DataDetails;
  };
  taskScheduledEventDetails?: TaskEventDetails;
  taskStartedEventDetails?: TaskEventDetails;
  taskSubmittedEventDetails?: TaskEventDetails;
  taskSucceededEventDetails?: TaskEventDetails;
  taskFailedEventDetails?: TaskEventDetails;
  taskTimedOutEventDetails?: TaskEventDetails;
  evaluationFailedEventDetails?: { state: string; location: string; error: string; cause: string };
}

/** The event types that the engine records, named as in the API. */
export type HistoryEventType =
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut'}`
  | `${'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed'}State${'Entered' | 'Exited'}`
  | 'FailStateEntered'
  | `Task${'Scheduled' | 'Started' | 'Submitted' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | 'EvaluationFailed';

/** One event of GetExecutionHistory; the timestamp is epoch milliseconds. */
export interface HistoryEvent extends EventDetails {
  id: number;
  previousEventId: number;
  timestamp: number;
  type: HistoryEventType;
}

/** The events of one execution, in order. */
export interface History {
  readonly events: readonly HistoryEvent[];
  /** Adds an event and returns its id; does nothing (and returns 0) once the history is closed. */
  record(type: HistoryEventType, details: EventDetails): number;
  /** Adds the event that ends the execution and closes the history. */
  close(type: HistoryEventType, details: EventDetails): void;
}

const unchained: readonly HistoryEventType[] = ['ExecutionStarted', 'ExecutionTimedOut', 'ExecutionAborted'];

/**
 * An empty history. `onFull` is called instead of recording the event that would leave no room for the failure that
 * the limit of 25,000 events causes. `isKept`: whether the events can be read later; they are counted in any case.
 */
export function createHistory(now: () => number, onFull: () => void, isKept = true): History {
  const events: HistoryEvent[] = [];
  let count = 0;
  let previous = 0;
  let closed = false;

  const add = (type: HistoryEventType, details: EventDetails): number => {
    count += 1;
    const id = count;
    const previousEventId = unchained.includes(type) ? 0 : previous;
    if (isKept) events.push({ timestamp: now(), type, id, previousEventId, ...details });
    // The first state's event points to 0, not to ExecutionStarted.
    if (type !== 'ExecutionStarted') previous = id;
    return id;
  };

  return {
    events,
    record(type, details) {
      if (closed) return 0;
      if (count < limits.historyEvents - 1) return add(type, details);
      onFull();
      return 0;
    },
    close(type, details) {
      if (closed) return;
      closed = true;
      add(type, details);
    },
  };
}
