import type * as z from 'zod';
import type { scenarioSchema } from '../run/scenario/schema.ts';

type Story = z.input<typeof scenarioSchema>;

/** How many of what, and whether the owners answer. */
export interface Size {
  users: number;
  owners: number;
  accounts: number;
  clicks: number;
  answer: 'nothing' | 'retire';
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
    at: `PT${Math.floor((index * CLICKING_SECONDS) / clicks)}S`,
    do: 'click' as const,
    findings: names.slice(index * perClick, (index + 1) * perClick),
  })).filter(({ findings }) => findings.length > 0);
  const answered = names.map((user) => ({ at: 'P1D', do: 'answer' as const, user, answer: 'retire' }));
  return {
    title: `${users} users of ${owners} owners in ${accounts} accounts, ${clicks} clicks`,
    settings: { accounts: accountIds },
    accounts: specs,
    then: [...clicked, ...(answer === 'retire' ? answered : [])],
    ...(answer === 'nothing' && { until: 'P25D' }),
  };
}

/** One owner's users stand together in the list of findings, as one team's do. */
function ownerOf(index: number, { users, owners }: Pick<Size, 'users' | 'owners'>): string {
  return `owner-${number(Math.floor((index * owners) / users), owners)}@example.com`;
}

function number(index: number, most: number): string {
  return String(index + 1).padStart(String(most).length, '0');
}
