import type { Assembly, Rule } from '../../assembly/types.ts';
import type { VirtualClock } from '../../engine/clock.ts';
import type { Authorizer } from '../../twin/policy/authorizer.ts';
import type { FailureRecord } from './async-invoke.ts';
import type { InvocationResult } from './environment.ts';
import { matchesPattern } from './event-pattern.ts';
import type { Mishaps } from './mishaps.ts';
import { type DeadLetter, deadLetter, mayPoll } from './permissions.ts';
import { createQueueRun, type QueueRun } from './queue.ts';
import type { RedrivenMessage } from './queue-message.ts';

/** What can reach the failures queue. */
export type Failure = FailureRecord | DeadLetter | RedrivenMessage;

interface TargetsOptions {
  assembly: Assembly;
  clock: VirtualClock;
  authorizer: Authorizer;
  mishaps: Pick<Mishaps, 'bring'>;
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  invokeAsync(functionName: string, event: unknown): void;
  track(work: () => Promise<void>): void;
  onFailure(failure: Failure): void;
}

/** What rules deliver to: functions, and queues whose messages Lambda brings to functions. */
export interface Targets {
  deliver(targetArn: string, event: unknown, rule: Rule): void;
  /** Hands an event to a function past the rules: by its queue, where it has one. */
  hand(functionName: string, event: unknown): void;
  /** When the last window in which a queue gathers messages ends; undefined while none is open. */
  windowEnd(): number | undefined;
  /** Ends those windows now. */
  endWindows(): void;
}

/** The targets of the deployed rules. Throws where Lambda may not poll a queue that is mapped to a function. */
export function createTargets(options: TargetsOptions): Targets {
  const { assembly, authorizer, mishaps, onFailure } = options;
  const queues = queuesOf(options);
  /** A function that rules reach directly as well gets by its queue what a rule sends there. */
  const queueOf = (functionName: string, event: unknown): QueueRun | undefined => {
    const mapping = assembly.queueMappings.find((one) => one.functionName === functionName);
    const target = assembly.functions.find((one) => one.functionName === functionName);
    if (mapping === undefined) return undefined;
    const isDirect = assembly.rules.some((rule) => reaches(rule, target?.arn));
    const isSent = assembly.rules.some(
      (rule) => reaches(rule, mapping.queue.arn) && rule.pattern && matchesPattern(rule.pattern, event),
    );
    return isSent || !isDirect ? queues.get(mapping.queue.arn) : undefined;
  };
  return {
    hand(functionName, event) {
      const queue = queueOf(functionName, event);
      if (queue === undefined) options.invokeAsync(functionName, event);
      else queue.send(JSON.stringify(event));
    },
    deliver(arn, event, rule) {
      const undelivered = deadLetter(authorizer, rule, arn, event);
      if (undelivered !== undefined) return onFailure(undelivered);
      const queue = queues.get(arn);
      const target = assembly.functions.find((lambda) => lambda.arn === arn);
      if (queue === undefined && target === undefined)
        throw new Error(`a rule's target ${arn} is not known here`);
      mishaps.bring('event', target?.folder ?? folderBehind(assembly, arn), () => {
        if (queue !== undefined) queue.send(JSON.stringify(event));
        else if (target !== undefined) options.invokeAsync(target.functionName, event);
      });
    },
    windowEnd() {
      const ends = [...queues.values()].flatMap((queue) => queue.windowEnd() ?? []);
      return ends.length === 0 ? undefined : Math.max(...ends);
    },
    endWindows() {
      for (const queue of queues.values()) queue.deliver();
    },
  };
}

function reaches({ targets }: Rule, arn: string | undefined): boolean {
  return targets.some((target) => target.arn === arn);
}

/** The folder of the function to which a queue's messages are brought. */
function folderBehind({ queueMappings, functions }: Assembly, queueArn: string): string {
  const mapping = queueMappings.find(({ queue }) => queue.arn === queueArn);
  return functions.find(({ functionName }) => functionName === mapping?.functionName)?.folder ?? '';
}

function queuesOf({ assembly, clock, authorizer, mishaps, invoke, track, onFailure }: TargetsOptions) {
  const queues = new Map<string, QueueRun>();
  for (const mapping of assembly.queueMappings) {
    if (!mayPoll(assembly, authorizer, mapping))
      throw new Error(`the role of ${mapping.functionName} may not poll ${mapping.queue.arn}`);
    const { arn } = mapping.queue;
    const run = createQueueRun({ clock, mapping, invoke, track, onDead: onFailure });
    const send: QueueRun['send'] = (body) =>
      mishaps.bring('message', folderBehind(assembly, arn), () => run.send(body));
    queues.set(arn, { ...run, send });
  }
  return queues;
}
