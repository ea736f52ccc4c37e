import type { HistoryEvent } from '../../engine/step-functions.ts';
import type { Simulation } from './simulation.ts';

/** All events of an execution, by its name, oldest first. */
export function historyOf({ machine, assembly }: Simulation, name: string): HistoryEvent[] {
  const executionArn = `${assembly.machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = machine.getExecutionHistory({
      executionArn,
      maxResults: 1000,
      ...(nextToken && { nextToken }),
    });
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}
