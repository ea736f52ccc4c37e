import type { Draw } from '../draw/draw.ts';
import type { Doing, Player } from '../world/cast.ts';
import { dayAfter, type Occasion, whom } from './beat.ts';

type Answer = Extract<Doing, { do: 'answer' }>;

/** Somebody answers by the page; who, with which link and how often is drawn, and what the answer needs is filled in. */
export function drawAnswer(draw: Draw, occasion: Occasion, answer: string): Answer {
  const { player } = occasion;
  return {
    do: 'answer',
    ...whom(player),
    answer,
    ...drawWho(draw, occasion, answer),
    ...needsOf(draw, occasion, answer),
    ...drawManner(draw),
    ...(answer === 'retire' && draw.percent(20) && drawDecisions(draw, player)),
  };
}

/** Answers that only the page of a security contact offers. */
const OF_CONTACTS = ['exempt', 'stop', 'leave-disabled', 'ask-again', 'extend'];

function drawWho(draw: Draw, { player, cast }: Occasion, answer: string): Partial<Answer> {
  if (OF_CONTACTS.includes(answer) ? draw.percent(85) : draw.percent(15)) return { as: 'security-contact' };
  return draw.percent(10) ? { to: draw.one([...player.owners, ...cast.mailboxes]) } : {};
}

function needsOf(draw: Draw, occasion: Occasion, answer: string): Partial<Answer> {
  switch (answer) {
    case 'exempt':
      return { reason: 'Needed for the audit', until: dayAfter(occasion, draw.int(1, 40)) };
    case 'extend':
      return { fields: { deadline: dayAfter(occasion, draw.int(1, 40)) } };
    case 'name-other':
      return { fields: { person: draw.one([...occasion.cast.mailboxes, 'eve@elsewhere.example']) } };
    default:
      return {};
  }
}

function drawManner(draw: Draw): Partial<Answer> {
  return draw.weighted<() => Partial<Answer>>([
    [30, () => ({})],
    [2, () => ({ times: 2 })],
    [2, () => ({ times: 2, atOnce: true })],
    [2, () => ({ link: 'first' })],
    [2, () => ({ rival: draw.one(['retire', 'keep', 'restore', 'confirm', 'stop']) })],
    [1, () => ({ userName: 'somebody-else' })],
    [1, () => ({ force: true })],
  ])();
}

function drawDecisions(draw: Draw, { keys }: Player): Partial<Answer> {
  const ids = ['password', ...keys];
  const all = ids.map((id) => [id, draw.one(['retire', 'keep'] as const)] as const);
  return { credentials: Object.fromEntries(all) };
}

/** One answer for several users of one mail; not for two of one name, which such a step does not tell apart. */
export function drawAnswerSeveral(draw: Draw, { cast }: Occasion, answer: string): Doing {
  const users = [...new Set(draw.some(cast.players).map(({ userName }) => userName))];
  return { do: 'answerSeveral', users, answer, ...(draw.percent(20) && { as: 'security-contact' }) };
}
