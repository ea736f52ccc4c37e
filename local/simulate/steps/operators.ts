import type { Draw } from '../draw/draw.ts';
import { DAY, HOUR } from '../draw/times.ts';
import type { Cast, Doing } from '../world/cast.ts';
import { drawAnswer } from './answers.ts';
import { type Beat, type Happenings, type Occasion, once, whom } from './beat.ts';

/** Findings on which an analyst clicks: all, those of one user, or some. */
function drawClicked(draw: Draw, cast: Cast): { findings?: string[] } {
  return draw.percent(30) ? {} : { findings: draw.some(cast.findings) };
}

/** The click on which everything begins, and all that analysts click later. */
export function drawClick(draw: Draw, cast: Cast, action: 'retire' | 'preview' | 'stop' = 'retire'): Doing {
  const manner = draw.weighted<object>([
    [20, {}],
    [2, { times: 2 }],
    [2, { times: 3, atOnce: true }],
    [2, { times: 2, redelivered: true }],
  ]);
  return { do: 'click', action, ...drawClicked(draw, cast), ...manner };
}

/** What analysts and operators do beside the way of a case, and people who open links or answer something unlikely. */
export const OPERATORS: Happenings = [
  [4, once((draw, { cast }) => drawClick(draw, cast))],
  [3, once((draw, { cast }) => drawClick(draw, cast, 'preview'))],
  [3, once((draw, { cast }) => drawClick(draw, cast, 'stop'))],
  [10, once((draw, occasion) => drawAnswer(draw, occasion, draw.one(ANY_ANSWER)))],
  [
    2,
    once((draw, { player }) => ({ do: 'open', ...whom(player), method: draw.one(['GET', 'HEAD'] as const) })),
  ],
  [5, pause],
  [2, once(() => ({ do: 'resume' }))],
  [2, once((draw) => ({ do: 'stopAll', off: draw.one(['restore', 'leave'] as const) }))],
  [2, replaceTable],
  [2, redeployMember],
  [4, once(drawMailbox)],
  [3, once(drawFinding)],
  [2, once((draw, { cast }) => ({ do: 'addFinding', finding: laterFinding(draw, cast) }))],
];

const ANY_ANSWER = [
  ...['retire', 'keep', 'exempt', 'stop', 'restore', 'confirm', 'leave-disabled', 'check'],
  ...['name-other', 'hand-over', 'ask-again', 'extend'],
];

/** What is paused is resumed, some time. */
function pause(draw: Draw, { at }: Occasion): Beat[] {
  const length = draw.one([HOUR, 8 * HOUR, DAY, 3 * DAY, 20 * DAY]);
  return [
    { at, step: { do: 'pause' } },
    { at: at + length, step: { do: 'resume' } },
  ];
}

/** Another table means paused, until an operator resumes. */
function replaceTable(draw: Draw, { at }: Occasion): Beat[] {
  return [
    { at, step: { do: 'replaceTable' } },
    { at: at + draw.int(1, 30) * HOUR, step: { do: 'resume' } },
  ];
}

function redeployMember(draw: Draw, { at, player: { account } }: Occasion): Beat[] {
  return [
    { at, step: { do: 'deleteMemberStack', account } },
    { at: at + draw.one([HOUR, 10 * HOUR, 2 * DAY]), step: { do: 'deployMemberStack', account } },
  ];
}

function drawMailbox(draw: Draw, { cast }: Occasion): Doing {
  const to = draw.one(['bounces', 'suppressed', 'rejected', 'full', 'late', 'complains', 'works'] as const);
  return { do: 'changeMailbox', address: draw.one(cast.mailboxes), to };
}

function drawFinding(draw: Draw, { cast }: Occasion): Doing {
  const finding = draw.one(cast.findings);
  return draw.weighted<Doing>([
    [
      2,
      { do: 'setFinding', finding, status: draw.one(['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED'] as const) },
    ],
    [1, { do: 'setFinding', finding, note: 'I look into it.' }],
    [1, { do: 'setFinding', finding, fields: { ticket: 'SEC-1' } }],
  ]);
}

function laterFinding(draw: Draw, { players }: Cast) {
  const { userName: user, account } = draw.one(players);
  return {
    user,
    account,
    control: draw.one(['IAM.8', 'IAM.22'] as const),
    region: draw.one(['us-west-2', 'eu-central-1']),
  };
}
