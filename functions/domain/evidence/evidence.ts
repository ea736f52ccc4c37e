import * as z from 'zod';

/** The last attempt to use a service, with any of the user's credentials; a denied one counts (IAM user guide, last accessed). */
export const serviceUseSchema = z.object({
  /** As AWS names it, e.g. `Amazon S3`. */
  name: z.string(),
  /** ISO. */
  at: z.string(),
  region: z.string().optional(),
});
export type ServiceUse = z.infer<typeof serviceUseSchema>;

/** What could not be read. `isDenied`: the read role may not ask; another deployment of the member stack mends that. */
const unknownSchema = z.object({ is: z.literal('unknown'), isDenied: z.boolean() });

/** Which services the user has tried to use; `pending`: IAM had not finished counting when it was asked last. */
export const servicesSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('known'),
    /** When it was read (ISO). */
    readAt: z.string(),
    /** The latest first. */
    used: z.array(serviceUseSchema),
    /** How many more were used. */
    more: z.number().int().nonnegative(),
  }),
  z.object({ is: z.literal('pending') }),
  unknownSchema,
]);
export type Services = z.infer<typeof servicesSchema>;

/** Policies of the user's groups that allow anything in IAM, by name. */
export const groupPoliciesSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('known'), names: z.array(z.string()) }),
  unknownSchema,
]);
export type GroupPolicies = z.infer<typeof groupPoliciesSchema>;

/** A policy whose name is that of an administrator's, and by what the user has it. */
export const adminPolicySchema = z.object({
  name: z.string(),
  by: z.enum(['user', 'groups']),
  /** The groups that it may come by: one, where the user is in one only. */
  groups: z.array(z.string()).optional(),
});
export type AdminPolicy = z.infer<typeof adminPolicySchema>;

const tagSchema = z.object({ key: z.string(), value: z.string() });

/**
 * What is known of a user besides its credentials, so that whoever is asked knows what it is for. It decides nothing:
 * no plan and no comparison of plans looks at it.
 */
export const evidenceSchema = z.object({
  services: servicesSchema,
  admin: z.object({
    policies: z.array(adminPolicySchema),
    /** There were more than are kept. */
    isCut: z.boolean(),
    /** What could not be read may hold others. */
    isWhole: z.boolean(),
    isDenied: z.boolean(),
  }),
  /** By the access key's id: what the IAM console stores as a tag of the user under that key. */
  descriptions: z.record(z.string(), z.string()),
  /** A tag by which code says that it manages the user. */
  managedBy: tagSchema.optional(),
  /** A tag that says who made it. */
  madeBy: tagSchema.optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** What IAM was asked for besides the user itself. */
export interface AskedBesides {
  services: Services;
  groupPolicies: GroupPolicies;
}
