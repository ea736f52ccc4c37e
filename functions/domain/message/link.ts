import { createHash, timingSafeEqual } from 'node:crypto';
import type { Role } from '../question/question.ts';
import type { Message, NamedCase } from './message.ts';

/** What a link of a message says about one of the cases that the message names: whose it is, and what it shows. */
export interface Link {
  address: string;
  role: Role;
  questionNumber: number;
  planId: string;
}

/** The hash of a link key as the table keeps it. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * Whether a key is one of those that this message was mailed with. Every hash is compared, in constant time, so that
 * the time taken tells nothing.
 */
export function isKeyOf({ attempts }: Message, key: string): boolean {
  if (!/^[\w-]{1,64}$/.test(key)) return false;
  const hash = Buffer.from(hashKey(key));
  return attempts.filter(({ keyHash = '' }) => isEqual(hash, Buffer.from(keyHash))).length > 0;
}

/** The link of a message to one of its cases; undefined where the message asks nothing about it. */
export function linkTo({ address }: Message, named: NamedCase): Link | undefined {
  const { role, questionNumber, planId } = named;
  if (questionNumber === undefined || planId === undefined) return undefined;
  return { address, role, questionNumber, planId };
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
