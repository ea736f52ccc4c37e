import type { Verdict } from '../../domain/credential/verdict.ts';
import type { PlanTexts } from '../plan-texts.ts';

const count = (days: number) => (days === 1 ? '1 day' : `${days} days`);

/** What is said in English of each credential of a case, and of what else the user has. */
export const planEn: PlanTexts = {
  plan: 'Evidence for each credential',
  columns: {
    credential: 'Credential',
    lastUsed: 'Last used',
    where: 'Service, Region',
    age: 'Age',
    fate: 'What happens',
  },
  lastUse: (day, places) =>
    day === undefined
      ? 'never used, as far as IAM has recorded'
      : `last used ${day}${places.length > 0 ? ` (${places.join(', ')})` : ''}`,
  never: 'never, as far as IAM has recorded',
  noPlace: 'not reported',
  ses: 'ses (sends mail through SES)',
  age: (verdict: Verdict) => {
    if (!('days' in verdict)) return 'not known';
    const fromUse = verdict.is === 'in-use' || (verdict.is === 'unused' && !verdict.neverUsed);
    return `${count(verdict.days)} since its ${fromUse ? 'last use' : 'creation'}`;
  },
  asOf: (time: string) => `As IAM reported it on ${time}; use in the hours before may be missing.`,
  asOfPlan: 'As IAM reported it when this was asked; use in the hours before may be missing.',
  fates: {
    offered: ({ ending, observationDays, wholeUser, record }) =>
      `Turned off if ${record.quarantine === undefined ? 'nobody needs it' : 'a security contact says so'}${
        {
          'stay-disabled': '; nothing is deleted',
          asked: `; deleted ${count(observationDays)} later, if confirmed`,
          deleted: `; deleted ${count(observationDays)} later`,
        }[ending]
      }${wholeUser && ending !== 'stay-disabled' ? ', with the whole user' : ''}`,
    answered: 'To be turned off, as answered',
    untouched: 'Not turned off',
    changed: 'Left alone: it had changed',
    kept: (until) =>
      until === undefined ? 'Kept, as answered' : `Kept, as answered; to be used by ${until}`,
    disabled: (time: string) => `Turned off on ${time}`,
    deleting: 'Deleted, or being deleted',
    restored: 'Given back',
    stands: {
      on: 'On',
      'off-by-earlier': 'Turned off by an earlier case',
      'off-by-someone': 'Off, but not by this case',
      'deleted-by-us': 'Deleted by this case',
      gone: 'Gone, but not deleted by this case',
      unknown: 'Not known: IAM could not be read',
    },
    underWay: { off: 'Being turned off', back: 'Being given back' },
    leave: (verdict: Verdict) =>
      ({
        unused: 'Stays',
        'in-use': 'Stays: it is in use',
        new: 'Stays: too new to judge',
        off: 'Stays off: it cannot be used',
        unknown: `Stays: ${verdict.is === 'unknown' ? verdict.reason : ''}`,
      })[verdict.is],
    stays: { 'no-new-password': 'Stays: nobody can be given a new one in this account' },
  },
  others: 'Also on this user',
  otherLive: 'Other live credentials',
  groups: 'Groups',
  policies: 'Policies',
  boundary: 'Permissions boundary',
  none: 'none',
  notRead: 'Groups, policies and other credentials of this user were not stored with the case.',
};
