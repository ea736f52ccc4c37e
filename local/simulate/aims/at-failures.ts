import type { Weighted } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import {
  type Aiming,
  beat,
  clicks,
  DELETION,
  KEYS,
  OFF,
  READING,
  SAID,
  says,
  slow,
  TABLE,
  UNUSED,
  USER,
  unheard,
} from './aim.ts';
import { PASSWORD_OFF } from './at-acts.ts';
import { deletesKey, quarantines } from './changes.ts';

const LONG_USE = { useWithin: 'P20D' };
const LEFT_OFF = { afterObservation: 'keep-disabled' as const };
const [KEY] = KEYS;

/** What cannot be read or recorded for hours. */
export const HELD_UP: readonly Weighted<Aiming>[] = [
  [
    1,
    () => {
      const at = 6 * DAY;
      const waking = unheard(at + HOUR);
      const reading = slow(at, { call: READING, by: 'assess-user', lasts: 2 * HOUR });
      return { settings: LEFT_OFF, beats: [...OFF, ...waking, ...reading, says(at, 'restore')] };
    },
  ],
  [
    1,
    () => {
      const at = SAID + 2 * DAY;
      const reading = slow(at, { call: READING, by: 'assess-user', lasts: 2 * HOUR, after: 1 });
      return { beats: [clicks(0), says(SAID, 'keep'), quarantines(DAY), ...reading] };
    },
  ],
  [
    1,
    () => {
      const at = SAID + DELETION;
      const reading = slow(at, { call: READING, by: 'assess-user', lasts: 2 * HOUR });
      const beats = [clicks(0), says(SAID, 'retire', PASSWORD_OFF), says(at, 'confirm'), ...reading];
      return { settings: LONG_USE, beats };
    },
  ],
  [
    1,
    () => {
      const at = SAID + 6 * HOUR;
      const reading = slow(at, { call: READING, by: 'assess-user', lasts: 3 * DAY });
      const recording = slow(at - HOUR, { call: TABLE, by: 'update-finding', lasts: 3 * DAY + HOUR });
      return { beats: [...OFF, ...reading, ...recording] };
    },
  ],
  [
    2,
    (draw) => {
      const at = SAID + draw.one([6 * HOUR, 3 * DAY]);
      const recording = slow(at, { call: TABLE, by: 'update-finding', lasts: 2 * HOUR });
      return { beats: [...OFF, quarantines(HOUR), ...recording] };
    },
  ],
  [
    1,
    () => {
      const kept = { credentials: { password: 'keep', [KEY]: 'retire' } } as const;
      const beats = [clicks(0), says(SAID, 'retire', kept), deletesKey(DAY - HOUR), says(DAY, 'restore')];
      return { settings: LONG_USE, beats };
    },
  ],
  [
    1,
    () => {
      const discarding = slow(DAY + 2 * DAY, {
        ...{ call: 'secretsmanager:*', by: 'revert-credentials', lasts: 2 * HOUR },
      });
      const used = [
        beat(DAY + HOUR, { do: 'signIn', user: USER }),
        beat(DAY + HOUR, { do: 'useKey', user: USER, key: KEY, service: 's3' }),
      ];
      return { beats: [...OFF, says(DAY, 'restore'), ...used, ...discarding] };
    },
  ],
  [
    1,
    () => {
      const call = 'iam:GetAccessKeyLastUsed';
      const failing = beat(0, { do: 'fail', call, error: 'AccessDenied' });
      const user = { accessKeys: [{ id: KEY, lastUsed: UNUSED }] };
      return { user, beats: [failing, clicks(MINUTE), beat(2 * DAY, { do: 'heal', call })] };
    },
  ],
];
