import { describe, expect, it } from 'vitest';
import { crowdOf, longestClicking } from '../../../local/crowd/crowd.ts';
import { scenarioSchema } from '../../../local/run/scenario/schema.ts';

const SIZE = { users: 7, owners: 2, accounts: 3, clicks: 3, answer: 'nothing' } as const;

describe('a crowd', () => {
  it('is a scenario in which each user stands once in an account and is clicked once', () => {
    const crowd = scenarioSchema.parse(crowdOf(SIZE));
    const users = crowd.accounts.flatMap((account) => account.users.map(({ userName }) => userName));
    const clicked = crowd.then.flatMap((step) => (step.do === 'click' ? (step.findings ?? []) : []));

    expect(crowd.accounts).toHaveLength(3);
    expect(new Set(users).size).toBe(7);
    expect([...users].sort()).toEqual([...clicked].sort());
  });

  it('spreads its users over its owners', () => {
    const { accounts } = scenarioSchema.parse(crowdOf(SIZE));
    const owners = accounts.flatMap(({ users }) => users.map(({ tags }) => tags['Owner']));

    expect(new Set(owners)).toEqual(new Set(['owner-1@example.com', 'owner-2@example.com']));
  });

  it('knows how long analysts click on the users of one owner', () => {
    expect(longestClicking(SIZE)).toBe(200);
    expect(longestClicking({ ...SIZE, owners: 1 })).toBe(400);
    expect(longestClicking({ ...SIZE, owners: 1, clicks: 1 })).toBe(0);
  });

  it('answers once for each owner, on the Friday after the clicks', () => {
    const { start, then } = scenarioSchema.parse(crowdOf({ ...SIZE, answer: 'friday' }));
    const answers = then.flatMap((step) => (step.do === 'answerSeveral' ? [step.users] : []));

    expect(new Date(start).getUTCDay()).toBe(1);
    expect(answers.map(({ length }) => length)).toEqual([4, 3]);
    expect(then.at(-1)?.at).toBe('P4DT6H');
  });
});
