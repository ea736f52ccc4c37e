import * as z from 'zod';
import { CREDENTIAL_KINDS, KINDS, kindOf } from './kinds.ts';

export const credentialKindSchema = z.enum(CREDENTIAL_KINDS);

/** One credential that the control looks at, as IAM reports it. Times are ISO 8601. */
export const credentialSchema = z.object({
  /** `password`, or the access key id. */
  id: z.string().min(1),
  kind: credentialKindSchema,
  /** As IAM writes it; a password that exists is `Active`, and `unknown` where IAM does not tell whether it exists. */
  status: z.string().min(1),
  /** Of an access key; of a password: the login profile's CreateDate. */
  createdAt: z.string().optional(),
  /** Absent: never, as far as IAM has recorded. */
  lastUsedAt: z.string().optional(),
  lastUsedService: z.string().optional(),
  lastUsedRegion: z.string().optional(),
  /** Why IAM could not be asked about this credential; it is then never taken for unused. */
  problem: z.string().optional(),
});
export type Credential = z.infer<typeof credentialSchema>;

/** Whether a credential cannot be used as it is: IAM expires some keys by itself (IAM API reference, AccessKeyMetadata). */
export function isOff({ status }: Pick<Credential, 'status'>): boolean {
  return status === 'Inactive' || status === 'Expired';
}

/** How a credential is named to people: `password`, or the masked key id `AKIA…1234`. */
export function showCredential(credentialId: string): string {
  return KINDS[kindOf(credentialId)].show(credentialId);
}
