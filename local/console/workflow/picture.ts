import { type Html, html } from '../../../functions/texts/html.ts';
import type { Workflow } from '../../docs/workflow.ts';
import { BOX_WIDTH, type Layout, NODE_HEIGHT, NODE_WIDTH, type Node, pathBetween } from './layout.ts';

/** How a case has gone: the states that it has entered, in order, and whether it is still in the last of them. */
export interface Way {
  states: readonly string[];
  isRunning: boolean;
}

/**
 * The workflow as a picture: every state in its phase; those passed, how often, and the one in which the case is now; the
 * transitions that it took. The same stands in the list of states beside it, for who does not see pictures.
 */
export function pictureOf(layout: Layout, workflow: Workflow, way: Way): Html {
  const { width, height, boxes, nodes, within } = layout;
  const now = way.isRunning ? way.states.at(-1) : undefined;
  const taken = takenBy(way.states);
  const untaken = within.filter(([from, to]) => !taken.has(`${from} ${to}`));
  return html`<svg class="workflow" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${labelOf(way)}">
<defs>${arrowHead('possible')}${arrowHead('taken')}</defs>
${boxes.map(
  ({ name, x, y, height: tall }) =>
    html`<rect class="phase" x="${x}" y="${y}" width="${BOX_WIDTH}" height="${tall}" rx="8"/><text class="phase" x="${x + 12}" y="${y + 22}">${name}</text>
`,
)}
${untaken.map((pair) => arrow(nodes, pair, 'possible'))}
${[...taken.values()].map((pair) => arrow(nodes, pair, 'taken'))}
${[...nodes.values()].map((node) => stateOf(node, { workflow, way, now }))}</svg>`;
}

const arrowHead = (kind: string): Html =>
  html`<marker id="head-${kind}" class="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker>`;

function takenBy(states: readonly string[]): Map<string, readonly [string, string]> {
  const taken = new Map<string, readonly [string, string]>();
  for (const [index, to] of states.entries()) {
    const from = states[index - 1];
    if (from !== undefined) taken.set(`${from} ${to}`, [from, to]);
  }
  return taken;
}

function arrow(
  nodes: Layout['nodes'],
  [from, to]: readonly [string, string],
  kind: 'possible' | 'taken',
): Html | false {
  const [start, end] = [nodes.get(from), nodes.get(to)];
  if (start === undefined || end === undefined) return false;
  return html`<path class="${kind}" d="${pathBetween(start, end)}" marker-end="url(#head-${kind})"/>
`;
}

function stateOf(
  { name, x, y }: Node,
  { workflow, way, now }: { workflow: Workflow; way: Way; now: string | undefined },
): Html {
  const times = way.states.filter((state) => state === name).length;
  const kind = name === now ? 'now' : times > 0 ? 'passed' : 'ahead';
  const comment = workflow.states.get(name)?.Comment ?? '';
  return html`<g class="state ${kind}"><title>${name}: ${comment}</title><rect x="${x}" y="${y}" width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="5"/>
<text x="${x + 10}" y="${y + 17}">${name}</text>${times > 1 && html`<text class="times" x="${x + NODE_WIDTH - 8}" y="${y + 17}">${times}×</text>`}</g>
`;
}

function labelOf({ states, isRunning }: Way): string {
  const last = states.at(-1);
  if (last === undefined) return 'The workflow; the case has entered no state yet';
  const distinct = new Set(states).size;
  return `The workflow; the case has entered ${distinct} of its states and ${isRunning ? 'is now in' : 'has ended in'} ${last}`;
}
