import * as z from 'zod';

const ADDRESS = z.email();
const WEB = z.url({ protocol: /^https$/, hostname: z.regexes.domain });

/** Whether people can turn to it by a click: an e-mail address, or an https address. */
export function isContact(text: string): boolean {
  return isAddress(text) || WEB.safeParse(text).success;
}

/** The contact of the team as a link: an https address as it is, an e-mail address as `mailto:`. */
export function contactUrl(contact: string): string {
  return isAddress(contact) ? `mailto:${encodeURIComponent(contact).replaceAll('%40', '@')}` : contact;
}

/** The settings that say from whom mails are. */
interface Sending {
  sender: string;
  teamName: string;
  senderName?: string | undefined;
  contact: string;
  replyTo?: string[] | undefined;
}

/** How every mail names its sender, and where replies go; nowhere else than to the sender where the list is empty. */
export function senderOf({
  sender,
  teamName,
  senderName = teamName,
  contact,
  replyTo = isAddress(contact) ? [contact] : [],
}: Sending): { sender: string; senderName: string; replyTo: string[] } {
  return { sender, senderName, replyTo };
}

function isAddress(text: string): boolean {
  return ADDRESS.safeParse(text).success;
}
