import { linksOf, messageIdIn } from '../../twin/ses/links.ts';
import { type Play, whoOf } from './act.ts';

/** A link of a mail as a person finds it. */
export interface MailedLink {
  url: URL;
  to: string;
  /** The cases that its message names. */
  cases: readonly string[];
}

/** Whose link is looked for, and in which mailbox. */
export interface LinkChoice {
  user?: string | undefined;
  account?: string | undefined;
  as: 'stakeholder' | 'security-contact';
  to?: string | undefined;
  link: 'last' | 'first';
}

/** The link that a person would use, or undefined if no mail brought one. */
export function findLink(play: Play, choice: LinkChoice): MailedLink | undefined {
  const { account, user } = whoOf(play, choice);
  const ids = play.userIds.get(`${account}/${user}`) ?? new Set();
  const links = play.simulation.ses.outbox
    .flatMap((mail) => mail.to.map((to) => ({ mail, to: addressOf(to) })))
    .filter(({ to }) => isMailboxOf(play, choice, to))
    .flatMap(({ mail, to }) => linksOf(mail).map((link) => ({ url: new URL(link), to })))
    .map((link) => ({ ...link, cases: play.simulation.recorder.casesOf(messageIdIn(link.url.href)) }))
    .filter(({ cases }) => cases.some((caseId) => [...ids].some((id) => caseId.includes(id))));
  return choice.link === 'last' ? links.at(-1) : links[0];
}

/** The case of a user among those of a link: the newest. Undefined where the message names no other: its page is that of the user. */
export function caseAmong(play: Play, { cases }: MailedLink, choice: LinkChoice): string | undefined {
  if (cases.length < 2) return undefined;
  const { account, user } = whoOf(play, choice);
  const ids = [...(play.userIds.get(`${account}/${user}`) ?? [])];
  return cases.findLast((caseId) => ids.some((id) => caseId.includes(id)));
}

function isMailboxOf({ simulation }: Play, { as, to: wanted }: LinkChoice, to: string): boolean {
  if (wanted !== undefined) return to === wanted;
  return simulation.settings.securityContacts.includes(to) === (as === 'security-contact');
}

/** The address of a recipient, which may have a name before it. */
export const addressOf = (recipient: string): string => /<([^>]+)>/.exec(recipient)?.[1] ?? recipient;
