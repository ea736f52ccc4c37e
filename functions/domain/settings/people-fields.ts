import * as z from 'zod';
import { accountSchema, addressSchema } from './shapes.ts';

/** Who is asked. */
export const peopleFields = {
  ownerTags: z
    .array(z.string().min(1).max(128))
    .min(1)
    .default(['Owner', 'owner', 'OwnerEmail', 'Contact'])
    .describe('Tags of the IAM user that may hold the stakeholder’s address, first match wins.'),
  allowedDomains: z
    .array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'write the domain in lower case, without "@"'))
    .min(1)
    .describe('Mail goes to addresses of these domains only.'),
  accountContacts: z
    .record(accountSchema, z.array(addressSchema).min(1))
    .default({})
    .describe('Addresses per account id: asked where no tag names a usable owner of a user of that account.'),
  fallbackContacts: z
    .array(addressSchema)
    .default([])
    .describe('Asked where neither a tag nor `accountContacts` names anybody.'),
  securityContacts: z
    .array(addressSchema)
    .min(1)
    .describe('Asked when nobody answers; may exempt, stop and confirm.'),
};
