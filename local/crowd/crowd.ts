import type * as z from 'zod';
import { settingsSchema } from '../../functions/domain/settings/settings.ts';
import type { scenarioSchema } from '../run/scenario/schema.ts';

type Story = z.input<typeof scenarioSchema>;

/** How many of what, and whether the owners answer. */
export interface Size {
  users: number;
  owners: number;
  accounts: number;
  clicks: number;
  /** Whether every owner answers that none of it is needed: the next morning, or on Friday afternoon. */
  answer: 'nothing' | 'retire' | 'friday';
}

/** How long analysts click. */
const CLICKING_SECONDS = 600;

/**
 * A company: its users spread over its accounts and owners, each with one unused key, and analysts who click so many
 * times within ten minutes, each time on another part of the findings.
 */
export function crowdOf({ users, owners, accounts, clicks, answer }: Size): Story {
  const names = Array.from({ length: users }, (_one, index) => `user-${number(index, users)}`);
  const accountIds = Array.from({ length: accounts }, (_one, index) => String(111122220000 + index));
  const specs = accountIds.map((id, account) => ({
    id,
    users: names
      .map((userName, index) => ({ userName, index }))
      .filter(({ index }) => index % accounts === account)
      .map(({ userName, index }) => ({
        userName,
        tags: { Owner: ownerOf(index, { users, owners }) },
        accessKeys: [{ lastUsed: 'P120D' }],
      })),
  }));
  const perClick = Math.ceil(users / clicks);
  const clicked = Array.from({ length: clicks }, (_one, index) => ({
    at: `PT${secondOf(index, clicks)}S`,
    do: 'click' as const,
    findings: names.slice(index * perClick, (index + 1) * perClick),
  })).filter(({ findings }) => findings.length > 0);
  return {
    title: `${users} users of ${owners} owners in ${accounts} accounts, ${clicks} clicks`,
    settings: { accounts: accountIds, actWindows: ACT_WINDOWS },
    accounts: specs,
    then: [
      ...clicked,
      ...(answer === 'nothing' ? [] : answersOf(names, { owners, at: ANSWERED_AT[answer] })),
    ],
    ...(answer === 'nothing' && { until: 'P25D' }),
  };
}

const secondOf = (click: number, clicks: number): number => Math.floor((click * CLICKING_SECONDS) / clicks);

/** The longest time between the first and the last click on users of one owner, in seconds. */
export function longestClicking({ users, owners, clicks }: Size): number {
  const perClick = Math.ceil(users / clicks);
  const seconds = new Map<string, number[]>();
  for (let index = 0; index < users; index += 1) {
    const owner = ownerOf(index, { users, owners });
    const second = secondOf(Math.floor(index / perClick), clicks);
    seconds.set(owner, [...(seconds.get(owner) ?? []), second]);
  }
  return Math.max(...[...seconds.values()].map((all) => Math.max(...all) - Math.min(...all)));
}

/** What the setting is where nobody has changed it. */
const ACT_WINDOWS = settingsSchema.shape.actWindows.parse(undefined);

/** After the start, a Monday at 09:00. */
const ANSWERED_AT = { retire: 'P1D', friday: 'P4DT6H' } as const;

/** Each owner answers once, for all users of theirs, with the link of the newest mail. */
function answersOf(names: readonly string[], { owners, at }: { owners: number; at: string }): Story['then'] {
  const ofOwners = new Map<string, string[]>();
  names.forEach((name, index) => {
    const owner = ownerOf(index, { users: names.length, owners });
    ofOwners.set(owner, [...(ofOwners.get(owner) ?? []), name]);
  });
  return [...ofOwners.values()].map((users) => {
    const [user = ''] = users;
    return users.length === 1
      ? { at, do: 'answer' as const, user, answer: 'retire' }
      : { at, do: 'answerSeveral' as const, user, users, answer: 'retire' };
  });
}

/** One owner's users stand together in the list of findings, as one team's do. */
function ownerOf(index: number, { users, owners }: Pick<Size, 'users' | 'owners'>): string {
  return `owner-${number(Math.floor((index * owners) / users), owners)}@example.com`;
}

function number(index: number, most: number): string {
  return String(index + 1).padStart(String(most).length, '0');
}
