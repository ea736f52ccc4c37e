import { customActionEvent } from '../../twin/security-hub/custom-action-event.ts';
import type { ClickStep } from '../scenario/people-steps.ts';
import { findingIds, noteIdle, type Play, usersOfFindings } from './act.ts';

const ACTIONS = {
  retire: { id: 'RetireCredentials', name: 'Retire credentials' },
  preview: { id: 'PreviewRetirement', name: 'Preview retirement' },
  stop: { id: 'StopOrRestore', name: 'Stop or restore' },
} as const;

/** An analyst clicks: Security Hub sends one event per finding, whatever was selected. */
export async function click(play: Play, step: ClickStep): Promise<void> {
  const { simulation } = play;
  const names = step.findings ?? play.findings.map(({ id }) => id);
  const ids = [...new Set(names.flatMap((name) => findingIds(play, name)))];
  const { name } = ACTIONS[step.action];
  if (ids.length === 0)
    return noteIdle(play, 'click', `an analyst clicks "${name}"`, `there is no finding ${names.join()}`);
  const rounds = Array.from({ length: step.times }, (_, index) => eventsOf(play, step, ids, index));
  play.stepResults.push({
    at: simulation.clock.now(),
    do: 'click',
    users: usersOfFindings(play, ids),
    what: `an analyst clicks "${name}" on ${ids.length === 1 ? 'a finding' : `${ids.length} findings`}${
      step.times > 1 ? ` ${step.times} times` : ''
    }`,
  });
  if (step.atOnce) {
    for (const event of rounds.flat()) simulation.bus.put(event);
    return simulation.lambda.withConcurrency(8, () => simulation.gathered());
  }
  for (const events of rounds) {
    for (const event of events) simulation.bus.put(event);
    await simulation.gathered();
  }
}

function eventsOf(play: Play, step: ClickStep, ids: string[], round: number): unknown[] {
  const { clock, assembly, securityHub } = play.simulation;
  const action = ACTIONS[step.action];
  return ids.map((findingId, index) =>
    customActionEvent({
      actionArn: assembly.actionTargets.find((arn) => arn.endsWith(`/${action.id}`)) ?? action.id,
      actionName: action.name,
      finding: securityHub.finding(findingId),
      time: clock.now(),
      account: assembly.account,
      region: assembly.region,
      id: eventId(clock.now(), step.redelivered ? 0 : round, index),
    }),
  );
}

function eventId(now: number, round: number, index: number): string {
  return `${now.toString(16).padStart(12, '0').slice(-8)}-0000-4000-8000-${String(round * 1000 + index).padStart(12, '0')}`;
}
