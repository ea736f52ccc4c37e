import type { Draw, Weighted } from '../draw/draw.ts';
import type { StorySettings } from './cast.ts';

export const SECURITY = ['security@example.com', 'soc@example.com'] as const;

/** Settings that a scenario may differ in, each by itself; most scenarios have two or three of them. */
const DIFFERENT: readonly Weighted<(draw: Draw, accounts: readonly string[]) => StorySettings>[] = [
  [6, (draw) => ({ actWindows: draw.one(WINDOWS) })],
  [2, (draw) => ({ blackoutDates: [draw.one(BLACKOUTS)] })],
  [2, (draw) => ({ maxActsPerDay: draw.int(1, 2) })],
  [4, (draw) => ({ gatherWithin: draw.one(['PT0S', 'PT1M', 'PT10M']) })],
  [3, () => ({ language: 'ja' })],
  [3, (draw) => ({ timeZone: draw.one(['Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo']) })],
  [3, () => ({ afterObservation: 'keep-disabled' })],
  [5, () => ({ deletionNeedsConfirmation: false })],
  [5, () => ({ deleteScope: 'user' })],
  [2, () => ({ controls: ['IAM.8'] })],
  [3, (draw) => ({ fallbackContacts: draw.one([[], ['helpdesk@example.com']]) })],
  [3, () => FEW_DAYS],
  [2, (_draw, [account = '']) => ({ accountContacts: { [account]: ['account-owner@example.com'] } })],
  [2, (draw) => ({ protected: draw.one([{ paths: ['/break-glass/'] }, { names: ['carol*'] }]) })],
  [2, (draw, accounts) => ({ noNewPasswordsIn: [draw.one(accounts)] })],
  [2, (draw) => ({ pauseAfterRestores: draw.int(1, 2) })],
  [2, () => ({ wayBackWithin: 'P3D' })],
  [2, (draw) => ({ maxExemption: draw.one(['P10D', 'P30D']) })],
];

/** In the first month one user finds a day. With the days of other windows its dates would leave none for longer than may be. */
const FEW_DAYS: StorySettings = {
  actWindows: [{ days: ['Wed'], from: '09:00', to: '16:00' }],
  blackoutDates: ['2026-11-05/2026-12-01'],
  maxActsPerDay: 1,
};

const WINDOWS: readonly NonNullable<StorySettings['actWindows']>[] = [
  [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }],
  [{ days: ['Wed'], from: '22:00', to: '24:00' }],
  [
    { days: ['Mon', 'Fri'], from: '08:00', to: '10:00' },
    { days: ['Sat', 'Sun'], from: '00:00', to: '24:00' },
  ],
];
const BLACKOUTS = ['2026-11-04/2026-11-10', '2026-11-17', '--11-20/--12-05', '--12-20/--01-06'];

/** How long everybody has: mostly less than by default, since much then happens in fewer calls. */
const WAITS: readonly Weighted<StorySettings>[] = [
  [4, {}],
  [
    6,
    {
      ...{ answerWithin: 'P6D', reminders: ['P3D'], escalateFor: 'P3D', observation: 'P3D' },
      ...{ confirmDeletionWithin: 'P4D', useWithin: 'P4D', checkUseEvery: 'P2D' },
    },
  ],
  [2, { answerWithin: 'P2D', reminders: [], escalateFor: 'P1D', observation: 'PT36H', useWithin: 'P2D' }],
  [1, { answerWithin: 'P10D', reminders: ['P1D', 'P4D', 'P8D'], observation: 'P30D', useWithin: 'P30D' }],
];

/** The settings of a scenario whose users are in these accounts. */
export function drawSettings(draw: Draw, accounts: readonly string[]): StorySettings {
  const count = draw.weighted([
    [4, 0],
    [4, 1],
    [4, 2],
    [2, 4],
  ]);
  const drawn = Array.from({ length: count }, () => draw.weighted(DIFFERENT)(draw, accounts));
  const different = drawn.includes(FEW_DAYS) ? [...drawn, FEW_DAYS] : drawn;
  return {
    allowedDomains: ['example.com'],
    securityContacts: SECURITY.slice(0, draw.percent(25) ? 2 : 1),
    ...draw.weighted(WAITS),
    ...Object.assign({}, ...different),
  };
}
