import type { Story, StoryStep } from '../world/cast.ts';

/** Where something stands in a document: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** The fields without which a document or a step says nothing, or that keep a smaller one playable. */
const STAYS = ['title', 'accounts', 'then', 'id', 'userName', 'do', 'at', 'mayDoNothing'];

/** The same document without what stands at this path; as it is where nothing stands there any more. */
export function without<Document>(document: Document, [place, ...rest]: Path): Document {
  if (place === undefined || typeof document !== 'object' || document === null) return document;
  if (Array.isArray(document)) {
    const list: unknown[] = document;
    if (Number(place) >= list.length) return document;
    const changed = rest.length === 0 ? [] : [without(list[Number(place)], rest)];
    return [...list.slice(0, Number(place)), ...changed, ...list.slice(Number(place) + 1)] as Document;
  }
  const fields = Object.entries(document).flatMap(([name, value]) => {
    if (name !== place) return [[name, value]];
    return rest.length === 0 ? [] : [[name, without(value, rest)]];
  });
  return Object.fromEntries(fields) as Document;
}

/** Every part that could be left out, the largest first: what stands in it comes after it. */
export function partsOf(document: unknown, path: Path = []): Path[] {
  if (typeof document !== 'object' || document === null) return [];
  const isList = Array.isArray(document);
  const own = Object.keys(document)
    .filter((name) => isList || !STAYS.includes(name))
    .map((name): Path => [...path, isList ? Number(name) : name]);
  const below = Object.entries(document).flatMap(([name, value]) =>
    partsOf(value, [...path, isList ? Number(name) : name]),
  );
  // From the end, so that leaving one out moves none of those that are still to come.
  return [...own.reverse(), ...below.reverse()];
}

/** The scenario without a user, its findings and all steps about it; an account without users goes with it. */
export function withoutUser(story: Story, userName: string): Story {
  const names = new Set([
    userName,
    ...(story.findings ?? []).flatMap((one) =>
      'user' in one && one.user === userName && one.name !== undefined ? [one.name] : [],
    ),
  ]);
  const accounts = story.accounts
    .map((account) => ({
      ...account,
      users: (account.users ?? []).filter((one) => one.userName !== userName),
    }))
    .filter(({ users }) => users.length > 0);
  const findings = story.findings?.filter((one) => !('user' in one) || one.user !== userName);
  return {
    ...story,
    accounts,
    ...(findings && { findings }),
    then: story.then.flatMap((step) => withoutNames(step, names)),
  };
}

function withoutNames(step: StoryStep, names: ReadonlySet<string>): StoryStep[] {
  if (subjectsOf(step).some((name) => names.has(name))) return [];
  if (step.do === 'click' && step.findings !== undefined) {
    const findings = step.findings.filter((name) => !names.has(name));
    return findings.length === 0 ? [] : [{ ...step, findings }];
  }
  if (step.do === 'answerSeveral') {
    const users = step.users.filter((name) => !names.has(name));
    return users.length === 0 ? [] : [{ ...step, users }];
  }
  return [step];
}

/** The one user or finding that a step is about. */
function subjectsOf(step: StoryStep): string[] {
  if (step.do === 'addFinding') return 'user' in step.finding ? [step.finding.user] : [];
  if (step.do === 'setFinding' || step.do === 'failFinding') return [step.finding];
  return 'user' in step && step.user !== undefined ? [step.user] : [];
}
