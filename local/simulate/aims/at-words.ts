import type { Weighted } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import {
  type Aim,
  type Aiming,
  BY_CONTACT,
  beat,
  clicks,
  DELETION,
  ESCALATED,
  KEYS,
  LOOKS,
  OFF,
  READING,
  SAID,
  says,
  slow,
  soon,
  UNCONFIRMED,
  USER,
  unheard,
} from './aim.ts';
import { PASSWORD_OFF } from './at-acts.ts';

const OFF_BY_CONTACT = [clicks(0), says(ESCALATED, 'retire', BY_CONTACT)];
const KEPT_BY_CONTACT = [clicks(0), says(ESCALATED, 'keep', BY_CONTACT)];
const LONG_USE = { useWithin: 'P20D' };
const MAIL = 'ses:SendEmail';
const [_KEY] = KEYS;

/** The last day of the first question, of its reminder, of the security contact. */
const ENDS_OF_QUESTION = [3 * DAY, 6 * DAY, 9 * DAY];

/** What is said at the last moment, or by a security contact who was asked. */
export const AT_WORDS: readonly Weighted<Aiming>[] = [
  [
    2,
    (draw) => {
      const at = draw.one(ENDS_OF_QUESTION);
      const said = says(at - 20 * MINUTE, draw.one(['exempt', 'stop', 'retire', 'keep']), BY_CONTACT);
      return { beats: [clicks(0), ...unheard(at), said] };
    },
  ],
  [
    3,
    (draw) => {
      const at = ESCALATED + draw.one([DAY, DELETION]);
      const answer = draw.one(['ask-again', 'extend', 'leave-disabled', 'restore']);
      return { beats: [...OFF_BY_CONTACT, says(at, answer, BY_CONTACT)] };
    },
  ],
  [
    2,
    (draw) => {
      const at = ESCALATED + draw.one([3 * DAY, UNCONFIRMED]);
      const said = says(at - 20 * MINUTE, draw.one(['leave-disabled', 'extend', 'restore']), BY_CONTACT);
      return { beats: [...OFF_BY_CONTACT, ...unheard(at), said] };
    },
  ],
  [
    2,
    (draw) => ({
      beats: [
        ...KEPT_BY_CONTACT,
        says(ESCALATED + DAY, draw.one(['exempt', 'stop', 'ask-again', 'extend']), BY_CONTACT),
      ],
    }),
  ],
  [
    4,
    (draw) => {
      const at = ESCALATED + draw.one(LOOKS);
      const said = says(at - 20 * MINUTE, draw.one(['exempt', 'stop', 'retire', 'check']), BY_CONTACT);
      return { beats: [...KEPT_BY_CONTACT, ...unheard(at), said] };
    },
  ],
  [
    1,
    (draw) => {
      const at = ESCALATED + draw.one(LOOKS);
      const { beats }: Aim = { beats: slow(at, { call: READING, by: 'assess-user', lasts: 60 }) };
      const change = beat(soon(draw, at), { do: 'recreateUser', user: USER, spec: {} });
      return { beats: [...KEPT_BY_CONTACT, ...beats, change] };
    },
  ],
  [
    2,
    (draw) => {
      const at = SAID + UNCONFIRMED;
      return {
        settings: LONG_USE,
        beats: [
          clicks(0),
          says(SAID, 'retire', PASSWORD_OFF),
          ...slow(at, { call: READING, by: 'assess-user', lasts: 40, after: 1 }),
          says(soon(draw, at), draw.one(['confirm', 'restore'])),
        ],
      };
    },
  ],
  [
    1,
    (draw) => ({
      beats: [
        ...OFF,
        beat(3 * DAY, { do: 'fail', call: MAIL, error: 'Throttling' }),
        beat(3 * DAY + 12 * HOUR, { do: 'heal', call: MAIL }),
        // The state has waited for its time, and the mail has given twelve hours more.
        says(UNCONFIRMED + 8 * HOUR, draw.one(['confirm', 'restore'])),
      ],
    }),
  ],
  [2, () => ({ beats: [...OFF, beat(DAY, { do: 'stopAll', off: 'leave' })] })],
  [
    1,
    (draw) => {
      const outcome = draw.one(['nonsense', 'check', 'restore']);
      const forged = beat(DAY, { do: 'sendTaskSuccess', user: USER, output: { outcome } });
      return { beats: [clicks(0), says(SAID, 'keep'), forged] };
    },
  ],
  [
    1,
    () => {
      const output = { outcome: 'confirm' };
      return { beats: [...OFF, beat(SAID + DELETION, { do: 'sendTaskSuccess', user: USER, output })] };
    },
  ],
];
