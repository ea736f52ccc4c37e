import { randomInt } from 'node:crypto';
import type { PasswordPolicy } from '../ports.ts';

// Without characters that look alike; the symbols are among those IAM allows (IAM user guide, password policy).
const CLASSES = [
  'abcdefghijkmnpqrstuvwxyz',
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  '23456789',
  '!@#$%^&*()_+-=[]{}',
] as const;
const SHORTEST = 28;

/** A random password with all four character classes, as long as the account's policy asks and at least 28. */
export function newPassword(policy: Pick<PasswordPolicy, 'minimumLength'> | undefined): string {
  const length = Math.min(128, Math.max(SHORTEST, policy?.minimumLength ?? 0));
  const all = CLASSES.join('');
  const characters = Array.from({ length }, (_, index) => pick(CLASSES[index] ?? all));
  return shuffled(characters).join('');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

function shuffled(characters: string[]): string[] {
  const result = [...characters];
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [result[last], result[other]] = [result[other] ?? '', result[last] ?? ''];
  }
  return result;
}
