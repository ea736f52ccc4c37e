import { type ContextKeys, holds } from './conditions.ts';
import type { PolicyDocument, Principals, Statement } from './document.ts';
import { remembered } from './remembered.ts';
import { coversResource, isLike } from './wildcard.ts';

/** One question to the policies: may this be done to this resource? */
export interface PolicyRequest {
  /** `<service>:<Action>`, as the service authorization reference spells it. */
  action: string;
  resource: string;
  keys: ContextKeys;
}

/** Who asks, as policies of resources and roles name them. */
export type Caller = { roleArn: string; accountNames: readonly string[] } | { service: string };

/** What a set of policies says, with the action and resource patterns that allowed it. */
export type Verdict =
  | { is: 'allow'; by: { action: string; resource: string }[] }
  | { is: 'explicit-deny' }
  | { is: 'implicit-deny' };

const verdicts = new WeakMap<readonly PolicyDocument[], (key: string, find: () => Verdict) => Verdict>();

/** As `evaluate`; the same policies are asked the same again and again, and what they say does not change. */
export function evaluateOnce(
  documents: readonly PolicyDocument[],
  request: PolicyRequest,
  caller?: Caller,
): Verdict {
  const known = verdicts.get(documents) ?? remembered<Verdict>();
  verdicts.set(documents, known);
  return known(JSON.stringify([request, caller], keepUndefined), () => evaluate(documents, request, caller));
}

/** A key that a request does not have is not one that nobody knows. */
function keepUndefined(_name: string, value: unknown): unknown {
  return value === undefined ? null : value;
}

/**
 * What these policies together say: a matching Deny wins, else a matching Allow (IAM user guide, "Policy evaluation
 * logic"). With a caller they are policies of the resource itself, which name whom they are about.
 */
export function evaluate(
  documents: readonly PolicyDocument[],
  request: PolicyRequest,
  caller?: Caller,
): Verdict {
  const judging = documents
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => {
      const by = patternsFor(statement, request, caller);
      return by.length > 0 && isAbout(statement, request) ? [{ statement, by }] : [];
    });
  if (judging.some(({ statement }) => statement.effect === 'Deny')) return { is: 'explicit-deny' };
  if (judging.length === 0) return { is: 'implicit-deny' };
  return { is: 'allow', by: judging.flatMap(({ by }) => by) };
}

function isAbout({ conditions }: Statement, { keys }: PolicyRequest): boolean {
  return conditions.every((condition) => holds(condition, keys));
}

function patternsFor(
  { actions, resources, principals }: Statement,
  { action, resource }: PolicyRequest,
  caller: Caller | undefined,
): { action: string; resource: string }[] {
  if (caller !== undefined && !names(principals, caller)) return [];
  const wanted = matching(actions, action, isAction);
  const covering = resources === undefined ? [resource] : matching(resources, resource, coversResource);
  return wanted.flatMap((one) => covering.map((other) => ({ action: one, resource: other })));
}

/** Names of actions know no case. */
function isAction(pattern: string, action: string): boolean {
  return isLike(action.toLowerCase(), pattern.toLowerCase());
}

type Matched = readonly string[];
const matched = new WeakMap<readonly string[], (text: string, find: () => Matched) => Matched>();

/** The patterns of a statement that fit; each call is judged by the same statements as the one before. */
function matching(
  patterns: readonly string[],
  text: string,
  fits: (pattern: string, text: string) => boolean,
): Matched {
  const known = matched.get(patterns) ?? remembered<Matched>();
  matched.set(patterns, known);
  return known(text, () => patterns.filter((pattern) => fits(pattern, text)));
}

function names(principals: Principals | undefined, caller: Caller): boolean {
  if (principals === undefined) return false;
  if (principals === '*') return true;
  if ('service' in caller) return principals.Service.includes(caller.service);
  const own = ['*', caller.roleArn, ...caller.accountNames];
  return principals.AWS.some((principal) => own.includes(principal));
}
