import jsonata from 'jsonata';
import { isExpression, sourceOf } from '../definition/check-expression.ts';
import type { Json } from '../json.ts';

/** What expressions see: `$states` and every variable and function by its name. */
export type Bindings = Readonly<Record<string, unknown>>;

/** An expression that failed; `location` is the field, such as `Output/plan/keys[0]`. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
  readonly location: string;

  constructor(location: string, message: string) {
    super(message);
    this.location = location;
  }
}

const compiled = new Map<string, jsonata.Expression>();

function compile(source: string): jsonata.Expression {
  const known = compiled.get(source) ?? jsonata(source);
  compiled.set(source, known);
  return known;
}

function toPlain(value: unknown): Json {
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'function') throw new Error('a function is not a JSON value');
    if (typeof item === 'number' && !Number.isFinite(item)) throw new Error('a number is not finite');
    return item;
  });
  return JSON.parse(text);
}

async function evaluateExpression(text: string, location: string, bindings: Bindings): Promise<Json> {
  const source = sourceOf(text);
  const subject = `The JSONata expression '${source}' specified for the field '${location}'`;
  let result: unknown;
  try {
    result = await compile(source).evaluate(undefined, bindings);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const reason = [code, message ?? String(error)].filter(Boolean).join(': ');
    throw new EvaluationError(location, `${subject} threw an error during evaluation. ${reason}`);
  }
  if (result === undefined) throw new EvaluationError(location, `${subject} returned nothing (undefined).`);
  try {
    return toPlain(result);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EvaluationError(location, `${subject} returned an unsupported result type: ${reason}`);
  }
}

/**
 * Replaces every `{% %}` string in the template, at any depth, by the expression's value. Throws EvaluationError for
 * the first expression that fails or returns nothing, as Step Functions does.
 */
export async function evaluateTemplate(template: Json, location: string, bindings: Bindings): Promise<Json> {
  if (typeof template === 'string') {
    return isExpression(template) ? evaluateExpression(template, location, bindings) : template;
  }
  if (typeof template !== 'object' || template === null) return template;
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [index, item] of template.entries()) {
      items.push(await evaluateTemplate(item, `${location}[${index}]`, bindings));
    }
    return items;
  }
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(template)) {
    entries.push([key, await evaluateTemplate(value, `${location}/${key}`, bindings)]);
  }
  return Object.fromEntries(entries);
}
