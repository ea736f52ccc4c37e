import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Beat } from '../steps/beat.ts';
import type { Doing } from '../world/cast.ts';
import {
  type Aim,
  BY_CONTACT,
  beat,
  clicks,
  DELETION,
  ESCALATED,
  KEPT,
  KEYS,
  OFF,
  READING,
  SAID,
  says,
  slow,
  UNUSED,
  USER,
  WEDNESDAYS,
} from './aim.ts';
import { CHANGES, deletesKey, quarantines } from './changes.ts';

const [DELETES, RECREATES, PROTECTS] = CHANGES as [Doing, Doing, Doing, ...Doing[]];
const [KEY] = KEYS;
/** While it is watched, and while deletion is asked. */
const WATCHED = SAID + DAY;
const ASKED_AGAIN = SAID + DELETION;

const turnsOn = (at: number): Beat =>
  beat(at, { do: 'setKeyStatus', user: USER, key: KEY, status: 'Active' });
const uses = (at: number): Beat => beat(at, { do: 'useKey', user: USER, key: KEY, service: 's3' });

/** What somebody does just before a function reads the user, which waits for its session until then. */
function before(at: number, by: string, doing: Doing): Beat[] {
  return [...slow(at, { call: READING, by, lasts: 50 }), beat(at + 10, doing)];
}

const pausedFrom = (at: number, until: number): Beat[] => [
  beat(at, { do: 'pause' }),
  beat(until, { do: 'resume' }),
];

/** Ways that need no luck: each word to each question, and each change of the user before each look at it. */
export const PLAIN_WAYS: Readonly<Record<string, Aim>> = {
  'asked: somebody else is named': { beats: [clicks(0), says(SAID, 'name-other')] },
  'asked: handed over': { beats: [clicks(0), says(SAID, 'hand-over')] },
  'asked: deleted before the reminder': { beats: [clicks(0), beat(DAY, DELETES)] },
  'asked: made anew before the reminder': { beats: [clicks(0), beat(DAY, RECREATES)] },
  'asked: protected before the reminder': { beats: [clicks(0), beat(DAY, PROTECTS)] },
  'asked: used before the reminder': {
    user: { accessKeys: [{ id: KEY, lastUsed: UNUSED }] },
    beats: [clicks(0), uses(DAY)],
  },
  'asked: nothing is left to ask about': {
    user: { accessKeys: [{ id: KEY, lastUsed: UNUSED }] },
    beats: [clicks(0), deletesKey(DAY)],
  },
  'disabling: deleted just before': { beats: [...OFF, ...before(SAID, 'disable-credentials', DELETES)] },
  'disabling: made anew just before': { beats: [...OFF, ...before(SAID, 'disable-credentials', RECREATES)] },
  'disabling: protected just before': { beats: [...OFF, ...before(SAID, 'disable-credentials', PROTECTS)] },
  'watched: used': { beats: [...OFF, turnsOn(WATCHED), uses(WATCHED + MINUTE)] },
  'watched: turned on': { beats: [...OFF, turnsOn(WATCHED)] },
  'watched: deleted': { beats: [...OFF, beat(WATCHED, DELETES)] },
  'watched: made anew': { beats: [...OFF, beat(WATCHED, RECREATES)] },
  'watched: protected': { beats: [...OFF, beat(WATCHED, PROTECTS)] },
  'deleting: the whole user': {
    settings: { deleteScope: 'user' },
    beats: [...OFF, says(ASKED_AGAIN, 'confirm')],
  },
  'deleting: deleted just before': {
    beats: [...OFF, says(ASKED_AGAIN, 'confirm'), ...before(ASKED_AGAIN, 'delete-credentials', DELETES)],
  },
  'deleting: made anew just before': {
    beats: [...OFF, says(ASKED_AGAIN, 'confirm'), ...before(ASKED_AGAIN, 'delete-credentials', RECREATES)],
  },
  'deleting: protected just before': {
    beats: [...OFF, says(ASKED_AGAIN, 'confirm'), ...before(ASKED_AGAIN, 'delete-credentials', PROTECTS)],
  },
  'deleting: paused for days': {
    beats: [...OFF, ...pausedFrom(ASKED_AGAIN - HOUR, ASKED_AGAIN + 2 * DAY), says(ASKED_AGAIN, 'confirm')],
  },
  'deleting: waits for its day': {
    settings: WEDNESDAYS,
    beats: [...OFF, says(6 * DAY, 'confirm')],
  },
  'paused: kept after all': {
    beats: [
      clicks(0),
      ...pausedFrom(SAID - MINUTE, 3 * DAY),
      says(SAID, 'retire'),
      says(SAID + HOUR, 'keep'),
    ],
  },
  'paused: stopped': {
    beats: [
      clicks(0),
      ...pausedFrom(SAID - MINUTE, 3 * DAY),
      says(SAID, 'retire'),
      clicks(SAID + HOUR, 'stop'),
    ],
  },
  'giving back: deleted just before': {
    beats: [...OFF, says(WATCHED, 'restore'), ...before(WATCHED, 'revert-credentials', DELETES)],
  },
  'giving back: made anew just before': {
    beats: [...OFF, says(WATCHED, 'restore'), ...before(WATCHED, 'revert-credentials', RECREATES)],
  },
  'giving back: quarantined just before': {
    beats: [
      ...OFF,
      says(WATCHED, 'restore'),
      ...slow(WATCHED, { call: READING, by: 'revert-credentials', lasts: 50 }),
      quarantines(WATCHED + 10),
    ],
  },
  'must be used: not needed after all': { beats: [...KEPT, says(DAY, 'retire')] },
  'must be used: deleted': { beats: [...KEPT, beat(DAY, DELETES)] },
  'must be used: made anew': { beats: [...KEPT, beat(DAY, RECREATES)] },
  'must be used: quarantined, what was given back': {
    beats: [...OFF, says(WATCHED, 'restore'), quarantines(WATCHED + HOUR)],
  },
  'must be used: exempt, by a contact': {
    beats: [clicks(0), says(ESCALATED, 'keep', BY_CONTACT), says(ESCALATED + DAY, 'exempt', BY_CONTACT)],
  },
};
