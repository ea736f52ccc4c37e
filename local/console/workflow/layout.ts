import type { Phase } from '../../docs/phases.ts';
import { nextOf, type Workflow } from '../../docs/workflow.ts';

/** A state with its place in the picture; units of the picture. */
export interface Node {
  name: string;
  x: number;
  y: number;
}

/** A phase with the box around its states. */
export interface Box {
  name: string;
  x: number;
  y: number;
  height: number;
}

/** Where everything of a workflow stands in its picture. */
export interface Layout {
  width: number;
  height: number;
  nodes: ReadonlyMap<string, Node>;
  boxes: readonly Box[];
  /** The transitions within each phase, which are always drawn. */
  within: readonly (readonly [from: string, to: string])[];
}

export const NODE_WIDTH = 196;
export const NODE_HEIGHT = 26;
export const BOX_WIDTH = 236;
const STEP = 36;
const HEAD = 34;
const GAP = 44;
const COLUMNS = 4;
const MARGIN = 8;

/** The phases in rows of four, each with its states one below the other. States of no phase are the end of every case. */
export function layoutOf(workflow: Workflow, phases: readonly Phase[]): Layout {
  const known = new Set(phases.flatMap(({ states }) => states));
  const others = [...workflow.states.keys()].filter((name) => !known.has(name));
  const groups = [...phases, { name: 'end', states: others }];
  const nodes = new Map<string, Node>();
  const boxes: Box[] = [];
  let top = MARGIN;
  for (let first = 0; first < groups.length; first += COLUMNS) {
    const row = groups.slice(first, first + COLUMNS);
    const height = HEAD + Math.max(...row.map(({ states }) => states.length)) * STEP;
    for (const [column, { name, states }] of row.entries()) {
      const x = MARGIN + column * (BOX_WIDTH + GAP);
      boxes.push({ name, x, y: top, height });
      for (const [index, state] of states.entries())
        nodes.set(state, { name: state, x: x + (BOX_WIDTH - NODE_WIDTH) / 2, y: top + HEAD + index * STEP });
    }
    top += height + GAP;
  }
  const width = 2 * MARGIN + COLUMNS * BOX_WIDTH + (COLUMNS - 1) * GAP;
  return { width, height: top - GAP + MARGIN, nodes, boxes, within: withinOf(workflow, groups) };
}

function withinOf(
  { states, failure }: Workflow,
  groups: readonly Pick<Phase, 'states'>[],
): (readonly [string, string])[] {
  return groups.flatMap((group) =>
    group.states.flatMap((from) => {
      const state = states.get(from);
      const next = state === undefined ? [] : new Set(nextOf(state, failure));
      return [...next].filter((to) => group.states.includes(to)).map((to) => [from, to] as const);
    }),
  );
}

/** The line from one state to another: down to the next one, else around on the side on which the other one lies. */
export function pathBetween(from: Node, to: Node): string {
  const middle = NODE_HEIGHT / 2;
  if (from.x === to.x) {
    const x = from.x + NODE_WIDTH / 2;
    if (to.y - from.y === STEP) return `M${x} ${from.y + NODE_HEIGHT}V${to.y}`;
    const bend = 12 + Math.min(14, Math.abs(to.y - from.y) / 30);
    const side = to.y > from.y ? from.x + NODE_WIDTH : from.x;
    const out = to.y > from.y ? side + bend : side - bend;
    return `M${side} ${from.y + middle}C${out} ${from.y + middle} ${out} ${to.y + middle} ${side} ${to.y + middle}`;
  }
  const [start, end] = to.x > from.x ? [from.x + NODE_WIDTH, to.x] : [from.x, to.x + NODE_WIDTH];
  const half = (start + end) / 2;
  return `M${start} ${from.y + middle}C${half} ${from.y + middle} ${half} ${to.y + middle} ${end} ${to.y + middle}`;
}
