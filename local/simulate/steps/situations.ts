import type { Draw } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Doing } from '../world/cast.ts';
import { QUARANTINE } from '../world/draw-user.ts';
import { drawAnswer } from './answers.ts';
import { type Beat, type Happenings, type Occasion, whom } from './beat.ts';

/** Situations that single steps seldom come to: two people at once, somebody who owns the user no more, the last moment. */
export const SITUATIONS: Happenings = [
  [5, formerOwner],
  [5, inBetween],
  [3, bothAtOnce],
  [3, quarantinedAndAnswered],
  [4, withoutTable],
  [4, unreadFor],
  [2, ownerUnreachable],
  [2, usedJustBefore],
  [3, mailLate],
  [3, widened],
];

/** The tags come to name another person, and the one before wants everything back. */
function formerOwner(draw: Draw, occasion: Occasion): Beat[] {
  const { at, player, cast } = occasion;
  const before = player.owners[0] ?? draw.one(cast.mailboxes);
  const tags = { Owner: draw.one(cast.mailboxes), Contact: draw.one(cast.mailboxes) };
  const wish: Doing = { ...drawAnswer(draw, occasion, 'restore'), as: 'stakeholder', to: before };
  return [
    { at, step: { do: 'tagUser', ...whom(player), tags } },
    { at: at + draw.one([0, 10, 5 * MINUTE, HOUR, DAY]), step: wish },
  ];
}

const OFTEN_IN_BETWEEN = [
  'restore',
  'stop',
  'keep',
  'retire',
  'confirm',
  'leave-disabled',
  'exempt',
  'extend',
];

/** Somebody says something while a function is at work on what was said before. */
function inBetween(draw: Draw, occasion: Occasion): Beat[] {
  const answer = draw.one(OFTEN_IN_BETWEEN);
  const step =
    draw.percent(20) && occasion.cast.findings.length > 0
      ? ({ do: 'click', action: 'stop' } as const)
      : drawAnswer(draw, occasion, answer);
  return [{ at: occasion.at, step: { ...step, afterCalls: draw.int(1, 70) } }];
}

function bothAtOnce(draw: Draw, occasion: Occasion): Beat[] {
  const first = draw.one(OFTEN_IN_BETWEEN);
  const answer = drawAnswer(draw, occasion, first);
  return [
    { at: occasion.at, step: { ...answer, rival: draw.one(OFTEN_IN_BETWEEN) } },
    {
      at: occasion.at,
      step: { ...drawAnswer(draw, occasion, draw.one(OFTEN_IN_BETWEEN)), as: 'security-contact' },
    },
  ];
}

/** AWS quarantines the user, and a security contact decides. */
function quarantinedAndAnswered(draw: Draw, occasion: Occasion): Beat[] {
  const { at, player } = occasion;
  const later = { ...occasion, at: at + draw.int(1, 30) * HOUR };
  const answer = drawAnswer(
    draw,
    later,
    draw.one(['retire', 'restore', 'confirm', 'leave-disabled', 'exempt', 'stop']),
  );
  return [
    { at, step: { do: 'attachPolicy', ...whom(player), policyArn: QUARANTINE } },
    { at: later.at, step: { ...answer, as: 'security-contact' } },
  ];
}

const OF_WORKFLOW = [
  ...[
    'update-finding',
    'ask',
    'assess-user',
    'disable-credentials',
    'delete-credentials',
    'revert-credentials',
  ],
];

/** One function of the workflow cannot reach the table, for longer than anything tries again at once. */
function withoutTable(draw: Draw, { at }: Occasion): Beat[] {
  const call = draw.one(['dynamodb:*', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']);
  const error = draw.one(['AccessDenied', 'Throttling', 'ServiceUnavailable']);
  return [
    { at, step: { do: 'fail', call, error, function: draw.one(OF_WORKFLOW) } },
    { at: at + draw.one([30 * MINUTE, 2 * HOUR, DAY, 2 * DAY]), step: { do: 'heal', call } },
  ];
}

/** IAM cannot be read or changed by one function, for an hour or for longer than a day. */
function unreadFor(draw: Draw, { at }: Occasion): Beat[] {
  const call = draw.one(['iam:*', 'sts:AssumeRole', 'iam:ListAccessKeys', 'iam:UpdateAccessKey']);
  const error = draw.one(['AccessDenied', 'ServiceUnavailable', 'connection-reset']);
  const from = Math.max(0, at - draw.one([0, HOUR, DAY]));
  return [
    { at: from, step: { do: 'fail', call, error, function: draw.one(OF_WORKFLOW.slice(2)) } },
    { at: from + draw.one([HOUR, 8 * HOUR, 2 * DAY, 3 * DAY]), step: { do: 'heal', call } },
  ];
}

/** Mail to the owner begins to bounce before it is sent, and somebody else may be asked. */
function ownerUnreachable(draw: Draw, { at, player, cast }: Occasion): Beat[] {
  const address = player.owners[0] ?? draw.one(cast.mailboxes);
  const to = draw.one(['bounces', 'suppressed'] as const);
  return [
    { at: Math.max(0, at - draw.one([MINUTE, HOUR, 2 * DAY])), step: { do: 'changeMailbox', address, to } },
  ];
}

/** A use that IAM shows only after what was decided. */
function usedJustBefore(draw: Draw, { at, player }: Occasion): Beat[] {
  const use: Doing =
    player.keys.length === 0
      ? { do: 'signIn', ...whom(player) }
      : { do: 'useKey', ...whom(player), key: draw.one(player.keys) };
  return [{ at: Math.max(0, at - draw.int(1, 200) * MINUTE), step: use }];
}

/** SES takes no mail while people are asked: what was answered late counts from then. */
function mailLate(draw: Draw, { at }: Occasion): Beat[] {
  const call = 'ses:SendEmail';
  const from = draw.percent(50) ? 0 : at;
  return [
    { at: from, step: { do: 'fail', call, error: draw.one(['Throttling', 'ServiceUnavailable']) } },
    { at: from + draw.one([2 * HOUR, DAY, 2 * DAY, 4 * DAY]), step: { do: 'heal', call } },
  ];
}

/** A click for IAM.22 just after that for IAM.8, before anybody was asked: more of the user is unused by it. */
function widened(draw: Draw, { player }: Occasion): Beat[] {
  const { userName, account } = player;
  const id = `${userName}-${account}-late`;
  const finding = { name: id, user: userName, account, control: 'IAM.22' as const, region: 'eu-west-1' };
  const soon = draw.int(1, 5) * MINUTE;
  return [
    { at: 0, step: { do: 'addFinding', finding } },
    { at: soon, step: { do: 'click', findings: [id] } },
  ];
}
