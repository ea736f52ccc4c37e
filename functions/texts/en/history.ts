import { PASSWORD_ID, showCredential } from '../../domain/credential/credential.ts';
import type { Step } from '../../domain/note/note.ts';

const nameOf = (id: string) => (id === PASSWORD_ID ? 'the password' : `access key ${showCredential(id)}`);

/** What has happened in a case so far, in English. */
export const historyEn = {
  heading: 'So far',
  opened: 'Case opened',
  closed: 'Case closed',
  turnedOff: (id: string) => `Turned off: ${nameOf(id)}`,
  answered: (label: string, who: string) => `${who}: “${label}”`,
  someone: {
    stakeholder: 'Answered with the link of the owner',
    'security-contact': 'Answered with the link of the security contact',
    analyst: 'An analyst in Security Hub',
  },
  by: (address: string) => `Answered with the link of ${address}`,
  reason: (reason: string) => `Reason: ${reason}`,
  steps: {
    asked: 'Asked whether it is needed',
    reminded: 'Reminded',
    escalated: 'No answer; the security contact is asked',
    kept: 'Kept; it must be used',
    disabled: 'Turned off and watched',
    'confirm-deletion': 'Nothing broke; deletion is due',
    restored: 'Given back',
    paused: 'Paused; nothing is turned off or deleted for now',
    gone: 'The user exists no more',
    recreated: 'The user was created anew; the case ended',
    'in-use': 'It is in use; the case ended',
    protected: 'The user is protected; the case ended',
    unknown: 'IAM does not tell enough; the case ended',
    'nothing-active': 'Nothing is active; the case ended',
    unanswered: 'Nobody answered; nothing was changed',
    changed: 'Things had changed; nothing was turned off',
    stop: 'Stopped',
    exempt: 'Exempt; the case ended',
    used: 'It has been used; the case ended',
    'not-used': 'It has not been used; the case ended',
    drift: 'Somebody changed it meanwhile; the case ended',
    'left-disabled': 'Left turned off; the case ended',
    deleted: 'Deleted',
    'user-deleted': 'The whole user was deleted',
    'nothing-to-restore': 'There was nothing left to give back',
    failed: 'Something failed; the security team looks at it',
  } satisfies Record<Step, string> as Record<string, string>,
};
