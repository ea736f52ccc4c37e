import * as z from 'zod';

const nextSchema = z.object({ Next: z.string(), Condition: z.string().optional() });

const stateSchema = z.object({
  Type: z.string(),
  Comment: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(nextSchema).default([]),
  Catch: z.array(z.object({ Next: z.string(), ErrorEquals: z.array(z.string()) })).default([]),
  Arguments: z.object({ FunctionName: z.string() }).optional(),
});

const definitionSchema = z.object({
  Comment: z.string(),
  StartAt: z.string(),
  States: z.record(z.string(), stateSchema),
});

type State = z.infer<typeof stateSchema>;

/** The workflow as a page: a Mermaid diagram and a table of its states. `source` is named as where it comes from. */
export function stateMachineText(asl: string, source: string): string {
  const { Comment, StartAt, States } = definitionSchema.parse(JSON.parse(asl));
  const states = Object.entries(States);
  const failure = commonCatch(states.map(([, state]) => state));
  return `${[
    '# The workflow',
    '',
    `<!-- Generated from ${source} by \`npm run docs\`; do not edit. -->`,
    '',
    Comment,
    '',
    failure === undefined
      ? ''
      : `Every task that fails for good goes to \`${failure}\`; those arrows are left out.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${StartAt}`,
    ...states.flatMap(([name, state]) => arrowsOf(name, state, failure)),
    '```',
    '',
    '| state | what happens | function |',
    '|---|---|---|',
    ...states.map(([name, state]) => `| \`${name}\` | ${state.Comment} | ${functionOf(state)} |`),
  ].join('\n')}\n`;
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

/** Where most tasks go when they fail. */
function commonCatch(states: State[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { Next } of states.flatMap((state) => state.Catch))
    counts.set(Next, (counts.get(Next) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** `${AssessUserFunctionArn}` is built from `functions/assess-user`. */
function functionOf({ Arguments }: State): string {
  const [, name] = /^\$\{(\w+)FunctionArn\}$/.exec(Arguments?.FunctionName ?? '') ?? [];
  if (name === undefined) return '';
  return `\`functions/${name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}\``;
}
