import type { PageTexts } from '../page-texts.ts';
import { credentialName } from './credentials.ts';

/** What has happened in a case so far, in English. */
export const historyEn: PageTexts['history'] = {
  heading: 'What has happened so far',
  opened: 'Case opened',
  closed: 'Case closed',
  disabled: (id: string) => `Turned off: ${credentialName(id)}`,
  answered: (label: string, who: string) => `${who}: “${label}”`,
  someone: {
    stakeholder: 'Answered with the link of the owner',
    'security-contact': 'Answered with the link of the security contact',
    analyst: 'An analyst',
  },
  by: (address: string) => `Answered with the link of ${address}`,
  reason: (reason: string) => `Reason: ${reason}`,
};
