import type { Rule } from '../../assembly/types.ts';
import type { Clock, Timer } from '../../engine/clock.ts';
import { matchesPattern } from './event-pattern.ts';
import { nextFiring } from './schedule.ts';

/** An event as EventBridge delivers it. */
export interface BusEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /** Whole seconds, as EventBridge writes it. */
  time: string;
  region: string;
  resources: string[];
  detail: unknown;
}

interface EventBusOptions {
  clock: Clock;
  rules: readonly Rule[];
  account: string;
  region: string;
  /** Hands an event to a rule's target. */
  deliver(targetArn: string, event: unknown, rule: Rule): void;
}

export interface EventBus {
  /** Fills in what EventBridge adds to an event that a service sends. */
  event(parts: Pick<BusEvent, 'detail-type' | 'source' | 'resources' | 'detail'>): BusEvent;
  /** Delivers an event to the targets of every rule that matches; returns how many those were. */
  put(event: unknown): number;
  /** Starts the scheduled rules, but for those of every minute. */
  start(): void;
  /** Fires the rules of every minute once, now. */
  everyMinute(): void;
  stop(): void;
}

/** A virtual year has half a million minutes: those in which nothing is due are left out (due-ticks.ts). */
const EVERY_MINUTE = 'rate(1 minute)';

/** The default event bus with the deployed rules and schedules. */
export function createEventBus(options: EventBusOptions): EventBus {
  const { clock, account, region } = options;
  const timers = new Map<Rule, Timer>();
  let count = 0;

  const bus: EventBus = {
    event: (parts) => ({
      version: '0',
      id: `0000e7e2-0000-4000-8000-${String(count++).padStart(12, '0')}`,
      account,
      time: `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
      region,
      ...parts,
    }),
    put(event) {
      const matching = options.rules.filter(({ pattern }) => pattern && matchesPattern(pattern, event));
      const targets = matching.flatMap((rule) => rule.targets.map((target) => ({ rule, target })));
      for (const { rule, target } of targets) options.deliver(target.arn, target.input ?? event, rule);
      return targets.length;
    },
    start() {
      const since = clock.now();
      for (const rule of options.rules)
        if (rule.schedule && rule.schedule !== EVERY_MINUTE) scheduleNext(rule, rule.schedule, since);
    },
    everyMinute() {
      for (const rule of options.rules) if (rule.schedule === EVERY_MINUTE) fire(rule);
    },
    stop() {
      for (const timer of timers.values()) timer.cancel();
    },
  };

  const fire = (rule: Rule): void => {
    const event = bus.event({
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      resources: [rule.arn],
      detail: {},
    });
    for (const target of rule.targets) options.deliver(target.arn, target.input ?? event, rule);
  };

  const scheduleNext = (rule: Rule, expression: string, since: number): void => {
    const timer = clock.schedule(nextFiring(expression, since, clock.now()), () => {
      scheduleNext(rule, expression, since);
      fire(rule);
    });
    timers.set(rule, timer);
  };
  return bus;
}
