import { durationOf } from '../run/scenario/duration-of.ts';
import type { Aim } from './aims/aim.ts';
import { drawAimed, worldOf } from './aims/aimed-story.ts';
import { type Draw, drawFrom } from './draw/draw.ts';
import { DAY, drawNear, HOUR } from './draw/times.ts';
import type { Beat, Happenings, Occasion } from './steps/beat.ts';
import { FAULTS } from './steps/faults.ts';
import { FORGERIES } from './steps/forgeries.ts';
import { drawClick, OPERATORS } from './steps/operators.ts';
import { afterOutages } from './steps/operators-wait.ts';
import { OUTSIDERS } from './steps/outsiders.ts';
import { drawPlot } from './steps/plot.ts';
import { drawSaga } from './steps/saga.ts';
import { SITUATIONS } from './steps/situations.ts';
import type { Cast, Doing, Story, StoryStep } from './world/cast.ts';
import { drawWorld } from './world/draw-world.ts';

/** More would say no more than a second scenario, and cost twice. */
const MOST_STEPS = 25;

/** How many of a hundred scenarios are aimed at something rare. */
const AIMED = 45;

/** The scenario of a seed: always the same. `npm run case` plays it; each of its steps may do nothing. */
export function scenarioOf(seed: number): Story {
  const draw = drawFrom(seed);
  return playable(`seed ${seed}`, draw.percent(AIMED) ? drawAimedStory(draw) : drawFreeStory(draw));
}

/** The scenario of one aim, disturbed by nothing. */
export function scenarioAimedAt(title: string, aim: Aim): Story {
  const { story, plots } = worldOf(aim);
  return playable(title, { story, beats: plots });
}

/** The scenario of a story: what happens in its order, as far as it can. */
function playable(title: string, { story, beats: drawn }: Drawn): Story {
  const beats = afterOutages(drawn)
    .map((beat, order) => ({ ...beat, at: Math.max(0, beat.at), order }))
    .sort((one, other) => one.at - other.at || isAfter(one) - isAfter(other) || one.order - other.order)
    .slice(0, MOST_STEPS)
    .filter(isEndedIn)
    .filter(isFirstOfItsFinding);
  return { title, ...story, then: beats.map((beat) => stepOf(beat)) };
}

/** What happens between two calls is there before what makes these calls at that time. */
const isAfter = ({ step }: Beat): number => Number(!('afterCalls' in step));

interface Drawn {
  story: Omit<Story, 'then'>;
  beats: readonly Beat[];
}

function drawFreeStory(draw: Draw): Drawn {
  const { story, cast } = drawWorld(draw);
  const plots = drawPlots(draw, cast);
  return { story, beats: [...drawDisturbances(draw, cast, plots), ...plots] };
}

/** Mostly undisturbed: it would not come to what it is aimed at. */
function drawAimedStory(draw: Draw): Drawn {
  const { story, cast, plots } = drawAimed(draw);
  const besides = draw.percent(20) ? drawDisturbances(draw, cast, plots) : [];
  return { story, beats: [...plots, ...besides] };
}

/** What is the end of what. */
const ENDS = {
  fail: 'heal',
  pause: 'resume',
  replaceTable: 'resume',
  deleteMemberStack: 'deployMemberStack',
};

/** Whether what would last for ever comes to its end before the last step: nothing could end while it lasts. */
function isEndedIn({ step }: Beat, place: number, all: readonly Beat[]): boolean {
  if (!(step.do in ENDS) || (step.do === 'fail' && step.times !== undefined)) return true;
  const end = ENDS[step.do as keyof typeof ENDS];
  return all
    .slice(place)
    .some((later) => later.step.do === end && (step.do !== 'fail' || isOf(later.step, step.call)));
}

/** Security Hub reports a finding once. */
function isFirstOfItsFinding({ step }: Beat, place: number, all: readonly Beat[]): boolean {
  if (step.do !== 'addFinding') return true;
  const same = JSON.stringify(step.finding);
  return (
    all.findIndex((one) => one.step.do === 'addFinding' && JSON.stringify(one.step.finding) === same) ===
    place
  );
}

const isOf = (step: Doing, call: string): boolean => step.do === 'heal' && step.call === call;

function stepOf({ at, step }: Beat): StoryStep {
  return { at: durationOf(at), ...step, mayDoNothing: true } as StoryStep;
}

/** A click, then for each user what people do about it; at times more clicks, some days later. */
function drawPlots(draw: Draw, cast: Cast): Beat[] {
  const later = draw.percent(20) ? [{ at: draw.int(1, 20) * DAY, step: drawClick(draw, cast) }] : [];
  return [
    { at: 0, step: draw.percent(60) ? { do: 'click' } : drawClick(draw, cast) },
    ...cast.players.flatMap((player) => drawCourse(draw, { at: 0, player, cast })),
    ...later,
  ];
}

function drawCourse(draw: Draw, occasion: Occasion): Beat[] {
  return draw.weighted<(draw: Draw, occasion: Occasion) => Beat[]>([
    [78, drawPlot],
    [8, drawSaga],
    [14, () => []],
  ])(draw, occasion);
}

/** What happens besides, near something that people do: half of the stories have little of it. */
function drawDisturbances(draw: Draw, cast: Cast, plots: readonly Beat[]): Beat[] {
  const count = draw.weighted([
    [2, 0],
    [4, 1],
    [4, 2],
    [3, 4],
    [2, 7],
  ]);
  return Array.from({ length: count }, () => {
    const kinds = draw.weighted<Happenings>([
      [5, FAULTS],
      [4, OUTSIDERS],
      [4, OPERATORS],
      [2, FORGERIES],
      [5, SITUATIONS],
    ]);
    const at = draw.percent(80) ? draw.one(plots).at + drawNear(draw) : draw.int(0, 60 * 24) * HOUR;
    const occasion = { at: Math.max(0, at), player: draw.one(cast.players), cast };
    return inTheMiddle(draw, draw.weighted(kinds)(draw, occasion));
  }).flat();
}

/** At times the first of them happens between two calls of what is set off at that time. */
function inTheMiddle(draw: Draw, beats: Beat[]): Beat[] {
  if (!draw.percent(8)) return beats;
  const afterCalls = draw.int(1, 25);
  // What lasts could begin after its end: nobody knows when so many calls have been made.
  if (beats.some(({ step }) => step.do in ENDS)) return beats;
  return beats.map((beat, index) => (index === 0 ? { ...beat, step: { ...beat.step, afterCalls } } : beat));
}
