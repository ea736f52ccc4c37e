import { FUNCTION_KILLED } from '../../twin/faults.ts';
import type { FaultStep } from '../scenario/fault-steps.ts';
import { findingIds, note, type Play } from './act.ts';

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
  }
}

type StepOf<Name extends FaultStep['do']> = Extract<FaultStep, { do: Name }>;

function fail(play: Play, step: StepOf<'fail'>): void {
  const { at: _at, do: done, comment: _comment, expect: _expect, ...fault } = step;
  play.simulation.twin.faults.add(fault);
  note(play, done, `${fault.call} starts to fail: ${fault.error}`);
}

function kill(play: Play, step: StepOf<'kill'>): void {
  const { call, after = 0, effect, function: folder } = step;
  const fault = { call, after, effect, function: folder, error: FUNCTION_KILLED, times: 1 };
  play.simulation.twin.faults.add(fault);
  const moment = `${effect === 'done' ? 'after' : 'before'} ${call === '*' ? 'an AWS call' : call}`;
  const first = after > 0 ? `, when ${after} have worked` : '';
  note(play, step.do, `${folder ?? 'a function'} is to be killed ${moment}${first}`);
}

function heal(play: Play, step: StepOf<'heal'>): void {
  play.simulation.twin.faults.clear(step.call);
  note(play, step.do, `${step.call ?? 'everything'} works again`);
}

function failFinding(play: Play, step: StepOf<'failFinding'>): void {
  for (const id of findingIds(play, step.finding)) {
    play.simulation.securityHub.failFinding(id, step.code, step.times);
  }
  note(play, step.do, `updates of a finding fail: ${step.code}`);
}
