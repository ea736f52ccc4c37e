import type { Draw, Weighted } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Doing } from '../world/cast.ts';
import { PROTECTION, QUARANTINE } from '../world/draw-user.ts';
import { drawAnswer } from './answers.ts';
import type { Beat, Occasion, Standing } from './beat.ts';
import { clickOf, recreates, whom } from './beat.ts';

/** Something unlikely that is aimed at where a case stands. `wait`: as of a turn. */
export interface Twist {
  does(draw: Draw, occasion: Occasion): Beat[];
  leadsTo: Standing | 'over';
  wait?: (waits: Occasion['cast']['waits']) => number;
}

type Make = (draw: Draw, occasion: Occasion) => Doing;
type Wait = Twist['wait'];

/** Several things, each so many seconds after the twist, or before it. */
const inOrder =
  (...parts: readonly (readonly [after: number, make: Make])[]): Twist['does'] =>
  (draw, occasion) =>
    parts.map(([after, make]) => {
      const at = occasion.at + after;
      return { at, step: make(draw, { ...occasion, at }) };
    });

const says =
  (...answers: readonly string[]): Make =>
  (draw, occasion) =>
    drawAnswer(draw, occasion, draw.one(answers));

/** A word between two calls of what another one has set off. */
const midway =
  (make: Make): Make =>
  (draw, occasion) => ({ ...make(draw, occasion), afterCalls: draw.int(1, 60) });

const fails =
  (call: string, by: readonly string[] = []): Make =>
  (draw) => ({
    do: 'fail',
    call,
    error: draw.one(['AccessDenied', 'ServiceUnavailable']),
    ...(by.length > 0 && { function: draw.one(by) }),
  });
const heals =
  (call: string): Make =>
  () => ({ do: 'heal', call });

/** What somebody has done in IAM since the plan was made. */
const changes: Make = (draw, { player }) => {
  const at = whom(player);
  const [key = 'AKIAEXAMPLENONE00001'] = player.keys;
  return draw.one<Doing>([
    { do: 'deleteUser', ...at },
    recreates(player),
    { do: 'tagUser', ...at, tags: PROTECTION },
    { do: 'attachPolicy', ...at, policyArn: QUARANTINE },
    { do: 'deleteKey', ...at, key },
    { do: 'setKeyStatus', ...at, key, status: 'Active' },
    { do: 'useKey', ...at, key, service: 's3' },
    { do: 'createKey', ...at, key: `AKIANEW${player.userName.toUpperCase()}000009` },
  ]);
};

/** Somebody with the token gives an outcome that nobody has said. */
const forges =
  (...outcomes: readonly string[]): Make =>
  (draw, { player }) => ({ do: 'sendTaskSuccess', ...whom(player), output: { outcome: draw.one(outcomes) } });

/** Somebody with the token lets a wait fail. */
const breaks: Make = (_draw, { player }) => ({ do: 'sendTaskFailure', ...whom(player), error: 'Forged' });

const retag: Make = (draw, { player, cast }) => {
  const to = draw.one(cast.mailboxes);
  return { do: 'tagUser', ...whom(player), tags: { Owner: to, Contact: to } };
};

/** By the link of the first mail, which is of an ended case where another one runs. */
const formerWish: Make = (draw, occasion) => ({
  ...drawAnswer(draw, occasion, 'restore'),
  as: 'stakeholder',
  link: 'first',
});

const stops: Make = (_draw, { player }) => ({ do: 'stopExecution', ...whom(player) });
const clicks: Make = (_draw, occasion) => clickOf(occasion, 'retire');
const pauses: Make = () => ({ do: 'pause' });
const resumes: Make = () => ({ do: 'resume' });

const WAKING = 'states:SendTaskSuccess';
const READING = 'sts:AssumeRole';
const TABLE = 'dynamodb:*';

/** The word is recorded, the workflow is not woken, and the time runs out. */
const lastMoment = (...answers: string[]) =>
  inOrder([-HOUR, fails(WAKING)], [-20 * MINUTE, says(...answers)], [2 * HOUR, heals(WAKING)]);

/** IAM cannot be read when the time runs out, nor for hours after it; somebody may say something meanwhile. */
const unread = (...answers: string[]): Twist['does'] => {
  return (draw, occasion) =>
    inOrder([-HOUR, fails(READING)], ...(draw.percent(50) ? [[3 * HOUR, says(...answers)] as const] : []), [
      draw.one([HOUR, 8 * HOUR, 20 * HOUR]),
      heals(READING),
    ])(draw, occasion);
};

/** Nothing can be recorded of what is said, for longer than a function tries again. */
const unrecorded = (...answers: string[]) =>
  inOrder([0, fails(TABLE, ['update-finding', 'ask'])], [10, says(...answers)], [3 * HOUR, heals(TABLE)]);

/** What is asked for cannot be looked at for hours: the question is answered, so that the case waits without one. */
const unseen = (...answers: string[]) =>
  inOrder([-MINUTE, fails(READING)], [0, says(...answers)], [8 * HOUR, heals(READING)]);

/** A word while another one ends the case. */
const atTheEnd = (end: string, ...answers: string[]) =>
  inOrder([0, says(end)], [0, midway(says(...answers))]);

const ofFormerOwner = inOrder([0, retag], [10 * MINUTE, formerWish]);

const paused = (answer: string, ...meanwhile: string[]) =>
  inOrder([0, pauses], [MINUTE, says(answer)], [HOUR, says(...meanwhile)], [DAY, resumes]);

const askedFor: Wait = ({ answer }) => answer;
const observedFor: Wait = ({ observe }) => observe;
const confirmedIn: Wait = ({ confirm }) => confirm;
const usedIn: Wait = ({ use }) => use;

/** What of it is drawn where; each row leads to what it most likely leads to. */
export const TWISTS: Readonly<Record<Standing, readonly Weighted<Twist>[]>> = {
  asked: [
    [3, { does: atTheEnd('stop', 'retire', 'keep', 'restore'), leadsTo: 'asked' }],
    [2, { does: unseen('ask-again', 'name-other'), leadsTo: 'asked' }],
    [1, { does: inOrder([0, breaks]), leadsTo: 'ended' }],
    [4, { does: inOrder([0, changes], [10, says('retire')]), leadsTo: 'disabled' }],
    [4, { does: inOrder([0, says('retire')], [0, midway(changes)]), leadsTo: 'disabled' }],
    [5, { does: inOrder([0, says('retire')], [0, midway(says('keep', 'stop', 'restore'))]), leadsTo: 'use' }],
    [2, { does: inOrder([0, changes], [10, says('ask-again', 'keep')]), leadsTo: 'ended' }],
    [3, { does: lastMoment('retire', 'keep', 'stop'), leadsTo: 'disabled', wait: askedFor }],
    [3, { does: unread('keep', 'stop'), leadsTo: 'asked', wait: askedFor }],
    [4, { does: unrecorded('retire', 'keep'), leadsTo: 'disabled' }],
    [3, { does: paused('retire', 'keep', 'stop'), leadsTo: 'disabled' }],
    [3, { does: inOrder([0, forges('retire', 'keep', 'restore', 'nonsense')]), leadsTo: 'ended' }],
    [1, { does: ofFormerOwner, leadsTo: 'disabled' }],
  ],
  disabled: [
    [2, { does: inOrder([0, forges('nonsense')], [0, midway(says('restore'))]), leadsTo: 'use' }],
    [3, { does: unseen('ask-again', 'extend', 'restore'), leadsTo: 'disabled' }],
    [1, { does: inOrder([0, breaks]), leadsTo: 'ended' }],
    [4, { does: inOrder([0, changes]), leadsTo: 'deletion', wait: observedFor }],
    [3, { does: inOrder([0, changes], [10, says('restore')]), leadsTo: 'use' }],
    [3, { does: lastMoment('restore'), leadsTo: 'use', wait: observedFor }],
    [2, { does: unread('restore'), leadsTo: 'deletion', wait: observedFor }],
    [3, { does: unrecorded('restore', 'ask-again', 'extend'), leadsTo: 'use' }],
    [3, { does: inOrder([0, stops], [2 * HOUR, clicks]), leadsTo: 'deletion' }],
    [2, { does: inOrder([0, forges('restore', 'leave-disabled', 'nonsense')]), leadsTo: 'ended' }],
    [3, { does: ofFormerOwner, leadsTo: 'disabled' }],
  ],
  deletion: [
    [4, { does: atTheEnd('leave-disabled', 'restore', 'confirm'), leadsTo: 'use' }],
    [1, { does: inOrder([0, breaks]), leadsTo: 'ended' }],
    [4, { does: inOrder([0, changes], [10, says('confirm')]), leadsTo: 'ended' }],
    [3, { does: inOrder([0, says('confirm')], [0, midway(says('restore'))]), leadsTo: 'use' }],
    [3, { does: inOrder([0, says('confirm')], [0, midway(changes)]), leadsTo: 'ended' }],
    [3, { does: lastMoment('restore', 'confirm'), leadsTo: 'ended', wait: confirmedIn }],
    [2, { does: unread('restore', 'confirm'), leadsTo: 'ended', wait: confirmedIn }],
    [2, { does: unrecorded('confirm', 'restore', 'extend'), leadsTo: 'ended' }],
    [3, { does: paused('confirm', 'restore'), leadsTo: 'ended' }],
    [2, { does: inOrder([0, forges('confirm', 'restore', 'nonsense')]), leadsTo: 'ended' }],
    [2, { does: ofFormerOwner, leadsTo: 'deletion' }],
  ],
  use: [
    [4, { does: atTheEnd('stop', 'retire', 'restore', 'exempt'), leadsTo: 'ended' }],
    [3, { does: unseen('check', 'extend', 'retire'), leadsTo: 'use' }],
    [1, { does: inOrder([0, breaks]), leadsTo: 'ended' }],
    [4, { does: inOrder([0, changes], [10, says('check')]), leadsTo: 'use' }],
    [3, { does: lastMoment('retire', 'stop', 'exempt', 'restore'), leadsTo: 'ended', wait: usedIn }],
    [3, { does: unread('retire', 'stop'), leadsTo: 'ended', wait: usedIn }],
    [2, { does: unrecorded('check', 'extend', 'ask-again'), leadsTo: 'ended' }],
    [2, { does: inOrder([0, forges('retire', 'restore', 'check', 'nonsense')]), leadsTo: 'ended' }],
    [2, { does: ofFormerOwner, leadsTo: 'use' }],
  ],
  ended: [
    [3, { does: inOrder([0, changes], [10, says('restore')]), leadsTo: 'use' }],
    [4, { does: ofFormerOwner, leadsTo: 'over' }],
    [3, { does: inOrder([0, clicks]), leadsTo: 'asked', wait: () => 35 * DAY }],
    [2, { does: inOrder([0, says('restore')], [0, midway(clicks)]), leadsTo: 'use' }],
  ],
};
