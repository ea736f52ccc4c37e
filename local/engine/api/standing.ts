import type { Execution, ExecutionStatus } from '../execution/engine.ts';
import type { Json, JsonObject } from '../json.ts';

/** An execution as it stands: all that decides how it goes on but for its timers. */
export interface Standing {
  name: string;
  status: ExecutionStatus;
  /** The state that it is in, or was in last; empty before the first. */
  state: string;
  /** What that state was given. */
  input: Json;
  variables: JsonObject;
  /** How often that state was tried again. */
  retryCount: number;
}

/** How an execution stands now. */
export function standingOf({ name, status, visit, variables }: Execution): Standing {
  const { name: state = '', input = null, retryCount = 0 } = visit ?? {};
  return { name, status, state, input, variables, retryCount };
}
