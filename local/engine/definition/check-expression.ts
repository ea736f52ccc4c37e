import jsonata from 'jsonata';
import type { Report } from './report.ts';

/** Which members of $states an expression may use besides input and context. */
export type StatesMember = 'result' | 'errorOutput';

type Node = Record<string, unknown>;

const changesContext = new Set(['predicate', 'stages', 'group', 'terms', 'nextFunction']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function firstStep(node: Node): Node | undefined {
  const steps = node['type'] === 'path' ? node['steps'] : undefined;
  return Array.isArray(steps) && isNode(steps[0]) ? steps[0] : undefined;
}

function isVariable(node: unknown, name: string): boolean {
  return isNode(node) && node['type'] === 'variable' && node['value'] === name;
}

function* unsupportedAnywhere(node: Node, members: readonly StatesMember[]): Generator<string> {
  if (isVariable(node, '$')) yield "Reference to '$$' is not supported.";
  if (isVariable(node, 'eval')) yield "Function '$eval' is not supported, use '$parse'.";
  const steps = node['steps'];
  if (Array.isArray(steps) && isVariable(steps[0], 'states') && isNode(steps[1])) {
    const member = String(steps[1]['value']);
    const known = ['input', 'context', ...members].includes(member);
    if (steps[1]['type'] === 'name' && !known) yield `Field '$states.${member}' does not exist.`;
  }
  for (const child of Object.values(node)) if (isNode(child)) yield* unsupportedAnywhere(child, members);
}

function* unsupportedAtTop(node: Node): Generator<string> {
  if (['name', 'wildcard', 'descendant'].includes(String(node['type']))) {
    yield `Reference to '${node['value']}' at the top level is not supported.`;
  }
  if (isVariable(node, '')) yield "Reference to '$' at the top level is not supported.";
  const first = firstStep(node);
  if (first !== undefined) return yield* unsupportedAtTop(first);
  if (node['type'] === 'transform') return;
  for (const [key, child] of Object.entries(node)) {
    if (isNode(child) && !changesContext.has(key)) yield* unsupportedAtTop(child);
  }
}

/** True for a string that Step Functions evaluates: `{%` first, `%}` last, no space around. */
export function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4;
}

/** The JSONata source between the delimiters. */
export function sourceOf(text: string): string {
  return text.slice(2, -2).trim();
}

/**
 * Reports an expression that Step Functions refuses when a machine is created: a syntax error, a name or `$` that
 * needs a context item (there is none), `$$`, `$eval`, a member of $states that does not exist in this place.
 */
export function checkExpression(
  text: string,
  location: string,
  members: readonly StatesMember[],
  report: Report,
): void {
  try {
    const tree = jsonata(sourceOf(text)).ast() as unknown as Node;
    const messages = new Set([...unsupportedAnywhere(tree, members), ...unsupportedAtTop(tree)]);
    for (const message of messages) report('UNSUPPORTED_JSONATA_EXPRESSION', message, location);
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    report('INVALID_JSONATA_EXPRESSION', `${code ?? ''} ${message ?? ''}`.trim(), location);
  }
}
