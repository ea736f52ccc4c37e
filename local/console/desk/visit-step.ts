import type { Play } from '../../run/acts/act.ts';
import { addressOf, type LinkChoice, linksFor } from '../../run/acts/links.ts';
import type { HttpRequest } from '../../run/invoke/http-event.ts';
import { linksOf, messageIdIn } from '../../twin/ses/links.ts';

/** A step that sends a form; `to` is the mailbox in which its link lies, where one has it. */
export type VisitStep = Record<string, unknown> & { to?: string };

/**
 * A form that was sent on the case page, as a step: whose link it was and what was entered. The keys of links differ each
 * time that a scenario is played, so the step says in whose mailbox the link lies instead.
 */
export function visitStep(play: Play, { method = 'GET', target, body = '' }: HttpRequest): VisitStep {
  const url = new URL(target, 'https://page');
  const form = Object.fromEntries(new URLSearchParams(body));
  const sent = { do: 'http', method, form };
  const to = mailboxOf(play, url);
  const owner = ownerOf(play, url, form['case']);
  if (to === undefined || owner === undefined)
    return { ...sent, path: url.pathname, query: Object.fromEntries(url.searchParams) };
  const choice = { ...owner, to, as: 'stakeholder' as const };
  return { ...sent, ...owner, to, link: whichLink(play, choice, url) };
}

function mailboxOf({ simulation }: Play, url: URL): string | undefined {
  const mail = simulation.ses.outbox.find((each) => linksOf(each).some((link) => isSame(new URL(link), url)));
  return mail?.to.map(addressOf)[0];
}

/** The user whose case is answered for: that of the form, or of the only case that the link opens. */
function ownerOf(
  { simulation, userIds }: Play,
  url: URL,
  answeredFor: string | undefined,
): { user: string; account: string } | undefined {
  const cases = simulation.recorder.casesOf(messageIdIn(url.href));
  const caseId = answeredFor ?? cases[0] ?? '';
  const [key] = [...userIds].find(([, ids]) => [...ids].some((id) => caseId.includes(id))) ?? [];
  if (key === undefined) return undefined;
  const slash = key.indexOf('/');
  return { account: key.slice(0, slash), user: key.slice(slash + 1) };
}

/** The newest link is told as that, since a play that goes a little otherwise may have more of them. */
function whichLink(play: Play, choice: Omit<LinkChoice, 'link'>, url: URL): LinkChoice['link'] {
  const links = linksFor(play, choice);
  const place = links.findLastIndex((link) => isSame(link.url, url));
  if (place < 0 || place === links.length - 1) return 'last';
  return place === 0 ? 'first' : place + 1;
}

const isSame = (one: URL, other: URL): boolean =>
  one.pathname === other.pathname && one.search === other.search;
