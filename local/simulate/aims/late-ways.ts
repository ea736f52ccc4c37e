import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Beat } from '../steps/beat.ts';
import {
  type Aim,
  BY_CONTACT,
  beat,
  clicks,
  DELETION,
  ESCALATED,
  KEYS,
  OFF,
  OWNER,
  READING,
  SAID,
  says,
  slow,
  TABLE,
  UNCONFIRMED,
  USER,
  unheard,
  WEDNESDAYS,
} from './aim.ts';
import { AGAIN, ANSWERED, RETAG, refusedAt, second, wants } from './refused.ts';

const [, OTHER_KEY] = KEYS;
const WEDNESDAY = 2 * DAY;
/** When nobody has answered, the security contact included. */
const UNANSWERED = 9 * DAY;
const A_MOMENT = 10;

/** The last note is written for a minute: until then the case takes words. */
const closing = (at: number): Beat[] => slow(at, { call: TABLE, by: 'update-finding', lasts: 60 });

const bounces: Beat = beat(SAID - MINUTE, { do: 'changeMailbox', address: OWNER, to: 'bounces' });

/** Ways to what comes at the last moment, to those who are asked last, or about what an earlier case has left off. */
export const LATE_WAYS: Readonly<Record<string, Aim>> = {
  'asked, by a contact: again': { beats: [clicks(0), says(ESCALATED, 'ask-again', BY_CONTACT)] },
  'asked, by a contact: more time': { beats: [clicks(0), says(ESCALATED, 'extend', BY_CONTACT)] },
  'asked, by a contact: not needed, and nobody is woken': {
    beats: [clicks(0), ...unheard(UNANSWERED), says(UNANSWERED - 20 * MINUTE, 'retire', BY_CONTACT)],
  },
  'watched, by a contact: more time': {
    beats: [clicks(0), says(ESCALATED, 'retire', BY_CONTACT), says(ESCALATED + DAY, 'extend', BY_CONTACT)],
  },
  'watched, by a contact: asked again': {
    beats: [clicks(0), says(ESCALATED, 'retire', BY_CONTACT), says(ESCALATED + DAY, 'ask-again', BY_CONTACT)],
  },
  'must be used, by a contact: stopped': {
    beats: [clicks(0), says(ESCALATED, 'keep', BY_CONTACT), says(ESCALATED + DAY, 'stop', BY_CONTACT)],
  },
  'asked: the mail bounces': {
    beats: [beat(0, { do: 'changeMailbox', address: OWNER, to: 'bounces' }), clicks(MINUTE)],
  },
  'watched: the mail bounces': { beats: [clicks(0), bounces, says(SAID, 'retire')] },
  'must be used: the mail bounces': { beats: [clicks(0), bounces, says(SAID, 'keep')] },
  'disabling: kept after all, and nobody is woken': {
    settings: { ...WEDNESDAYS, timeZone: 'UTC' },
    beats: [...OFF, ...unheard(WEDNESDAY), says(WEDNESDAY - 20 * MINUTE, 'keep')],
  },
  'closing: needed': {
    beats: [clicks(0), ...closing(UNANSWERED), says(UNANSWERED + A_MOMENT, 'keep')],
  },
  'closing: confirmed': {
    beats: [...OFF, ...closing(SAID + UNCONFIRMED), says(SAID + UNCONFIRMED + A_MOMENT, 'confirm')],
  },
  // Security Hub has not seen yet that the other key was used.
  'again: nothing is unused, and something is off since the case before': {
    ...second([], {}),
    beats: [
      ...OFF,
      beat(AGAIN - HOUR, { do: 'useKey', user: USER, key: OTHER_KEY, service: 's3' }),
      clicks(AGAIN),
    ],
  },
  'again, refused: while it is asked': second(refusedAt(AGAIN + HOUR)),
  'again, refused: after hours in which nothing could be read': second([
    ...slow(AGAIN + HOUR + 5 * MINUTE, { call: READING, by: 'revert-credentials', lasts: 2 * HOUR }),
    ...refusedAt(AGAIN + HOUR),
  ]),
  'again, refused: while it is deleted': second(
    [
      says(ANSWERED, 'retire'),
      says(ANSWERED + DELETION, 'confirm'),
      ...slow(ANSWERED + DELETION, { call: READING, by: 'delete-credentials', lasts: 60 }),
      wants(ANSWERED + DELETION + A_MOMENT),
      beat(ANSWERED + DELETION + A_MOMENT + 5, RETAG),
    ],
    {},
  ),
};
