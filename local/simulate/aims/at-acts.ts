import type { Weighted } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { StoryUser } from '../world/cast.ts';
import {
  type Aiming,
  BY_CONTACT,
  beat,
  clicks,
  DELETION,
  ESCALATED,
  KEYS,
  OFF,
  READING,
  SAID,
  says,
  slow,
  soon,
  UNUSED,
  unheard,
  WEDNESDAYS,
} from './aim.ts';
import { CHANGES, deletesKey, quarantines, usesMeanwhile } from './changes.ts';

const [KEY, OTHER_KEY] = KEYS;
const BOTH: Partial<StoryUser> = {
  accessKeys: [
    { id: KEY, lastUsed: UNUSED },
    { id: OTHER_KEY, lastUsed: UNUSED },
  ],
};
/** One is not needed, the other is. */
export const PASSWORD_OFF = { credentials: { password: 'retire', [KEY]: 'keep' } } as const;
const KEY_OFF = { credentials: { password: 'keep', [KEY]: 'retire' } } as const;

const WEDNESDAY = 2 * DAY;

/** What comes in while something is turned off or deleted, or waits for that. */
export const AT_ACTS: readonly Weighted<Aiming>[] = [
  [
    3,
    (draw) => ({
      user: BOTH,
      beats: [
        ...OFF,
        ...slow(SAID, { call: 'iam:UpdateAccessKey', by: 'disable-credentials', lasts: draw.int(30, 60) }),
        draw.percent(50)
          ? says(soon(draw, SAID), draw.one(['restore', 'keep', 'stop']))
          : beat(soon(draw, SAID), draw.one(CHANGES)),
      ],
    }),
  ],
  [
    3,
    (draw) => ({
      beats: [
        ...OFF,
        ...slow(SAID, { call: 'iam:GetUser', by: 'disable-credentials', lasts: draw.int(30, 60) }),
        draw.percent(60) ? clicks(soon(draw, SAID), 'stop') : beat(soon(draw, SAID), draw.one(CHANGES)),
      ],
    }),
  ],
  [
    1,
    (draw) => ({
      user: BOTH,
      beats: [
        ...OFF,
        beat(SAID - MINUTE, {
          ...{ do: 'fail', call: 'iam:UpdateAccessKey', error: 'AccessDenied', times: 1 },
          function: 'disable-credentials',
        }),
        // Announced and not yet refused.
        says(SAID, 'restore', { afterCalls: draw.int(28, 38) }),
      ],
    }),
  ],
  [1, () => ({ beats: [clicks(0), deletesKey(SAID - 10), says(SAID, 'retire', KEY_OFF)] })],
  [
    2,
    (draw) => ({
      settings: WEDNESDAYS,
      beats: [...OFF, ...unheard(WEDNESDAY), says(WEDNESDAY - 20 * MINUTE, draw.one(['keep', 'stop']))],
    }),
  ],
  [
    1,
    () => ({
      settings: { ...WEDNESDAYS, blackoutDates: ['2026-11-05/2026-12-01'], maxActsPerDay: 1 },
      others: 2,
      beats: OFF,
    }),
  ],
  [
    4,
    (draw) => {
      const at = SAID + DELETION;
      const call = draw.one(['iam:GetUser', READING]);
      return {
        beats: [
          ...OFF,
          says(at, 'confirm'),
          ...slow(at, { call, by: 'delete-credentials', lasts: draw.one([30, 60, 2 * HOUR]) }),
          draw.percent(30) ? says(soon(draw, at), 'restore') : beat(soon(draw, at), draw.one(CHANGES)),
        ],
      };
    },
  ],
  [
    2,
    () => ({ beats: [...OFF, ...usesMeanwhile(SAID + DELETION), says(SAID + DELETION + MINUTE, 'confirm')] }),
  ],
  [
    1,
    () => ({
      settings: { deletionNeedsConfirmation: false },
      beats: [
        clicks(0),
        says(ESCALATED, 'retire', BY_CONTACT),
        says(ESCALATED + DAY, 'leave-disabled', BY_CONTACT),
      ],
    }),
  ],
  [
    1,
    (draw) => ({
      beats: [
        clicks(0),
        says(SAID, 'retire'),
        ...slow(SAID, { call: 'iam:UpdateAccessKey', by: 'disable-credentials', lasts: 30 }),
        quarantines(SAID + draw.int(3, 20)),
        ...slow(SAID + MINUTE, { call: READING, by: 'assess-user', lasts: 2 * HOUR }),
      ],
    }),
  ],
];
