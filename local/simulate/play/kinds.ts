import { SHOWN_TIME } from '../../model/shown-time.ts';
import type { Violation } from '../../model/violation.ts';

const MASKS: readonly [pattern: RegExp, name: string][] = [
  [new RegExp(SHOWN_TIME, 'gu'), '<time>'],
  [/\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?/g, '<time>'],
  [/A[KS]IA[A-Z0-9]{4,}/g, '<key>'],
  [/AIDA[A-Z0-9]{4,}/g, '<id>'],
  [/A[KS]IA…\w+/g, '<key>'],
  [/\b(?:alice|bob|carol|dave|erin|frank)\b(?:-renamed)?/g, '<user>'],
  [/[\w.-]+@[\w.-]+/g, '<address>'],
  [/\b\d+\b/g, '<n>'],
];

/** A text without what differs from one user, key, address, time or number to another. */
export function kindOfText(text: string): string {
  return MASKS.reduce((masked, [pattern, name]) => masked.replace(pattern, name), text);
}

/** What is wrong, wherever and whenever in a case. */
export function kindOfViolation({ rule, by, claim }: Pick<Violation, 'rule' | 'by' | 'claim'>): string {
  return `invariant ${rule}, ${kindOfText(`${by}: ${claim}`)}`;
}
