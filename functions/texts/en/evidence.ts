import type { EvidenceTexts } from '../evidence-texts.ts';

const DEPLOY = 'the role that reads this account may not ask; the member stack must be deployed there again';

/** What is said in English of what is known of a user besides its credentials. */
export const evidenceEn: EvidenceTexts = {
  heading: 'What is known of this user',
  headingInMails: 'What is known of this user:',
  described: (key, description) => `${key} – described as “${description}”`,
  notDescribed: (key) => `${key} – without a description`,
  keys: 'Access keys, with their whole ids to search for',
  services: 'Services that it has tried to use, with any of its credentials',
  servicesNote: (readAt) =>
    `As AWS showed on ${readAt}: attempts that were denied count, and the latest hours may be missing.`,
  service: (name, day, region) => `${day} – ${name}${region === undefined ? '' : `, ${region}`}`,
  moreServices: (count) => `and ${count} more`,
  noServices: 'None, as far as AWS looks back (400 days at least).',
  servicesPending: 'Services: not known yet. AWS is still counting; we look again before the next mail.',
  servicesUnknown: 'Services: not known, AWS gave no answer. We look again before the next mail.',
  servicesDenied: `Services: not known, ${DEPLOY}.`,
  latest: (services) =>
    `With any of its credentials it last tried to use: ${services.map(({ name, day }) => `${name} (${day})`).join(', ')}.`,
  admin: 'Administrator',
  adminPolicy: ({ name, by, groups = [] }) => {
    if (by === 'user') return `It has the policy ${name}.`;
    const [only, ...others] = groups;
    const group = only === undefined || others.length > 0 ? 'one of its groups' : `its group ${only}`;
    return `It has the policy ${name} by ${group}.`;
  },
  moreAdmin: 'There are more.',
  notAdmin: 'None of its policies is called an administrator’s.',
  adminUnknown: 'Policies: not known whether it is an administrator; not all of them could be read.',
  adminDenied: `Policies of its groups: not known, ${DEPLOY}.`,
  inShort: {
    line: (parts) => `Known of this user: ${parts.join('; ')}.`,
    triedLast: (service, day) => `last tried to use ${service} (${day})`,
    policy: (name) => `has the policy ${name}`,
    managedBy: (tag) => `managed by code (tag ${tag}), so remove it there too`,
  },
  origin: 'Where it comes from',
  managedBy: (key, value) =>
    `Managed by code, as its tag ${key} says (“${value}”): remove it there too, or it comes back.`,
  madeBy: (key, value) => `Its tag ${key} says “${value}”.`,
};
