import type { Draw, Weighted } from '../draw/draw.ts';
import type { Beat } from '../steps/beat.ts';
import type { Cast, Story, StorySettings, StoryUser } from '../world/cast.ts';
import { SECURITY } from '../world/draw-settings.ts';
import { castOf, DEFAULT_START } from '../world/draw-world.ts';
import { type Aim, type Aiming, KEYS, OWNER, UNUSED, USER, WAITS } from './aim.ts';
import { AT_ACTS } from './at-acts.ts';
import { AT_ENDS } from './at-ends.ts';
import { HELD_UP } from './at-failures.ts';
import { AT_WORDS } from './at-words.ts';
import { FAILING_WAYS } from './failing-ways.ts';
import { LATE_WAYS } from './late-ways.ts';
import { PLAIN_WAYS } from './plain-ways.ts';
import { REFUSED } from './refused.ts';

/** Ways of which nothing is drawn, by their names: each reaches its transitions at once, in a plain world. */
export const WAYS: Readonly<Record<string, Aim>> = { ...PLAIN_WAYS, ...FAILING_WAYS, ...LATE_WAYS };

/** What is drawn within its room, by where it is aimed at. */
export const DRAWN_AIMS = {
  acts: AT_ACTS,
  words: AT_WORDS,
  'held up': HELD_UP,
  ends: AT_ENDS,
  refused: REFUSED,
} as const;

/** Each with the share that leads to its transitions about equally often. */
const AIMS: readonly Weighted<readonly Weighted<Aiming>[]>[] = [
  [20, AT_ACTS],
  [20, AT_WORDS],
  [9, HELD_UP],
  [9, AT_ENDS],
  [28, REFUSED],
  [14, Object.values(WAYS).map((aim) => [1, () => aim] as const)],
];

/** In what a plain world may differ without anything coming at another time. */
const DIFFERENT: readonly Weighted<StorySettings>[] = [
  [6, {}],
  [1, { language: 'ja' }],
  [1, { timeZone: 'Asia/Tokyo' }],
  [1, { deleteScope: 'user' }],
  [1, { gatherWithin: 'PT0S' }],
];

const ACCOUNT = '111122223333';

/** A plain world, its people, and what leads to one rare transition of the workflow. */
export interface Aimed {
  story: Omit<Story, 'then'>;
  cast: Cast;
  plots: readonly Beat[];
}

/** Draws one of all aims: what is drawn freely comes there once in thousands of times. */
export function drawAimed(draw: Draw): Aimed {
  return drawAimedAt(draw, draw.weighted(draw.weighted(AIMS)));
}

/** Draws a way to what this one aims at. */
export function drawAimedAt(draw: Draw, aiming: Aiming): Aimed {
  const aim = aiming(draw);
  return worldOf(aim, draw.weighted(DIFFERENT));
}

/** The plainest world in which an aim comes to what it is aimed at. `different`: in what that may differ besides. */
export function worldOf({ beats, user, settings, others = 0 }: Aim, different: StorySettings = {}): Aimed {
  const names = ['bob', 'carol'].slice(0, others);
  const more = names.map((userName) => ({ ...userOf({ password: { lastUsed: UNUSED } }), userName }));
  const users = [userOf(user), ...more];
  const all = { ...WAITS, ...different, ...settings };
  const chosen = { allowedDomains: ['example.com'], securityContacts: [SECURITY[0]], ...all };
  const story = { settings: chosen, accounts: [{ id: ACCOUNT, users }] };
  const findings = users.map(({ userName }) => ({ name: `${userName}-1`, user: userName }));
  const placed = users.map((one) => ({ account: ACCOUNT, user: one }));
  const cast = castOf(placed, { findings, owners: [OWNER], settings: chosen, start: DEFAULT_START });
  return { story: { ...story, findings }, cast, plots: names.reduce(alsoOf, beats) };
}

const USUAL: Partial<StoryUser> = {
  password: { lastUsed: UNUSED },
  accessKeys: [{ id: KEYS[0], lastUsed: UNUSED }],
};

const userOf = (has: Partial<StoryUser> = USUAL): StoryUser => ({
  userName: USER,
  tags: { Owner: OWNER },
  ...has,
});

/** The same answers about another user, a moment later. */
function alsoOf(beats: readonly Beat[], user: string): readonly Beat[] {
  const more = beats.flatMap(({ at, step }) =>
    step.do === 'answer' && step.user === USER ? [{ at: at + 10, step: { ...step, user } }] : [],
  );
  return [...beats, ...more];
}
