import { hashKey } from '../../../functions/ask/link.ts';

/** The key of the n-th link of a recorded item, in the place of the one that was mailed. */
export function recordedKey(index: number): string {
  return `recorded-key-${index}`;
}

/** A payload or an item as it may lie in the repository: other task tokens, and links whose keys tests know. */
export function withoutSecrets(value: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(value, (key, one: unknown) => {
    if (key === 'taskToken') return 'recorded-task-token';
    if (key === 'links' && Array.isArray(one))
      return one.map((link: object, index) => ({ ...link, keyHash: hashKey(recordedKey(index)) }));
    return one;
  });
  return JSON.parse(text);
}
