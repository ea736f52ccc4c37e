import type { Draw } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Doing } from '../world/cast.ts';
import { drawAnswer } from './answers.ts';
import { type Beat, clickOf, type Occasion, whom } from './beat.ts';

/**
 * Two cases of one user: the first turns one credential off and keeps the others, the second asks about these. Meanwhile the
 * user comes to belong to somebody else, and who owned it before wants back, by the first link, what is off.
 */
export function drawSaga(draw: Draw, occasion: Occasion): Beat[] {
  const { player, cast } = occasion;
  const { observe, confirm, use } = cast.waits;
  const retired = occasion.at + 20 * MINUTE;
  const second = retired + observe + confirm + use + 2 * DAY;
  const said = second + 2 * HOUR;
  const answer = draw.one(['retire', 'keep', 'ask-again', 'stop', 'exempt']);
  const at = draw.one([
    second + HOUR,
    said,
    said + HOUR,
    said + observe + 2 * HOUR,
    said + observe + 2 * DAY,
  ]);
  const wish: Doing = { do: 'answer', ...whom(player), answer: 'restore', as: 'stakeholder', link: 'first' };
  const isMidway = draw.percent(40);
  return [
    { at: retired, step: retireOne(occasion) },
    { at: second, step: clickOf(occasion, 'retire') },
    { at: said, step: drawAnswer(draw, { ...occasion, at: said }, answer) },
    ...(draw.percent(30) ? [{ at: at - HOUR, step: { do: 'pause' } as const }] : []),
    { at: at - 10 * MINUTE, step: retag(draw, occasion) },
    { at, step: isMidway ? { ...wish, afterCalls: draw.int(1, 60) } : wish },
    { at: said + observe + DAY, step: drawAnswer(draw, occasion, draw.one(['confirm', 'restore'])) },
    { at: said + observe + 3 * DAY, step: { do: 'resume' } },
  ];
}

function retireOne({ player }: Occasion): Doing {
  const ids = ['password', ...player.keys];
  const decisions = ids.map((id, index) => [id, index === ids.length - 1 ? 'retire' : 'keep'] as const);
  return { do: 'answer', ...whom(player), answer: 'retire', credentials: Object.fromEntries(decisions) };
}

function retag(draw: Draw, { player, cast }: Occasion): Doing {
  const to = draw.one(cast.mailboxes);
  return { do: 'tagUser', ...whom(player), tags: { Owner: to, Contact: to } };
}
