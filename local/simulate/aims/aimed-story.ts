import type { Draw, Weighted } from '../draw/draw.ts';
import type { Beat } from '../steps/beat.ts';
import type { Cast, Story, StorySettings, StoryUser } from '../world/cast.ts';
import { SECURITY } from '../world/draw-settings.ts';
import { castOf, DEFAULT_START } from '../world/draw-world.ts';
import { type Aiming, KEYS, OWNER, UNUSED, USER, WAITS } from './aim.ts';
import { AT_ACTS } from './at-acts.ts';
import { AT_ENDS } from './at-ends.ts';
import { HELD_UP } from './at-failures.ts';
import { AT_WORDS } from './at-words.ts';
import { REFUSED } from './refused.ts';

/** Each with the share that leads to its transitions about equally often. */
const AIMS: readonly Weighted<readonly Weighted<Aiming>[]>[] = [
  [20, AT_ACTS],
  [20, AT_WORDS],
  [9, HELD_UP],
  [9, AT_ENDS],
  [28, REFUSED],
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

/** A plain world, and what leads to one rare transition of the workflow: what is drawn freely comes there once in thousands of times. */
export function drawAimed(draw: Draw): { story: Omit<Story, 'then'>; cast: Cast; plots: readonly Beat[] } {
  const { beats, user, settings, others = 0 } = draw.weighted(draw.weighted(AIMS))(draw);
  const names = ['bob', 'carol'].slice(0, others);
  const more = names.map((userName) => ({ ...userOf({ password: { lastUsed: UNUSED } }), userName }));
  const users = [userOf(user), ...more];
  const all = { ...WAITS, ...draw.weighted(DIFFERENT), ...settings };
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
