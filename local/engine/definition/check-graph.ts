import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { Report } from './report.ts';

interface Edge {
  to: string;
  location: string;
}

function edge(target: Json | undefined, location: string): Edge[] {
  return typeof target === 'string' ? [{ to: target, location }] : [];
}

function listEdges(list: Json | undefined, location: string): Edge[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) =>
    isObject(item) ? edge(item['Next'], `${location}[${index}]/Next`) : [],
  );
}

function edgesOf(state: JsonObject, location: string): Edge[] {
  return [
    ...edge(state['Next'], `${location}/Next`),
    ...edge(state['Default'], `${location}/Default`),
    ...listEdges(state['Choices'], `${location}/Choices`),
    ...listEdges(state['Catch'], `${location}/Catch`),
  ];
}

function isEnd(state: JsonObject): boolean {
  return state['End'] === true || state['Type'] === 'Succeed' || state['Type'] === 'Fail';
}

function reachable(states: Record<string, JsonObject>, start: string): Set<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const state = states[name];
    if (state === undefined || seen.has(name)) continue;
    seen.add(name);
    queue.push(...edgesOf(state, '').map(({ to }) => to));
  }
  return seen;
}

/** Reports transitions to nowhere, states that nothing leads to, and a machine that cannot end. */
export function checkGraph(states: Record<string, JsonObject>, start: string, report: Report): void {
  const targets: Edge[] = [{ to: start, location: '/StartAt' }];
  for (const [name, state] of Object.entries(states)) targets.push(...edgesOf(state, `/States/${name}`));
  for (const { to, location } of targets) {
    if (Object.hasOwn(states, to)) continue;
    report('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${to}`, location);
  }
  const seen = reachable(states, start);
  for (const name of Object.keys(states)) {
    if (seen.has(name)) continue;
    report('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, `/States/${name}`);
  }
  const ends = [...seen].some((name) => states[name] !== undefined && isEnd(states[name]));
  if (!ends) report('MISSING_END_STATE', 'No path leads to an end', '/States');
}
