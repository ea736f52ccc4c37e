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
  /** The newest, the oldest, or a number: 1 is the oldest, 2 the next one. */
  link: 'last' | 'first' | number;
}

/** The link that a person would use, or undefined if no mail brought one. */
export function findLink(play: Play, choice: LinkChoice): MailedLink | undefined {
  const links = linksFor(play, choice);
  const { link } = choice;
  return links.at(link === 'last' ? -1 : link === 'first' ? 0 : link - 1);
}

/** Every link about a user that a person has in that mailbox, the oldest first. */
export function linksFor(play: Play, choice: Omit<LinkChoice, 'link'>): MailedLink[] {
  const { account, user } = whoOf(play, choice);
  const ids = play.userIds.get(`${account}/${user}`) ?? new Set();
  return play.simulation.ses.outbox
    .flatMap((mail) => mail.to.map((to) => ({ mail, to: addressOf(to) })))
    .filter(({ to }) => isMailboxOf(play, choice, to))
    .flatMap(({ mail, to }) => linksOf(mail).map((link) => ({ url: new URL(link), to })))
    .map((link) => ({ ...link, cases: play.simulation.recorder.casesOf(messageIdIn(link.url.href)) }))
    .filter(({ cases }) => cases.some((caseId) => [...ids].some((id) => caseId.includes(id))));
}

/** The case of a user among those of a link: the newest. Undefined where the message names no other: its page is that of the user. */
export function caseAmong(
  play: Play,
  { cases }: MailedLink,
  choice: Omit<LinkChoice, 'link'>,
): string | undefined {
  if (cases.length < 2) return undefined;
  const { account, user } = whoOf(play, choice);
  const ids = [...(play.userIds.get(`${account}/${user}`) ?? [])];
  return cases.findLast((caseId) => ids.some((id) => caseId.includes(id)));
}

function isMailboxOf(
  { simulation }: Play,
  { as, to: wanted }: Pick<LinkChoice, 'as' | 'to'>,
  to: string,
): boolean {
  if (wanted !== undefined) return to === wanted;
  return simulation.settings.securityContacts.includes(to) === (as === 'security-contact');
}

/** The address of a recipient, which may have a name before it. */
export const addressOf = (recipient: string): string => /<([^>]+)>/.exec(recipient)?.[1] ?? recipient;
