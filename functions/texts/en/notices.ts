import type { MailFacts, MailTexts } from '../mail-texts.ts';

const of = ({ user, account }: MailFacts) => `IAM user ${user} in AWS account ${account}`;
const closed = ({ team }: MailFacts) =>
  `This case is closed; there is nothing to do for you. ${team} can tell you more.`;
const unchanged = ({ done }: MailFacts) => (done.length === 0 ? ' Nothing was changed.' : '');
const open = ({ team }: MailFacts) =>
  `This case is closed. The finding stays open, and ${team} decides how to go on.`;

/** What follows after somebody else has answered, by the step that the answer led to. */
const followed: Record<string, (facts: MailFacts) => string> = {
  disabled: ({ until }) =>
    `The credentials are turned off, but not deleted yet; it is watched until ${until} whether anything breaks.`,
  kept: ({ until }) => `The credentials stay, and must be used by ${until}.`,
  restored: ({ until }) => `The credentials are given back, and must be used by ${until}.`,
};

/** The English mails that ask for nothing: how a case ended, or that somebody else has answered. */
export const noticesEn: MailTexts['notices'] = {
  handled: (facts) => ({
    headline: 'Answered by someone else',
    intro: `You were asked about unused credentials of ${of(facts)}. Somebody else has answered. ${followed[facts.step]?.(facts) ?? ''}`,
    next: 'You need not answer any more. The link in your earlier mail still shows where the case stands and what you can do.',
  }),
  deleted: (facts) => ({
    headline: 'Deleted',
    intro: `Unused credentials of ${of(facts)} were deleted for good, and IAM was read again to be sure.`,
    next: `Deleting cannot be undone. If something is missing, ask ${facts.team} for new access. This case is closed.`,
  }),
  'user-deleted': (facts) => ({
    headline: 'Deleted, with the whole user',
    intro: `The ${of(facts)} was deleted for good with everything it had, and IAM was read again to be sure.`,
    next: `Deleting cannot be undone. If something is missing, ask ${facts.team} for new access. This case is closed.`,
  }),
  'left-disabled': (facts) => ({
    headline: 'Left turned off',
    intro: `Unused credentials of ${of(facts)} stay turned off; they were not deleted.`,
    next: `This case is closed, and its links give nothing back any more. If you need the access, ask ${facts.team}.`,
  }),
  exempt: (facts) => ({
    headline: `Exempt until ${facts.exemption?.until ?? 'further notice'}`,
    intro: `The ${of(facts)} may keep its unused credentials until ${facts.exemption?.until ?? 'further notice'}.${unchanged(facts)}${facts.exemption?.reason ? ` Reason given: “${facts.exemption.reason}”` : ''}`,
    next: 'Then the finding is opened again by itself. This case is closed; there is nothing to do for you.',
  }),
  unanswered: (facts) => ({
    headline: 'Nobody answered',
    intro: `Nobody answered whether unused credentials of ${of(facts)} are still needed.${unchanged(facts)}`,
    next: open(facts),
  }),
  stop: (facts) => ({
    headline: 'Stopped',
    intro: `The case about unused credentials of ${of(facts)} was stopped.${unchanged(facts)}`,
    next: open(facts),
  }),
  used: (facts) => ({
    headline: 'In use: thank you',
    intro: `IAM now reports that credentials of ${of(facts)} are used, so they stay.`,
    next: closed(facts),
  }),
  'not-used': (facts) => ({
    headline: 'Not used in time',
    intro: `IAM reports no use by ${facts.until} of credentials of ${of(facts)} that were said to be needed. They were left as they are.`,
    next: `If they are needed, use them and tell ${facts.team}. ${open(facts)}`,
  }),
  'in-use': (facts) => ({
    headline: 'No answer needed any more',
    intro: `IAM now reports no unused credential of ${of(facts)}.${unchanged(facts)}`,
    next: closed(facts),
  }),
  'nothing-active': (facts) => ({
    headline: 'No answer needed any more',
    intro: `No credential of ${of(facts)} is active any more, so there is nothing to ask.`,
    next: closed(facts),
  }),
  changed: (facts) => ({
    headline: 'Not turned off: something changed',
    intro: `It was answered that credentials of ${of(facts)} are not needed, but they had changed by then.${unchanged(facts)}`,
    next: open(facts),
  }),
  drift: (facts) => ({
    headline: 'Ended: somebody changed it',
    intro: `Somebody changed credentials of ${of(facts)} while this case had them turned off, so it ended without going on.`,
    next: open(facts),
  }),
  protected: (facts) => ({
    headline: 'Ended: this user is protected',
    intro: `The settings now protect ${of(facts)}, so this case ended.${unchanged(facts)}`,
    next: open(facts),
  }),
  gone: (facts) => ({
    headline: 'No answer needed any more',
    intro: `The ${of(facts)} does not exist any more.`,
    next: closed(facts),
  }),
  recreated: (facts) => ({
    headline: 'Ended: this is another user now',
    intro: `The ${of(facts)} was deleted and created anew by somebody, so this case ended and left the new one alone.`,
    next: closed(facts),
  }),
  unknown: (facts) => ({
    headline: 'Ended: not everything could be read',
    intro: `IAM did not tell enough about the credentials of ${of(facts)} to go on.${unchanged(facts)}`,
    next: open(facts),
  }),
  'nothing-to-restore': (facts) => ({
    headline: 'Nothing could be given back',
    intro: `Credentials of ${of(facts)} were asked back, but could not be given back.`,
    next: `Please talk to ${facts.team} if you need the access. ${open(facts)}`,
  }),
  failed: (facts) => ({
    headline: 'Something failed on our side',
    intro: `The case about unused credentials of ${of(facts)} could not be finished.${unchanged(facts)}${facts.isSecurityContact && facts.failure !== '' ? ` What failed: ${facts.failure}.` : ''}`,
    next: facts.isSecurityContact
      ? "The finding's note says what is true in IAM now. Mend the cause, then select the finding again."
      : `If something does not work any more, tell ${facts.team}. ${open(facts)}`,
  }),
};
