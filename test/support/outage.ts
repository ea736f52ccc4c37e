import { after, type StoryStep } from './story.ts';

type Failing = Parameters<ReturnType<typeof after>['fail']>[2];

/**
 * What a function tries again every 15 minutes fails from one time to another before anything was read: its role is
 * refused. Most of a day in which something stays held up then takes few calls; the tries before and after meet what the
 * story is about. Whole days are played where a story does without.
 */
export const roleRefused = (
  name: NonNullable<NonNullable<Failing>['function']>,
  [from, to]: readonly [from: string, to: string],
): StoryStep[] => [
  after(from).fail('sts:AssumeRole', 'AccessDenied', { function: name }),
  after(to).heal({ call: 'sts:AssumeRole' }),
];
