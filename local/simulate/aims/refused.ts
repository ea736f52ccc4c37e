import type { Draw, Weighted } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Beat } from '../steps/beat.ts';
import type { Doing, StorySettings, StoryUser } from '../world/cast.ts';
import {
  type Aim,
  type Aiming,
  BY_CONTACT,
  beat,
  clicks,
  DELETION,
  ESCALATED,
  KEYS,
  OWNER,
  READING,
  SAID,
  says,
  slow,
  soon,
  TABLE,
  UNUSED,
  USER,
  unheard,
} from './aim.ts';
import { deletesKey } from './changes.ts';

const [KEY, OTHER_KEY] = KEYS;
/** One key is unused at the first click, the other one only at the second. */
const TWICE: Partial<StoryUser> = {
  accessKeys: [
    { id: KEY, lastUsed: UNUSED },
    { id: OTHER_KEY, lastUsed: 'P80D' },
  ],
};
export const AGAIN = 12 * DAY;
const FIRST: readonly Beat[] = [clicks(0), says(SAID, 'retire'), clicks(AGAIN)];
export const RETAG: Doing = { do: 'tagUser', user: USER, tags: { Owner: 'ben@example.com' } };

/** By the link of the first case, of which something is off still. */
export const wants = (at: number): Beat =>
  says(at, 'restore', { as: 'stakeholder', to: OWNER, link: 'first' });

/** A second case that has come to something, and who owned the user until a moment ago wants back what the first has left off. */
export function second(
  beats: readonly Beat[],
  settings: StorySettings = { afterObservation: 'keep-disabled' },
): Aim {
  return { user: TWICE, settings, beats: [...FIRST, ...beats] };
}

export const refusedAt = (at: number): Beat[] => [beat(at, RETAG), wants(at + 5 * MINUTE)];

/** While a function works on what was said. */
const refusedDuring = (draw: Draw, at: number, by: string, call = READING): Beat[] => [
  ...slow(at, { call, by, lasts: 60 }),
  wants(soon(draw, at)),
  beat(at + 28, RETAG),
];

const DELETES: StorySettings = {};
export const ANSWERED = AGAIN + SAID;

/** A former owner's wish that is refused, wherever the second case stands. */
export const REFUSED: readonly Weighted<Aiming>[] = [
  [
    4,
    (draw) => {
      const answer = draw.one([[], [says(ANSWERED, 'retire')], [says(ANSWERED, 'keep')]]);
      return second([...answer, ...refusedAt(AGAIN + HOUR)]);
    },
  ],
  [2, () => second([says(ANSWERED, 'retire'), ...refusedAt(AGAIN + 4 * DAY)], DELETES)],
  [
    2,
    () =>
      second([
        beat(ANSWERED - MINUTE, { do: 'pause' }),
        says(ANSWERED, 'retire'),
        ...refusedAt(AGAIN + HOUR),
        beat(AGAIN + DAY, { do: 'resume' }),
      ]),
  ],
  [
    2,
    (draw) => {
      const at = AGAIN + HOUR + 5 * MINUTE;
      return second([
        says(ANSWERED, 'retire'),
        ...slow(at, { call: READING, by: 'revert-credentials', lasts: 60 }),
        ...refusedAt(AGAIN + HOUR),
        clicks(soon(draw, at), 'stop'),
      ]);
    },
  ],
  [
    2,
    () => {
      const unwritten = {
        call: TABLE,
        by: 'update-finding',
        lasts: 2 * HOUR,
        error: 'AccessDeniedException',
      };
      const telling = slow(AGAIN + HOUR + 5 * MINUTE, unwritten);
      return second([says(ANSWERED, 'retire'), ...refusedAt(AGAIN + HOUR), ...telling]);
    },
  ],
  [2, (draw) => second([says(ANSWERED, 'retire'), ...refusedDuring(draw, ANSWERED, 'disable-credentials')])],
  [
    2,
    (draw) => {
      const at = ANSWERED + DELETION;
      const answer = draw.one(['confirm', 'leave-disabled'] as const);
      const by = answer === 'confirm' ? 'delete-credentials' : 'assess-user';
      const word = says(at, answer);
      return second([says(ANSWERED, 'retire'), word, ...refusedDuring(draw, at, by)], DELETES);
    },
  ],
  [
    4,
    (draw) => {
      const at = AGAIN + ESCALATED;
      const kept = draw.percent(50) ? [says(at - HOUR, 'keep', BY_CONTACT)] : [];
      const word = says(at, draw.one(['stop', 'exempt']), BY_CONTACT);
      return second([...kept, word, ...refusedDuring(draw, at, 'update-finding', TABLE)]);
    },
  ],
  [
    6,
    (draw) => {
      const answer = draw.one([[], [says(ANSWERED, 'retire')], [says(ANSWERED, 'keep')]]);
      const at = AGAIN + HOUR + 5 * MINUTE;
      const reading = slow(at, { call: READING, by: 'revert-credentials', lasts: 2 * HOUR });
      return second([...answer, ...reading, ...refusedAt(AGAIN + HOUR)]);
    },
  ],
  [
    2,
    () => {
      const at = ANSWERED + 2 * DAY;
      return second([says(ANSWERED, 'keep'), ...unheard(at), wants(at - 20 * MINUTE)]);
    },
  ],
  [
    2,
    (draw) => {
      const at = AGAIN + HOUR;
      const reading = slow(at, { call: READING, by: 'revert-credentials', lasts: 60 });
      const word = says(soon(draw, at), draw.one(['retire', 'keep']));
      return second([deletesKey(at - MINUTE), ...reading, wants(at), word]);
    },
  ],
];
