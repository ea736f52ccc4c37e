import type { Phase } from './phases.ts';
import { nextOf, readWorkflow, type State, type Workflow } from './workflow.ts';

/**
 * The workflow as a page: how its phases follow each other, then each phase with a Mermaid diagram and a table of its
 * states. `source` is named as where it comes from. States of no phase come last, without a diagram.
 */
export function stateMachineText(asl: string, source: string, phases: readonly Phase[]): string {
  const workflow = readWorkflow(asl);
  const { comment, failure } = workflow;
  const drawn: Drawn = { ...workflow, phases };
  const known = new Set(phases.flatMap(({ states }) => states));
  const others = [...workflow.states.keys()].filter((name) => !known.has(name));
  return `${[
    '# The workflow',
    '',
    `<!-- Generated from ${source} by \`npm run docs\`; do not edit. -->`,
    '',
    comment,
    '',
    ...(failure === undefined
      ? []
      : [`Every task that fails for good goes to \`${failure}\`; those arrows are left out.`, '']),
    ...overview(drawn),
    ...phases.flatMap((phase) => phaseText(phase, drawn)),
    ...(others.length === 0 ? [] : ['', '## The end of every other case', '', ...table(others, drawn)]),
  ].join('\n')}\n`;
}

interface Drawn extends Workflow {
  phases: readonly Phase[];
}

/** The phases, with an arrow from one to another where a state of the one leads to a state of the other. */
function overview({ states, start, failure, phases }: Drawn): string[] {
  const nodeOf = (state: string): string =>
    phases.find((phase) => phase.states.includes(state))?.name.replaceAll(' ', '_') ?? '[*]';
  const arrows = [...states].flatMap(([name, state]) =>
    nextOf(state, failure).map((next) => [nodeOf(name), nodeOf(next)] as const),
  );
  const afterFailure = failure === undefined ? undefined : nodeOf(failure);
  const lines = arrows
    .filter(([from, to]) => from !== to && to !== afterFailure && from !== afterFailure)
    .map(([from, to]) => arrow(from, to));
  return diagram([arrow('[*]', nodeOf(start)), ...new Set(lines)]);
}

function phaseText({ name, is, states: names }: Phase, drawn: Drawn): string[] {
  const arrows = names.flatMap((state) => {
    const found = drawn.states.get(state);
    return found === undefined ? [] : arrowsOf(state, found, drawn.failure);
  });
  const start = names.includes(drawn.start) ? [arrow('[*]', drawn.start)] : [];
  return ['', `## ${name}`, '', is, '', ...diagram([...start, ...arrows]), '', ...table(names, drawn)];
}

function diagram(lines: readonly string[]): string[] {
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'];
}

function table(names: readonly string[], { states }: Drawn): string[] {
  const rows = names.flatMap((name) => {
    const state = states.get(name);
    return state === undefined ? [] : [`| \`${name}\` | ${state.Comment} | ${functionOf(state)} |`];
  });
  return ['| state | what happens | function |', '|---|---|---|', ...rows];
}

function arrowsOf(name: string, state: State, failure: string | undefined): string[] {
  const choices = state.Choices.map(({ Next, Condition }) => arrow(name, Next, labelOf(Condition)));
  const errors = state.Catch.filter(({ Next }) => Next !== failure && Next !== state.Next).map(
    ({ Next, ErrorEquals }) => arrow(name, Next, ErrorEquals.join(', ')),
  );
  const ends = state.Type === 'Succeed' || state.Type === 'Fail' || state.End === true;
  const otherwise = state.Default === failure ? undefined : state.Default;
  return [
    ...choices,
    ...(otherwise === undefined ? [] : [arrow(name, otherwise, 'else')]),
    ...(state.Next === undefined ? [] : [arrow(name, state.Next)]),
    ...errors,
    ...(ends ? [`  ${name} --> [*]`] : []),
  ];
}

const arrow = (from: string, to: string, label = ''): string =>
  `  ${from} --> ${to}${label === '' ? '' : `: ${label}`}`;

/** The texts that a condition compares with, which name the outcome. */
function labelOf(condition = ''): string {
  return [...condition.matchAll(/'([^']+)'/g)].map(([, text]) => text).join(', ');
}

/** `${AssessUserFunctionArn}` is built from `functions/assess-user`. */
function functionOf({ Arguments }: State): string {
  const [, name] = /^\$\{(\w+)FunctionArn\}$/.exec(Arguments?.FunctionName ?? '') ?? [];
  if (name === undefined) return '';
  return `\`functions/${name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}\``;
}
