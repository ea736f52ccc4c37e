import { createHash } from 'node:crypto';
import type { Dynamodb } from '../../twin/dynamodb/dynamodb.ts';
import { linksOf, messageIdIn } from '../../twin/ses/links.ts';
import type { Play } from '../acts/act.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { dayOnly, decisive, withoutBirth, withoutFailures } from './lasting.ts';
import { type SeenItem, seeItems } from './see-items.ts';
import type { Outlined, SoFar, Standstill } from './standstill.ts';

/** Whether nothing that a step has planned is still to come: failures, mishaps, steps between two calls. */
export function isUndisturbed({ simulation, interludeErrors }: Play): boolean {
  const { twin, mishaps, securityHub } = simulation;
  const left = [twin.faults.left(), twin.interludes.left(), mishaps.left(), securityHub.failuresLeft()];
  return interludeErrors.length === 0 && left.every((count) => count === 0);
}

/** A play as it stands now. `dynamodb`: the one of its table, whose items are in maps. */
export function readStandstill({ simulation, left }: Play, dynamodb: Dynamodb): Outlined {
  const due = simulation.clock.due();
  const outline = {
    at: simulation.clock.now(),
    due,
    left: JSON.stringify(left.map(({ step }) => step)),
    leftAt: left.map(({ at }) => at),
    outline: outlineOf(simulation, due.length),
  };
  let whole: Standstill | undefined;
  return {
    ...outline,
    whole: () => {
      whole ??= wholeOf(outline, simulation, dynamodb);
      return whole;
    },
  };
}

function wholeOf(outline: Omit<Outlined, 'whole'>, simulation: Simulation, dynamodb: Dynamodb): Standstill {
  const items = seeItems(dynamodb.stored(simulation.assembly.table.TableName), {
    at: simulation.clock.now(),
    isWaiting: simulation.machine.isWaiting,
  });
  const content = createHash('sha256').update(contentOf(simulation, items).join('\n')).digest('base64');
  return { ...outline, content, names: namesOf(simulation, items), soFar: soFarOf(simulation) };
}

function outlineOf({ machine }: Simulation, timers: number): string {
  const executions = machine
    .standing()
    .map(({ name, status, state, retryCount }) => `${name} ${status} ${state} ${retryCount}`);
  return [timers, ...executions].join(', ');
}

/** The texts that decide how a play goes on. */
function contentOf(simulation: Simulation, items: readonly SeenItem[]): string[] {
  const { world, machine, secrets, securityHub, ses, clock, releases } = simulation;
  const newest = new Map(ses.outbox.map(({ to, subject }) => [to.join(), dayOnly(subject)]));
  return [
    ...items.map(({ text }) => text),
    dayOnly(JSON.stringify(world.snapshot(), withoutBirth)),
    withoutFailures(JSON.stringify(machine.standing(), decisive)),
    withoutFailures(
      JSON.stringify(
        securityHub.findings().map(({ document }) => document),
        decisive,
      ),
    ),
    JSON.stringify([...newest].sort()),
    secrets
      .secrets(clock.now())
      .map(({ name }) => name)
      .join(),
    // Plays of one row begin with the same settings.
    releases.length > 1 ? JSON.stringify(releases.at(-1)?.settings) : '',
  ];
}

/** Names of messages with the keys of their links, which stand in mails only. */
function namesOf({ ses }: Simulation, items: readonly SeenItem[]): string[] {
  const keys = new Map<string, string>();
  for (const link of ses.outbox.flatMap(linksOf))
    keys.set(messageIdIn(link), new URL(link).searchParams.get('key') ?? '');
  return items.flatMap(({ names }) => names.flatMap((name) => [name, keys.get(name) ?? '']));
}

function soFarOf({ twin, recorder, ses, sns, securityHub }: Simulation): SoFar {
  return {
    calls: twin.callCount,
    events: recorder.events.length,
    messages: ses.outbox.length + sns.published.length,
    histories: securityHub.findings().map(({ history }) => history.length),
  };
}
