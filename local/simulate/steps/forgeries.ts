import type { Draw } from '../draw/draw.ts';
import type { Doing } from '../world/cast.ts';
import { type Happenings, type Occasion, once, whom } from './beat.ts';

/** What someone with rights in the hub does past the product's own ways. */
export const FORGERIES: Happenings = [
  [3, once((_draw, { player }) => ({ do: 'stopExecution', ...whom(player) }))],
  [8, once(forge)],
  [3, once(letFail)],
  [2, once(request)],
];

const OUTCOMES = [
  ...['retire', 'keep', 'stop', 'exempt', 'restore', 'confirm', 'leave-disabled', 'check', 'extend'],
  ...['ask-again', 'hand-over', 'widened', 'unreachable', 'timed-out', 'delete', 'nonsense'],
];

function forge(draw: Draw, { player }: Occasion): Doing {
  return { do: 'sendTaskSuccess', ...whom(player), output: { outcome: draw.one(OUTCOMES) } };
}

function letFail(draw: Draw, { player }: Occasion): Doing {
  const named = { error: draw.one(['Forged', 'States.Timeout', 'TransientServiceError']), cause: 'forged' };
  return { do: 'sendTaskFailure', ...whom(player), ...(draw.percent(70) && named) };
}

function request(draw: Draw, { player }: Occasion): Doing {
  return {
    do: 'http',
    ...whom(player),
    method: draw.one(['GET', 'POST', 'DELETE']),
    ...(draw.percent(50) && { form: { answer: draw.one(OUTCOMES), userName: player.userName } }),
    ...(draw.percent(30) && { query: { key: 'forged' } }),
  };
}
