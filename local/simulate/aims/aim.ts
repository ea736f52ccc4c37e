import type { Draw } from '../draw/draw.ts';
import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Beat } from '../steps/beat.ts';
import type { Doing, StorySettings, StoryUser } from '../world/cast.ts';

/** A way to one rare transition of the workflow, in a plain world: what happens, and in what the world differs. */
export interface Aim {
  beats: readonly Beat[];
  user?: Partial<StoryUser>;
  settings?: StorySettings;
  /** More users of the same owner, who go the same way. */
  others?: number;
}

/** Draws an aim. */
export type Aiming = (draw: Draw) => Aim;

type Answer = Extract<Doing, { do: 'answer' }>;
type Fail = Extract<Doing, { do: 'fail' }>;

/** Whom aims are about. */
export const USER = 'alice';
export const OWNER = 'ann@example.com';
export const KEYS = ['AKIAEXAMPLEALICE000001', 'AKIAEXAMPLEALICE000002'] as const;
export const UNUSED = 'P120D';

/** How long everybody has: what follows when is known to the minute. */
export const WAITS: StorySettings = {
  ...{ answerWithin: 'P6D', reminders: ['P3D'], escalateFor: 'P3D', observation: 'P3D' },
  ...{ confirmDeletionWithin: 'P4D', useWithin: 'P4D', checkUseEvery: 'P2D' },
};

/** When the owner says something to the first question, and when the security contact is asked and does. */
export const SAID = 20 * MINUTE;
export const ESCALATED = 7 * DAY;
/** After what was disabled: while deletion is asked, and when that time is over. */
export const DELETION = 3 * DAY + 12 * HOUR;
export const UNCONFIRMED = 7 * DAY;
/** After "needed": the looks for a use. */
export const LOOKS = [2 * DAY, 4 * DAY] as const;

export const TABLE = 'dynamodb:*';
export const READING = 'sts:AssumeRole';
const WAKING = 'states:SendTaskSuccess';

export const beat = (at: number, step: Doing): Beat => ({ at, step });

export const clicks = (at: number, action: 'retire' | 'stop' = 'retire'): Beat =>
  beat(at, { do: 'click', action });

/** Somebody says something by the page; what an answer may need is there, also where it needs nothing. */
export function says(at: number, answer: string, more: Partial<Answer> = {}): Beat {
  return beat(at, { do: 'answer', user: USER, answer, ...NEEDS[answer], ...more });
}

const LATER = '2027-01-20';
const NEEDS: Readonly<Record<string, Partial<Answer>>> = {
  exempt: { reason: 'Needed for the audit', until: LATER },
  extend: { fields: { deadline: LATER } },
  'name-other': { fields: { person: 'ben@example.com' } },
};

export const BY_CONTACT: Partial<Answer> = { as: 'security-contact' };

/** A call of one function fails from a minute before something, until so many seconds after it. */
export function slow(
  at: number,
  { call, by, lasts, ...more }: { call: string; by: string; lasts: number } & Partial<Fail>,
): Beat[] {
  const fail: Doing = { do: 'fail', call, function: by, error: 'ServiceUnavailable', ...more };
  return [beat(at - MINUTE, fail), beat(at + lasts, { do: 'heal', call })];
}

/** What is said about this time is recorded, and the workflow is not woken. */
export function unheard(at: number): Beat[] {
  return [
    beat(at - HOUR, { do: 'fail', call: WAKING, error: 'AccessDenied' }),
    beat(at + HOUR, { do: 'heal', call: WAKING }),
  ];
}

/** Some seconds after something that a slow function works on. */
export const soon = (draw: Draw, at: number): number => at + draw.int(3, 25);

/** The way until everything is off. */
export const OFF: readonly Beat[] = [clicks(0), says(SAID, 'retire')];
/** What was asked about is needed, and must be used. */
export const KEPT: readonly Beat[] = [clicks(0), says(SAID, 'keep')];

/** Only on Wednesdays: what is answered on a Monday waits two days. */
export const WEDNESDAYS = { actWindows: [{ days: ['Wed' as const], from: '09:00', to: '16:00' }] };
