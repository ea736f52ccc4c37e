import type { MailFacts } from '../mail-texts.ts';
import type { EndingsTexts } from '../step-texts.ts';

const of = ({ user, account }: MailFacts) => `IAM user ${user} in AWS account ${account}`;
const closed = ({ team, quarantine }: MailFacts) =>
  quarantine === ''
    ? `This case is closed; there is nothing to do for you. ${team} can tell you more.`
    : `This case is closed, but the incident is not: ${team} decides how to go on.`;
const unchanged = ({ touched }: MailFacts) =>
  ({
    unknown: ' It is not known what was changed, because IAM could not be read.',
    no: ' Nothing was changed.',
    yes: '',
  })[touched];
const list = (names: string[]) => names.join(', ') || 'nothing';
const open = ({ team }: MailFacts) =>
  `This case is closed. The finding stays open, and ${team} decides how to go on.`;

/** What is said in English of each step that ends a case: in the history of the page, and in a mail. */
export const endingsEn: EndingsTexts = {
  gone: {
    inHistory: 'The user exists no more',
    notice: (facts) => ({
      headline: 'No answer needed any more',
      intro: `The ${of(facts)} does not exist any more.`,
      next: closed(facts),
    }),
  },
  recreated: {
    inHistory: 'The user was created anew; the case ended',
    notice: (facts) => ({
      headline: 'Ended: this is another user now',
      intro: `The ${of(facts)} was deleted and created anew by somebody, so this case ended and left the new one alone.`,
      next: closed(facts),
    }),
  },
  'in-use': {
    inHistory: 'It is in use; the case ended',
    notice: (facts) => ({
      headline: 'No answer needed any more',
      intro: `IAM now reports no unused credential of ${of(facts)}.${unchanged(facts)}`,
      next: closed(facts),
    }),
  },
  protected: {
    inHistory: 'The user is protected; the case ended',
    notice: (facts) => ({
      headline: 'Ended: this user is protected',
      intro: `The settings now protect ${of(facts)}, so this case ended.${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  unknown: {
    inHistory: 'IAM does not tell enough; the case ended',
    notice: (facts) => ({
      headline: 'Ended: not everything could be read',
      intro: `IAM did not tell enough about the credentials of ${of(facts)} to go on.${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  'nothing-active': {
    inHistory: 'Nothing is active; the case ended',
    notice: (facts) => ({
      headline: 'No answer needed any more',
      intro: `No credential of ${of(facts)} is active any more, so there is nothing to ask.`,
      next: closed(facts),
    }),
  },
  unanswered: {
    inHistory: 'Nobody answered; nothing was changed',
    notice: (facts) => ({
      headline: 'Nobody answered',
      intro: `Nobody answered whether unused credentials of ${of(facts)} are still needed.${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  'quarantine-unanswered': {
    inHistory: 'Quarantined by AWS; nobody answered',
    notice: (facts) => ({
      headline: 'Nobody answered about a quarantined user',
      intro: `No security contact answered what should happen to unused credentials of ${of(facts)}.${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  'quarantine-found': {
    inHistory: 'Quarantined by AWS; the case ended',
    notice: (facts) => ({
      headline: 'Ended: AWS has quarantined this user',
      intro: `This case waited for a use of credentials of ${of(facts)}, and ended when the quarantine was found: whoever uses them now need not be the owner.`,
      next: facts.isSecurityContact
        ? 'See to the incident. To have unused credentials turned off, select the finding again: you are asked at once.'
        : closed(facts),
    }),
  },
  changed: {
    inHistory: 'Something had changed; nothing is left turned off',
    notice: (facts) => ({
      headline: 'Nothing is left turned off: something changed',
      intro: `It was answered that credentials of ${of(facts)} are not needed, but something had changed by then. This case leaves nothing turned off.`,
      next: open(facts),
    }),
  },
  'no-day-free': {
    inHistory: 'No day was free; nothing was turned off',
    notice: (facts) => ({
      headline: 'Not turned off: no day was free',
      intro: `It was answered that credentials of ${of(facts)} are not needed, but no day of the next 30 had room for turning them off.${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  stop: {
    inHistory: 'Stopped',
    notice: (facts) => ({
      headline: 'Stopped',
      intro: `The case about unused credentials of ${of(facts)} was stopped.${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  exempt: {
    inHistory: 'Exempt; the case ended',
    notice: (facts) => ({
      headline: `Exempt until ${facts.exemption?.until ?? 'further notice'}`,
      intro: `The ${of(facts)} may keep its unused credentials until ${facts.exemption?.until ?? 'further notice'}.${unchanged(facts)}${facts.exemption?.reason ? ` Reason given: “${facts.exemption.reason}”` : ''}`,
      next: 'Then the finding is opened again by itself. This case is closed; there is nothing to do for you.',
    }),
  },
  used: {
    inHistory: 'It has been used; the case ended',
    notice: (facts) => ({
      headline: facts.named.used.length === 0 ? 'No use is waited for any more' : 'In use: thank you',
      intro:
        facts.named.used.length === 0
          ? `Nothing of ${of(facts)} has to be used any more.`
          : `IAM now reports a use of what was to be used of ${of(facts)}: ${list(facts.named.used)}.`,
      next: closed(facts),
    }),
  },
  'not-used': {
    inHistory: 'It has not been used; the case ended',
    notice: (facts) => ({
      headline: 'Not used in time',
      intro: `IAM reports no use by ${facts.until} of what was to be used of ${of(facts)}: ${list(facts.named.notUsed)}. That was left as it is.`,
      next: `If it is needed, use it and tell ${facts.team}. ${open(facts)}`,
    }),
  },
  drift: {
    inHistory: 'Something was changed meanwhile; the case ended',
    notice: (facts) => ({
      headline: 'Ended: something was changed',
      intro: `Something was changed on ${of(facts)} while this case had credentials turned off, so it ended without going on.`,
      next: open(facts),
    }),
  },
  'left-disabled': {
    inHistory: 'Left turned off; the case ended',
    notice: (facts) => ({
      headline: 'Left turned off',
      intro:
        facts.named.off.length === 0
          ? `Nothing that this case turned off of ${of(facts)} is still there.`
          : `What this case turned off of ${of(facts)} stays off: ${list(facts.named.off)}.`,
      next: 'This case is closed.',
    }),
  },
  deleted: {
    inHistory: 'Deleted',
    notice: (facts) => ({
      headline: 'Deleted',
      intro: `Deleted for good of ${of(facts)}, and IAM was read again to be sure: ${list(facts.named.deleted)}.`,
      next: `Deleting cannot be undone. If something is missing, ask ${facts.team} for new access. This case is closed.`,
    }),
  },
  'user-deleted': {
    inHistory: 'The whole user was deleted',
    notice: (facts) => ({
      headline: 'Deleted, with the whole user',
      intro: `The ${of(facts)} was deleted for good with everything it had, and IAM was read again to be sure.`,
      next: `Deleting cannot be undone. If something is missing, ask ${facts.team} for new access. This case is closed.`,
    }),
  },
  'nothing-to-restore': {
    inHistory: 'Nothing was given back; the case ended',
    notice: (facts) => ({
      headline:
        facts.whyNothingBack === 'on' ? 'Nothing had to be given back' : 'Nothing could be given back',
      intro: `Credentials of ${of(facts)} were asked back${
        {
          failed: ', but could not be given back.',
          on: '. They were on again already, so they were left alone.',
          'nothing-left': ', but nothing of them was left to give back.',
        }[facts.whyNothingBack]
      }`,
      next:
        facts.whyNothingBack === 'on'
          ? open(facts)
          : `Please talk to ${facts.team} if you need the access. ${open(facts)}`,
    }),
  },
  failed: {
    inHistory: 'Something failed; the security team looks at it',
    notice: (facts) => ({
      headline: 'Something failed on our side',
      intro: `The case about unused credentials of ${of(facts)} could not be finished.${unchanged(facts)}${facts.isSecurityContact && facts.failure !== '' ? ` What failed: ${facts.failure}.` : ''}`,
      next: facts.isSecurityContact
        ? "The finding's note says what is true in IAM now. Mend the cause, then select the finding again."
        : `If something does not work any more, tell ${facts.team}. ${open(facts)}`,
    }),
  },
};
