import type { ComposedMail } from '../../../functions/mail/compose.ts';

/** A mail as it lies in a mailbox. */
export interface Received extends Pick<ComposedMail, 'subject' | 'headers'> {
  /** In days since the first. */
  day: number;
}

type Conversations = (mails: readonly Received[]) => number[];

const referencesOf = ({ headers }: Received) => (headers['References'] ?? '').split(' ');

/**
 * Gmail: automated mails are grouped with an earlier one of the same sender, recipient and subject that names the same ids in its references
 * and is at most a week old (Gmail help, "Group emails into conversations"; the Gmail API's guide to threads asks for references
 * and the same subject as well).
 */
export const gmail: Conversations = (mails) => {
  const found: number[] = [];
  for (const [index, mail] of mails.entries()) {
    const before = mails.findLastIndex(
      (one, at) =>
        at < index &&
        one.subject === mail.subject &&
        referencesOf(one).some((id) => referencesOf(mail).includes(id)) &&
        mail.day - one.day <= 7,
    );
    found.push(before === -1 ? index : (found[before] ?? index));
  }
  return found;
};

/**
 * Outlook and Exchange, of a mail from elsewhere, which has no conversation index: by the subject without a prefix of up to three letters, 255
 * characters of it in upper case ([MS-OXOMSG] 2.2.1.2 PidTagConversationId, [MS-OXCMAIL] 2.2.3.2.6.1).
 */
export const outlook: Conversations = (mails) => {
  const topics = mails.map(({ subject }) =>
    subject
      .replace(/^[^\d:]{1,3}: /, '')
      .slice(0, 255)
      .toUpperCase(),
  );
  return topics.map((topic) => topics.indexOf(topic));
};

/** Apple Mail, Thunderbird and servers that thread by references: RFC 5256, THREAD=REFERENCES, steps 1 and 5. */
export const byReferences: Conversations = (mails) => {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    const parent = parents.get(id);
    return parent === undefined ? id : rootOf(parent);
  };
  const roots = mails.map((mail) => {
    const ids = referencesOf(mail);
    for (const [index, id] of ids.entries()) {
      const above = ids[index - 1];
      if (above !== undefined && !parents.has(id) && rootOf(above) !== id) parents.set(id, above);
    }
    return ids.at(-1) ?? '';
  });
  const threads = roots.map(rootOf);
  return mails.map(({ subject }, index) =>
    mails.findIndex((one, at) => threads[at] === threads[index] || one.subject === subject),
  );
};
