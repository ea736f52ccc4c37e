import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { SHOWN_TIME } from './shown-time.ts';
import { showViolation, type Violation } from './violation.ts';

/** What is known of a violation, wherever it was found. */
export const knownViolationSchema = z.strictObject({
  rule: z.number().int().min(1).max(16),
  state: z.string(),
  by: z.string(),
  /** With `<time>` and `<key>` in the place of what differs. */
  claim: z.string(),
  /** One sentence: what is wrong. */
  why: z.string().min(1),
  /** What removes it: a decision of the design. */
  until: z.string().min(1),
});

const knownSchema = knownViolationSchema.extend({
  /** Names of the tests whose story shows it; none: only in variations, such as with crashes or late reads. */
  journeys: z.array(z.string()),
});

/** A violation that is known and waits to be mended. */
export type Known = z.infer<typeof knownSchema>;

/** What the model finds today in the stories of this project. Throws a ZodError for a bad file. */
export function readKnown(): Known[] {
  const text = readFileSync(join(import.meta.dirname, 'known.json'), 'utf8');
  return z.array(knownSchema).parse(JSON.parse(text));
}

/**
 * What is wrong with a journey: violations that are not known, and known ones that no longer occur. A variation of a
 * journey has no name (undefined): it may show whatever is known of any.
 */
export function compareWithKnown(
  journey: string | undefined,
  violations: readonly Violation[],
  known: readonly Known[],
): string[] {
  const expected = known.filter(({ journeys }) => journey !== undefined && journeys.includes(journey));
  const found = new Set(violations.map(keyOf));
  const listed = new Set((journey === undefined ? known : expected).map(keyOf));
  return [
    ...violations.filter((one) => !listed.has(keyOf(one))).map(showViolation),
    ...expected
      .filter((one) => !found.has(keyOf(one)))
      .map(({ rule, claim }) => `known and no longer found, take it off the list: ${rule}, ${claim}`),
  ];
}

const TIME = new RegExp(SHOWN_TIME, 'gu');

/** What makes two violations the same: not when, nor of which user or key. */
export function keyOf({
  rule,
  state,
  by,
  claim,
}: Pick<Violation, 'rule' | 'state' | 'by' | 'claim'>): string {
  const same = claim.replace(TIME, '<time>').replace(/A[KS]IA[A-Z0-9]{12,}/g, '<key>');
  return JSON.stringify([rule, state, by, same]);
}
