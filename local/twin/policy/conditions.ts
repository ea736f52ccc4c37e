import { TwinDoesNotKnow } from '../service.ts';
import { isArnLike, isLike, isSame } from './wildcard.ts';

/**
 * The context keys of a request: a list is a multivalued key; undefined is a key that this request does not have, and
 * with `/*` at its end every other key that begins so.
 */
export type ContextKeys = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One key of a Condition block under its operator. */
export interface Condition {
  operator: string;
  set: 'ForAllValues' | 'ForAnyValue' | undefined;
  key: string;
  wanted: readonly string[];
}

/** Whether a value is any of the wanted ones. */
type Compare = (value: string, wanted: string) => boolean;

const equals: Compare = (value, wanted) => isSame(value, wanted);
const COMPARE: Record<string, Compare> = {
  StringEquals: equals,
  StringLike: isLike,
  ArnEquals: isArnLike,
  ArnLike: isArnLike,
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
};
const NEGATED: Record<string, Compare> = {
  StringNotEquals: equals,
  StringNotLike: isLike,
  ArnNotEquals: isArnLike,
  ArnNotLike: isArnLike,
};

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/;

/** Reads one condition. Throws TwinDoesNotKnow for an operator that is not judged here. */
export function parseCondition(text: string, key: string, wanted: readonly string[]): Condition {
  const [, set, operator = ''] = OPERATOR.exec(text) ?? [];
  const single = Object.hasOwn(NEGATED, operator) || operator === 'Null';
  if (!Object.hasOwn(COMPARE, operator) && !(single && set === undefined))
    throw new TwinDoesNotKnow(`the condition operator ${text} in a policy`);
  return { operator, set: set as Condition['set'], key, wanted };
}

/**
 * Whether a condition holds for a request (IAM user guide, "Condition operators" and "Multivalued context keys").
 * Throws TwinDoesNotKnow for a key that the request's service is not known to give, and where a multivalued key is
 * compared without ForAllValues or ForAnyValue.
 */
export function holds({ operator, set, key, wanted }: Condition, keys: ContextKeys): boolean {
  const value = contextValue(key, keys);
  if (operator === 'Null') return wanted.includes(String(value === undefined));
  const compare = COMPARE[operator] ?? NEGATED[operator];
  if (compare === undefined) throw new TwinDoesNotKnow(`the condition operator ${operator} in a policy`);
  const isWanted = (one: string) => wanted.some((other) => compare(one, other));
  if (set === 'ForAllValues') return [value ?? []].flat().every(isWanted);
  if (set === 'ForAnyValue') return [value ?? []].flat().some(isWanted);
  if (typeof value === 'object') {
    throw new TwinDoesNotKnow(`the multivalued condition key ${key} compared with ${operator}`);
  }
  if (operator in NEGATED) return value === undefined || !isWanted(value);
  return value !== undefined && isWanted(value);
}

/** Names of condition keys know no case. */
function contextValue(key: string, keys: ContextKeys): ContextKeys[string] {
  const named = (wanted: string) => (one: string) => one.toLowerCase() === wanted.toLowerCase();
  const all = Object.keys(keys);
  const name = all.find(named(key)) ?? all.find(named(key.replace(/\/.*/s, '/*')));
  if (name === undefined) throw new TwinDoesNotKnow(`the condition key ${key} in a policy`);
  return keys[name];
}
