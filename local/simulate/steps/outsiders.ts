import type { Draw } from '../draw/draw.ts';
import { DAY } from '../draw/times.ts';
import type { Doing } from '../world/cast.ts';
import { ADMINISTRATOR, PROTECTION, QUARANTINE } from '../world/draw-user.ts';
import { type Beat, type Happenings, type Occasion, once, recreates, whom } from './beat.ts';

const keyOf = (draw: Draw, { player }: Occasion) =>
  player.keys.length === 0 ? {} : { key: draw.one(player.keys) };

const iam = (make: (draw: Draw, occasion: Occasion) => object) =>
  once((draw, occasion) => ({ ...whom(occasion.player), ...make(draw, occasion) }) as Doing);

/** What the user, programs and administrators do in IAM without the product. */
export const OUTSIDERS: Happenings = [
  [
    8,
    iam((draw, occasion) => ({ do: 'useKey', ...keyOf(draw, occasion), service: draw.one(['s3', 'ses']) })),
  ],
  [6, iam(() => ({ do: 'signIn' }))],
  [
    3,
    iam((_draw, { player }) => ({ do: 'createKey', key: `AKIANEW${player.userName.toUpperCase()}000008` })),
  ],
  [
    4,
    iam((draw, occasion) => ({ do: 'setKeyStatus', ...keyOf(draw, occasion), status: draw.one(STATUSES) })),
  ],
  [3, iam((draw, occasion) => ({ do: 'deleteKey', ...keyOf(draw, occasion) }))],
  [3, iam((draw) => ({ do: 'createLoginProfile', resetRequired: draw.percent(50) }))],
  [3, iam(() => ({ do: 'deleteLoginProfile' }))],
  [1, iam(() => ({ do: 'addSshKey' }))],
  [1, iam(() => ({ do: 'addServiceCredential' }))],
  [3, iam(() => ({ do: 'deleteUser' }))],
  [3, once((_draw, { player }) => recreates(player))],
  [3, rename],
  [3, protect],
  [4, iam((draw, { cast }) => ({ do: 'tagUser', tags: { Owner: draw.one(cast.mailboxes) } }))],
  [2, iam(() => ({ do: 'untagUser', keys: ['Owner', 'Contact'] }))],
  [1, iam(() => ({ do: 'addToGroup', group: 'developers' }))],
  [1, iam(() => ({ do: 'attachPolicy', policyArn: ADMINISTRATOR }))],
  [
    1,
    iam(() => ({ do: 'putInlinePolicy', name: 'mail', document: { Version: '2012-10-17', Statement: [] } })),
  ],
  [5, quarantine],
];

const STATUSES = ['Active', 'Inactive', 'Expired'];

/** At times the old name comes back. */
function rename(draw: Draw, { at, player }: Occasion): Beat[] {
  const to = `${player.userName}-renamed`;
  const away: Beat = { at, step: { do: 'renameUser', ...whom(player), to } };
  if (draw.percent(60)) return [away];
  const back: Doing = { do: 'renameUser', user: to, account: player.account, to: player.userName };
  return [away, { at: at + draw.int(1, 4) * DAY, step: back }];
}

function protect(draw: Draw, { at, player }: Occasion): Beat[] {
  const tagged: Beat = { at, step: { do: 'tagUser', ...whom(player), tags: PROTECTION } };
  if (draw.percent(60)) return [tagged];
  const untag: Doing = { do: 'untagUser', ...whom(player), keys: Object.keys(PROTECTION) };
  return [tagged, { at: at + draw.int(1, 4) * DAY, step: untag }];
}

function quarantine(draw: Draw, { at, player }: Occasion): Beat[] {
  const attached: Beat = { at, step: { do: 'attachPolicy', ...whom(player), policyArn: QUARANTINE } };
  if (draw.percent(70)) return [attached];
  const detach: Doing = { do: 'detachPolicy', ...whom(player), policyArn: QUARANTINE };
  return [attached, { at: at + draw.int(1, 4) * DAY, step: detach }];
}
