import { hashKey } from '../../../functions/domain/case/link.ts';

/** The key of the n-th link of a recorded item, in the place of the one that was mailed. */
export function recordedKey(index: number): string {
  return `recorded-key-${index}`;
}

/**
 * A payload or an item as it may lie in the repository: other task tokens, links whose keys tests know, and no stack
 * trace, which names folders of the machine that recorded it.
 */
export function withoutSecrets(value: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(value, (key, one: unknown) => {
    if (key === 'taskToken') return 'recorded-task-token';
    if (key === 'cause' && typeof one === 'string') return withoutTrace(one);
    if (key === 'links' && Array.isArray(one))
      return one.map((link: object, index) => ({ ...link, keyHash: hashKey(recordedKey(index)) }));
    return one;
  });
  return JSON.parse(text);
}

function withoutTrace(cause: string): string {
  try {
    const { trace: _trace, ...rest } = JSON.parse(cause) as Record<string, unknown>;
    return JSON.stringify(rest);
  } catch {
    return cause;
  }
}
