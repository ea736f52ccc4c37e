import { StepFunctionsError } from '../errors.ts';

/** How a list call asks for a page: 0 or no maxResults means 100, at most 1,000. */
export interface PageRequest {
  maxResults?: number;
  nextToken?: string;
}

function invalidToken(): StepFunctionsError {
  return new StepFunctionsError('InvalidToken', "Invalid Token: 'Invalid token'");
}

function offsetOf(nextToken: string | undefined, list: string): number {
  if (nextToken === undefined) return 0;
  const [name, offset] = Buffer.from(nextToken, 'base64url').toString('utf8').split('\n');
  if (name !== list || offset === undefined || !/^\d+$/.test(offset)) throw invalidToken();
  return Number(offset);
}

/**
 * The page of the items, and the token of the next one if there is one. `list` names the call and its parameters: a
 * token of another list is InvalidToken.
 */
export function pageOf<T>(
  items: readonly T[],
  { maxResults = 0, nextToken }: PageRequest,
  list: string,
): { items: T[]; nextToken?: string } {
  if (!Number.isInteger(maxResults) || maxResults < 0 || maxResults > 1000) {
    throw new StepFunctionsError('ValidationException', "Value at 'maxResults' must be from 0 to 1000");
  }
  const from = offsetOf(nextToken, list);
  const to = from + (maxResults === 0 ? 100 : maxResults);
  const page = items.slice(from, to);
  if (to >= items.length) return { items: page };
  return { items: page, nextToken: Buffer.from(`${list}\n${to}`).toString('base64url') };
}
