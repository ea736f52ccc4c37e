import type { RawRequest, RawResponse } from '../service.ts';
import type { StoredChange, StoredItem } from './stored.ts';

/** What DynamoDB answers: a result, or an error as its body is on the wire. */
export interface Answered {
  status: number;
  body: object;
  /** What it changed, where the tables are in maps. */
  changes?: readonly StoredChange[];
}

/** Performs one operation, given as values. */
export type Perform = (operation: string, parameters: object) => Promise<Answered>;

/** Tables that do what DynamoDB does. */
export interface Tables {
  perform: Perform;
  /** The same for a request as it comes over HTTP. */
  forward(request: RawRequest): Promise<RawResponse>;
  /** Makes the changes of an operation once more, without it; only where the tables are in maps. */
  repeat(changes: readonly StoredChange[]): void;
  /** The items of a table, in no order and not to be changed; only where the tables are in maps. */
  stored(table: string): readonly StoredItem[];
  /** Deletes every item of every table. */
  clear(): Promise<void>;
}

/** One operation with its result; throws on any error, which for the twin's own calls is a bug. */
export async function resultOf(
  perform: Perform,
  operation: string,
  parameters: object,
): Promise<Record<string, unknown>> {
  const { status, body } = await perform(operation, parameters);
  if (status !== 200) throw new Error(`DynamoDB: ${operation}: ${JSON.stringify(body)}`);
  return body as Record<string, unknown>;
}
