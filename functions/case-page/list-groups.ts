import type { Group, ListChoice } from '../texts/list-texts.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import { deadlineOf } from './list-cases.ts';

/** The parts of the list in the order of the page, and what can be answered for several users of each at once. */
export const GROUPS: Readonly<Record<Group, readonly ListChoice[]>> = {
  quarantined: ['retire'],
  needed: ['retire', 'keep'],
  deletion: ['confirm', 'leave-disabled', 'restore'],
  use: ['check', 'retire'],
  off: ['restore'],
};
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

/** The part in which a person finds a user; undefined where nothing can be answered for it in the list. */
export function groupOf(facts: PageFacts): Group | undefined {
  const group = groupByStage(facts);
  return GROUPS[group].some((choice) => facts.shown.includes(choice)) ? group : undefined;
}

function groupByStage({ stage, record }: PageFacts): Group {
  if (stage === 'stakeholder') return record.quarantine === undefined ? 'needed' : 'quarantined';
  return stage === 'deletion' || stage === 'use' ? stage : 'off';
}

/** The users of each part that has any, by the end of their time. */
export function partsOf(all: readonly PageFacts[]): { group: Group; users: PageFacts[] }[] {
  return GROUP_NAMES.map((group) => ({
    group,
    users: byDeadline(all.filter((facts) => groupOf(facts) === group)),
  })).filter(({ users }) => users.length > 0);
}

/** What can be chosen for the users of a part. */
export function choicesIn(group: Group, users: readonly PageFacts[]): ListChoice[] {
  return GROUPS[group].filter((choice) => users.some(({ shown }) => shown.includes(choice)));
}

/** In the order in which their time ends. */
export function byDeadline(all: readonly PageFacts[]): PageFacts[] {
  return [...all].sort((one, other) => Date.parse(deadlineOf(one)) - Date.parse(deadlineOf(other)));
}
