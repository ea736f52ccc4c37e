import { expect } from 'vitest';
import type { Journey } from './journey.ts';

/** The note of alice’s only failure, wherever Security Hub went on after it. */
export function failureOf(journey: Journey): string {
  const failed = journey
    .finding('alice')
    .filter(
      ({ by, fields }) => by === 'BatchUpdateFindings' && fields?.['UnusedCredentialsStep'] === 'failed',
    );
  expect(failed).toHaveLength(1);
  expect(failed[0]?.status).toBe('NEW');
  return failed[0]?.note ?? '';
}
