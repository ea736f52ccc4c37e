import { FUNCTION_KILLED } from '../../twin/faults.ts';
import type { FaultStep } from '../scenario/fault-steps.ts';
import { toMs } from '../scenario/time.ts';
import { findingIds, note, noteIdle, type Play } from './act.ts';

/** Something fails from now on, or no longer. */
export function actOnFaults(play: Play, step: FaultStep): void {
  switch (step.do) {
    case 'fail':
      fail(play, step);
      break;
    case 'kill':
      kill(play, step);
      break;
    case 'heal':
      heal(play, step);
      break;
    case 'failFinding':
      failFinding(play, step);
      break;
    case 'misdeliver':
      misdeliver(play, step);
  }
}

type StepOf<Name extends FaultStep['do']> = Extract<FaultStep, { do: Name }>;

function fail(play: Play, step: StepOf<'fail'>): void {
  const { at: _at, do: done, comment: _comment, expect: _expect, mayDoNothing: _, ...fault } = step;
  const planned = play.simulation.twin.faults.add(fault);
  play.faults.push({ step, met: () => planned.failed });
  note(play, done, `${fault.call} starts to fail: ${fault.error}`);
}

function kill(play: Play, step: StepOf<'kill'>): void {
  const { call, after = 0, effect, function: folder, error: killedAs } = step;
  const fault = { call, after, effect, function: folder, error: FUNCTION_KILLED, killedAs, times: 1 };
  const planned = play.simulation.twin.faults.add(fault);
  play.faults.push({ step, met: () => planned.failed });
  const moment = `${effect === 'done' ? 'after' : 'before'} ${call === '*' ? 'an AWS call' : call}`;
  const first = after > 0 ? `, when ${after} have worked` : '';
  note(play, step.do, `${folder ?? 'a function'} is to be killed ${moment}${first}`);
}

function heal(play: Play, step: StepOf<'heal'>): void {
  const what = `${step.call ?? 'everything'} works again`;
  const healed = play.simulation.twin.faults.clear(step.call);
  play.simulation.deliverSoon();
  if (healed > 0) note(play, step.do, what);
  else noteIdle(play, step.do, what, `no failure of ${step.call ?? 'any call'} is left`);
}

function failFinding(play: Play, step: StepOf<'failFinding'>): void {
  const planned = findingIds(play, step.finding).map((id) =>
    play.simulation.securityHub.failFinding(id, step.code, step.times),
  );
  play.faults.push({ step, met: () => planned.reduce((sum, { failed }) => sum + failed, 0) });
  note(play, step.do, `updates of a finding fail: ${step.code}`);
}

const HOW = { lost: 'is lost', twice: 'comes twice', late: 'comes late', throttled: 'is throttled' } as const;

function misdeliver(play: Play, step: StepOf<'misdeliver'>): void {
  const { of, how, function: folder, after, times, by = 'PT10M' } = step;
  const mishap = { of, how, function: folder, after, times, lateMs: toMs(by) };
  const planned = play.simulation.mishaps.add(mishap);
  play.faults.push({ step, met: () => planned.met });
  const an = of === 'message' ? 'a' : 'an';
  note(play, step.do, `${an} ${of}${folder === undefined ? '' : ` to ${folder}`} ${HOW[how]}`);
}
