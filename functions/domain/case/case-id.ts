import * as z from 'zod';
import { controlSchema } from '../finding/control.ts';

/** The table key of a user: unique ids are unique across accounts and never used again (IAM user guide, identifiers). */
export function caseKey(userId: string): string {
  return `user#${userId}`;
}

/** The user of a table key; undefined for a key of something else. */
export function userIdOfKey(key: string): string | undefined {
  return key.startsWith(caseKey('')) ? key.slice(caseKey('').length) : undefined;
}

/**
 * The case id, which is the execution's name too: `alice-AIDAEXAMPLE123-2`. At most 80 characters of `0-9A-Za-z-_`,
 * what Step Functions accepts and CloudWatch can log.
 */
export function caseIdOf(userName: string, userId: string, sequence: number): string {
  return `${userName.replace(/[^0-9A-Za-z_-]/g, '-').slice(0, 36)}-${userId}-${sequence}`;
}

/** The unique user id inside a case id; undefined if the text is not a case id. */
export function userIdOfCase(caseId: string): string | undefined {
  return /^[0-9A-Za-z_-]{1,36}-([A-Z0-9]{16,32})-\d{1,6}$/.exec(caseId)?.[1];
}

/**
 * What the workflow carries of a case: what never changes and finds its item and its findings. It is an address and
 * never evidence: everything else stands in the item (design D2).
 */
export const caseAddressSchema = z.object({
  version: z.literal(1),
  caseId: z.string(),
  userId: z.string(),
  account: z.string(),
  userArn: z.string(),
  controls: z.array(controlSchema).min(1),
});
export type CaseAddress = z.infer<typeof caseAddressSchema>;

/** The address of a case, as its execution starts with it. */
export function addressOf({
  caseId,
  userId,
  account,
  userArn,
  controls,
}: Omit<CaseAddress, 'version'>): CaseAddress {
  return { version: 1, caseId, userId, account, userArn, controls };
}
