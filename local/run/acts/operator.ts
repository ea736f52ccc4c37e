import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { pauseCases, resumeCases } from '../../../operate/move-switch.ts';
import { showStopped } from '../../../operate/show-stop-all.ts';
import { readRunning, stopAll } from '../../../operate/stop-all.ts';
import type { SystemStep } from '../scenario/system-steps.ts';
import { note, noteFailure, noteIdle, type Play } from './act.ts';

type StepOf<Name extends SystemStep['do']> = Extract<SystemStep, { do: Name }>;

/** An operator pauses all cases, or lets them go on. */
export function moveSwitch(play: Play, step: StepOf<'pause' | 'resume'>): Promise<void> {
  const { operator, clock } = play.simulation;
  const { pauses, lease } = operator;
  const at = new Date(clock.now()).toISOString();
  const word = { by: step.by, at };
  if (step.do === 'resume') {
    const what = `${step.by} lets all cases go on`;
    return telling(play, { done: step.do, what }, async () => {
      const resumed = await resumeCases({ pauses, lease }, { ...word, reason: '' });
      if (resumed === undefined) noteIdle(play, step.do, what, 'nothing is paused');
      else note(play, step.do, what);
    });
  }
  const { reason } = step;
  const what = `${step.by} pauses all cases: ${reason}`;
  return telling(play, { done: step.do, what }, async () => {
    await pauseCases(pauses, { ...word, reason });
    note(play, step.do, what);
  });
}

/** An operator has all open cases end. */
export function stopAllCases(play: Play, { do: done, off: fate, by }: StepOf<'stopAll'>): Promise<void> {
  const { operator, clock } = play.simulation;
  const what = `${by} has all open cases end: ${fate} what is off`;
  return telling(play, { done, what }, async () => {
    const { open, problem } = await readRunning(operator.cases);
    if (problem !== undefined && open.length === 0) return noteFailure(play, done, what, problem);
    if (open.length === 0) return noteIdle(play, done, what, 'no case is open');
    const at = new Date(clock.now()).toISOString();
    const stopped = await stopAll(open, { fate, by, at }, operator.cases);
    note(play, done, what, [showStopped(stopped), problem].filter(Boolean).join('\n'));
  });
}

/** Where AWS refuses or does not answer, the command ends with an error, which the operator reads; nothing else fails. */
async function telling(
  play: Play,
  { done, what }: { done: string; what: string },
  command: () => Promise<void>,
): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof TransientServiceError || error instanceof PermanentServiceError)) throw error;
    noteFailure(play, done, what, error.message);
  }
}
