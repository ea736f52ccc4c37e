import * as z from 'zod';
import { isContact } from './contact.ts';
import { LANGUAGES } from './language.ts';
import { addressSchema } from './shapes.ts';

const casePageDomainSchema = z.strictObject({
  name: z
    .string()
    .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'a domain name in lower case, such as "credentials.example.com"')
    .describe('The name under which people reach the case page; its DNS record is yours.'),
  certificateArn: z
    .string()
    .regex(/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/, 'the ARN of an ACM certificate')
    .describe('Its ACM certificate, in the hub’s account and Region.'),
});

/** How mails and the case page look, and from whom they are. */
export const mailAndPageFields = {
  language: z.enum(LANGUAGES).default('en').describe('Language of mails and of the case page.'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'not an IANA time zone such as "Europe/Berlin"')
    .default('UTC')
    .describe('Time zone of the times people read.'),
  teamName: z
    .string()
    .min(1)
    .max(60)
    .default('Cloud Security')
    .describe('The team that asks, as people know it.'),
  contact: z
    .string()
    .refine(isContact, 'neither an e-mail address nor an address that begins with https://')
    .describe(
      'Whom people may ask about a mail or a page: an e-mail address, or an https address such as that of a help desk. It stands on every mail and every page.',
    ),
  casePageDomain: casePageDomainSchema
    .optional()
    .describe(
      'Own domain of the case page; without one links carry the address that API Gateway gives, which this switches off. Set it while no case is open.',
    ),
  // SES names an identity in lower case, and a role's condition on the sender knows case.
  sender: addressSchema
    .toLowerCase()
    .describe(
      'From address, taken in lower case. It, its domain or a domain above is verified in SES in the hub account’s Region.',
    ),
  senderName: z
    .string()
    .regex(/^[^\p{Cc}]{1,60}$/u, 'one line of at most 60 characters')
    .optional()
    .describe('Name beside the From address; without it the team’s name.'),
  replyTo: z
    .array(addressSchema)
    .min(1)
    .optional()
    .describe(
      'Where replies to a mail go; without it to `contact`, where that is an address, else to `sender`.',
    ),
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
