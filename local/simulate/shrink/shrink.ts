import { durationOf } from '../../run/scenario/duration-of.ts';
import { toMs } from '../../run/scenario/time.ts';
import { DAY, HOUR } from '../draw/times.ts';
import type { Story } from '../world/cast.ts';
import { partsOf, without, withoutUser } from './without.ts';

/** Whether a smaller scenario still shows the same problem. */
export type Shows = (story: Story) => Promise<boolean>;

/**
 * The smallest scenario that still shows the problem, as far as leaving out goes: runs of steps, users, single parts,
 * hours and minutes. Deterministic. `most`: asks no more often than that.
 */
export async function shrink(story: Story, shows: Shows, most = 400): Promise<Story> {
  let left = most;
  const asks: Shows = async (smaller) => {
    left -= 1;
    return left >= 0 && shows(smaller);
  };
  let before: Story;
  let smallest = story;
  do {
    before = smallest;
    smallest = await withFewerSteps(smallest, asks);
    smallest = await withFewerUsers(smallest, asks);
    smallest = await withFewerParts(smallest, asks);
    smallest = await withRounderTimes(smallest, asks);
  } while (left > 0 && JSON.stringify(before) !== JSON.stringify(smallest));
  return smallest;
}

/** Leaves out runs of steps, half of them first, then ever shorter ones. */
async function withFewerSteps(story: Story, shows: Shows): Promise<Story> {
  let smallest = story;
  for (let run = Math.ceil(story.then.length / 2); run >= 1; run = run === 1 ? 0 : Math.ceil(run / 2)) {
    for (let from = smallest.then.length - run; from > -run; from -= run) {
      const then = smallest.then.filter((_step, index) => index < from || index >= from + run);
      if (then.length > 0 && (await shows({ ...smallest, then }))) smallest = { ...smallest, then };
    }
  }
  return smallest;
}

async function withFewerUsers(story: Story, shows: Shows): Promise<Story> {
  let smallest = story;
  const names = story.accounts.flatMap(({ users = [] }) => users.map(({ userName }) => userName));
  for (const name of names.reverse()) {
    const smaller = withoutUser(smallest, name);
    const isPlayable = smaller.accounts.length > 0 && smaller.then.length > 0;
    if (isPlayable && (await shows(smaller))) smallest = smaller;
  }
  return smallest;
}

async function withFewerParts(story: Story, shows: Shows): Promise<Story> {
  let smallest = story;
  for (const path of partsOf(story)) {
    const smaller = without(smallest, path);
    if (JSON.stringify(smaller) !== JSON.stringify(smallest) && (await shows(smaller))) smallest = smaller;
  }
  return smallest;
}

/** Whole days, or whole hours, where the order of the steps stays. */
async function withRounderTimes(story: Story, shows: Shows): Promise<Story> {
  let smallest = story;
  for (const [index, step] of story.then.entries()) {
    for (const unit of [DAY, HOUR]) {
      const rounded = Math.floor(toMs(step.at) / 1000 / unit) * unit;
      const then = smallest.then.with(index, { ...step, at: durationOf(rounded) });
      const changed = then[index]?.at !== smallest.then[index]?.at;
      if (!changed || !isInOrder(then)) continue;
      if (await shows({ ...smallest, then })) {
        smallest = { ...smallest, then };
        break;
      }
    }
  }
  return smallest;
}

function isInOrder(then: Story['then']): boolean {
  return then.every(({ at }, index) => index === 0 || toMs(then[index - 1]?.at ?? 'PT0S') <= toMs(at));
}
