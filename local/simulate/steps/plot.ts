import type { Draw, Weighted } from '../draw/draw.ts';
import { drawWait, HOUR, MINUTE } from '../draw/times.ts';
import type { Doing } from '../world/cast.ts';
import { drawAnswer, drawAnswerSeveral } from './answers.ts';
import { type Beat, clickOf, type Occasion, type Standing, whom } from './beat.ts';
import { TWISTS, type Twist } from './twists.ts';

/** Something that may happen there. `wait`: how long after that began, in seconds; else as people like. */
interface Turn {
  does(draw: Draw, occasion: Occasion): Doing | undefined;
  leadsTo: Standing | 'over';
  wait?: (waits: Occasion['cast']['waits']) => number;
}

const answers =
  (answer: string) =>
  (draw: Draw, occasion: Occasion): Doing =>
    occasion.cast.players.length > 1 && draw.percent(30)
      ? drawAnswerSeveral(draw, occasion, answer)
      : drawAnswer(draw, occasion, answer);
const nothing = (): undefined => undefined;
const stopClick = (_draw: Draw, occasion: Occasion): Doing => clickOf(occasion, 'stop');
const retireClick = (_draw: Draw, occasion: Occasion): Doing => clickOf(occasion, 'retire');

function uses(draw: Draw, { player }: Occasion): Doing {
  if (player.keys.length === 0 || draw.percent(30)) return { do: 'signIn', ...whom(player) };
  return { do: 'useKey', ...whom(player), key: draw.one(player.keys) };
}

const TURNS: Readonly<Record<Standing, readonly Weighted<Turn>[]>> = {
  asked: [
    [50, { does: answers('retire'), leadsTo: 'disabled' }],
    [12, { does: answers('keep'), leadsTo: 'use' }],
    [6, { does: answers('exempt'), leadsTo: 'ended' }],
    [3, { does: answers('stop'), leadsTo: 'ended' }],
    [3, { does: stopClick, leadsTo: 'ended' }],
    [4, { does: answers('name-other'), leadsTo: 'asked' }],
    [3, { does: answers('hand-over'), leadsTo: 'asked' }],
    [3, { does: answers('ask-again'), leadsTo: 'asked' }],
    [3, { does: answers('extend'), leadsTo: 'asked' }],
    [3, { does: uses, leadsTo: 'asked' }],
    [6, { does: answers('retire'), leadsTo: 'disabled', wait: ({ answer }) => answer + HOUR }],
    [6, { does: nothing, leadsTo: 'ended', wait: ({ answer, escalate }) => answer + escalate }],
  ],
  disabled: [
    [50, { does: nothing, leadsTo: 'deletion', wait: ({ observe }) => observe }],
    [14, { does: answers('restore'), leadsTo: 'use' }],
    [4, { does: stopClick, leadsTo: 'use' }],
    [5, { does: uses, leadsTo: 'disabled' }],
    [6, { does: answers('confirm'), leadsTo: 'disabled' }],
    [3, { does: answers('leave-disabled'), leadsTo: 'ended' }],
    [3, { does: answers('ask-again'), leadsTo: 'disabled' }],
    [4, { does: answers('extend'), leadsTo: 'disabled' }],
    [3, { does: retireClick, leadsTo: 'disabled' }],
    [4, { does: nothing, leadsTo: 'over' }],
  ],
  deletion: [
    [50, { does: answers('confirm'), leadsTo: 'ended' }],
    [14, { does: answers('restore'), leadsTo: 'use' }],
    [8, { does: answers('leave-disabled'), leadsTo: 'ended' }],
    [3, { does: answers('ask-again'), leadsTo: 'deletion' }],
    [4, { does: answers('extend'), leadsTo: 'deletion' }],
    [3, { does: stopClick, leadsTo: 'use' }],
    [8, { does: nothing, leadsTo: 'ended', wait: ({ confirm }) => confirm + HOUR }],
  ],
  use: [
    [40, { does: uses, leadsTo: 'use' }],
    [8, { does: answers('check'), leadsTo: 'use' }],
    [8, { does: answers('retire'), leadsTo: 'disabled' }],
    [5, { does: answers('restore'), leadsTo: 'use' }],
    [4, { does: answers('exempt'), leadsTo: 'ended' }],
    [3, { does: answers('stop'), leadsTo: 'ended' }],
    [3, { does: stopClick, leadsTo: 'ended' }],
    [3, { does: answers('ask-again'), leadsTo: 'use' }],
    [4, { does: answers('extend'), leadsTo: 'use' }],
    [20, { does: nothing, leadsTo: 'ended', wait: ({ use }) => use + HOUR }],
  ],
  ended: [
    [45, { does: nothing, leadsTo: 'over' }],
    [20, { does: answers('restore'), leadsTo: 'use' }],
    [20, { does: retireClick, leadsTo: 'asked' }],
    [8, { does: stopClick, leadsTo: 'use' }],
    [3, { does: answers('restore'), leadsTo: 'over', wait: ({ wayBack }) => wayBack }],
  ],
};

/** Mails are out some minutes after a click. */
const ASKED_AFTER = 12 * MINUTE;
const LONGEST = 9;
/** How many turns of a hundred are unlikely ones. */
const TWISTED = 35;

function asTwist({ does, ...turn }: Turn): Twist {
  return {
    ...turn,
    does(draw, occasion) {
      const step = does(draw, occasion);
      return step === undefined ? [] : [{ at: occasion.at, step }];
    },
  };
}

/** What people do about one user from its first click on: a likely way through the workflow, and no more than that. */
export function drawPlot(draw: Draw, { at: clickedAt, ...of }: Occasion): Beat[] {
  const beats: Beat[] = [];
  let at = clickedAt + ASKED_AFTER;
  let standing: Standing | 'over' = 'asked';
  for (let turns = 0; standing !== 'over' && turns < LONGEST; turns += 1) {
    const turn: Twist = draw.percent(TWISTED)
      ? draw.weighted(TWISTS[standing])
      : asTwist(draw.weighted(TURNS[standing]));
    at += turn.wait?.(of.cast.waits) ?? drawWait(draw, of.cast.waits.answer);
    beats.push(...turn.does(draw, { ...of, at }));
    standing = turn.leadsTo;
  }
  return beats;
}
