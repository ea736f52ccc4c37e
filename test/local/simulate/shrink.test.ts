import { describe, expect, it } from 'vitest';
import { shrink } from '../../../local/simulate/shrink/shrink.ts';
import type { Story } from '../../../local/simulate/world/cast.ts';

const step = (at: string, user: string) => ({ at, do: 'signIn', user, mayDoNothing: true }) as const;
const story: Story = {
  title: 'seed 1',
  settings: { language: 'ja', observation: 'P3D' },
  accounts: [
    { id: '111122223333', users: [{ userName: 'alice', tags: { Owner: 'a@example.com' } }] },
    { id: '444455556666', users: [{ userName: 'bob' }, { userName: 'carol', path: '/team/' }] },
  ],
  findings: [
    { name: 'bob-1', user: 'bob' },
    { name: 'alice-1', user: 'alice' },
  ],
  then: [
    { at: 'PT0S', do: 'click', findings: ['alice-1', 'bob-1'], mayDoNothing: true },
    step('P1DT3H7M', 'alice'),
    step('P2DT1H', 'bob'),
    step('P3D', 'carol'),
    step('P3DT4M', 'bob'),
  ],
};

/** The problem shows where bob signs in, on a day after the first, while the page is Japanese. */
const isShown = ({ then, settings, accounts }: Story): boolean =>
  settings?.['language'] === 'ja' &&
  accounts.some(({ users = [] }) => users.some(({ userName }) => userName === 'bob')) &&
  then.some((one) => one.do === 'signIn' && one.user === 'bob' && !one.at.startsWith('PT'));

describe('a scenario that shows a problem', () => {
  it('is shrunk to what is needed for it', async () => {
    expect(await shrink(story, async (smaller) => isShown(smaller))).toEqual({
      title: 'seed 1',
      settings: { language: 'ja' },
      accounts: [{ id: '444455556666', users: [{ userName: 'bob' }] }],
      then: [{ at: 'P2D', do: 'signIn', user: 'bob', mayDoNothing: true }],
    });
  });

  it('is shrunk also where what stands in a list is gone with it', async () => {
    const windows = [{ days: ['Mon', 'Fri'] }, { days: ['Sat'] }] as never;
    const several: Story = { ...story, settings: { language: 'ja', actWindows: windows } };

    expect(await shrink(several, async (smaller) => isShown(smaller))).toMatchObject({
      settings: { language: 'ja' },
    });
    expect(
      (await shrink(several, async ({ settings }) => 'actWindows' in (settings ?? {}))).settings,
    ).toEqual({
      actWindows: [],
    });
  });

  it('shows it still, wherever the shrinking stops', async () => {
    for (let most = 0; most < 40; most += 1)
      expect(isShown(await shrink(story, async (smaller) => isShown(smaller), most)), `${most} plays`).toBe(
        true,
      );
  });

  it('stays as it is where everything is needed', async () => {
    const asked: Story[] = [];
    const shows = async (smaller: Story): Promise<boolean> => {
      asked.push(smaller);
      return false;
    };

    expect(await shrink(story, shows)).toBe(story);
    expect(asked.every((one) => JSON.stringify(one) !== JSON.stringify(story))).toBe(true);
  });
});
