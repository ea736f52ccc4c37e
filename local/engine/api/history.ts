import type { Execution } from '../execution/engine.ts';
import type { HistoryEvent } from '../history.ts';
import { type PageRequest, pageOf } from './pages.ts';

/** Parameters of GetExecutionHistory. */
export interface GetExecutionHistoryInput extends PageRequest {
  executionArn: string;
  reverseOrder?: boolean;
  /** False leaves out every input and output; default true. */
  includeExecutionData?: boolean;
}

/** Answer of GetExecutionHistory. */
export interface GetExecutionHistoryOutput {
  events: HistoryEvent[];
  nextToken?: string;
}

const dataFields = ['input', 'inputDetails', 'output', 'outputDetails'];

function withoutData(event: HistoryEvent): HistoryEvent {
  const entries = Object.entries(event).map(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return [key, value];
    return [key, Object.fromEntries(Object.entries(value).filter(([field]) => !dataFields.includes(field)))];
  });
  return Object.fromEntries(entries);
}

/** One page of an execution's history. */
export function historyPage(
  execution: Execution,
  { reverseOrder = false, includeExecutionData = true, ...request }: GetExecutionHistoryInput,
): GetExecutionHistoryOutput {
  const { events } = execution.history;
  const ordered = reverseOrder ? [...events].reverse() : events;
  const { items, ...rest } = pageOf(ordered, request, `history ${execution.arn} ${reverseOrder}`);
  return { events: structuredClone(includeExecutionData ? items : items.map(withoutData)), ...rest };
}
