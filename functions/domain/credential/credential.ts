import * as z from 'zod';

/** The id of a user's console password in plans and answers; access keys have their own id. */
export const PASSWORD_ID = 'password';

/** One credential that the control looks at, as IAM reports it. Times are ISO 8601. */
export const credentialSchema = z.object({
  /** `password`, or the access key id. */
  id: z.string().min(1),
  kind: z.enum(['password', 'access-key']),
  /** As IAM writes it; a password that exists is `Active`. */
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

/** How a credential is named to people: `password`, or the masked key id `AKIA…1234`. */
export function showCredential(credentialId: string): string {
  return credentialId === PASSWORD_ID ? 'password' : maskKeyId(credentialId);
}

/** An access key id with only its first and last four characters. */
export function maskKeyId(accessKeyId: string): string {
  return `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;
}
