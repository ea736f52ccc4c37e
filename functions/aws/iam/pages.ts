import { PermanentServiceError, TransientServiceError } from '../../domain/errors/errors.ts';
import { calling } from '../call.ts';

/** Where a list of IAM goes on. */
export interface Page {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
}

/**
 * All items of an IAM list. IAM may return fewer than asked for and still have more (API reference, IsTruncated), so
 * only the flag ends it. Throws PermanentServiceError when IAM says that there is more but not where: half a list is
 * no list.
 */
export async function allPages<Answer extends Page, Item>(
  doing: string,
  fetch: (from: { Marker?: string }) => Promise<Answer>,
  itemsOf: (answer: Answer) => Item[],
): Promise<Item[]> {
  const all: Item[] = [];
  for (let from: { Marker?: string } | undefined = {}; from !== undefined; ) {
    const here: { Marker?: string } = from;
    const answer: Answer = await calling(doing, () => fetch(here), { NoSuchEntity: () => gone(doing) });
    all.push(...itemsOf(answer));
    from = next(answer, doing);
  }
  return all;
}

// The lists are read right after IAM has shown the user: it was deleted a moment ago, or IAM's parts do not agree yet
// (it is eventually consistent). Another read tells.
function gone(doing: string): never {
  throw new TransientServiceError(`${doing}: IAM knew the user a moment ago and does not any more`);
}

function next({ IsTruncated, Marker }: Page, doing: string): { Marker: string } | undefined {
  if (IsTruncated !== true) return undefined;
  if (Marker) return { Marker };
  throw new PermanentServiceError(`${doing}: the list is incomplete and names no next page`);
}
