import { linkTo } from '../domain/message/link.ts';
import type { Message, NamedCase } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable } from '../ports.ts';
import type { PageFacts, PageTexts } from '../texts/page-texts.ts';
import { pageFacts } from './facts.ts';
import { openLink } from './link.ts';

/** What a case of a message is read with. */
export interface Reading {
  table: CaseTable;
  settings: Settings;
  texts: PageTexts;
  at: string;
  isPaused: boolean;
}

type OpenedCase = { is: 'open' | 'passed-on'; facts: PageFacts } | { is: 'over' };

/**
 * A case that a message names, as the link to it alone opens it; undefined where the message asks nothing about it, or
 * the table does not hold it. Throws where the table cannot be read.
 */
export async function openCase(
  message: Message,
  named: NamedCase,
  reading: Reading,
): Promise<OpenedCase | undefined> {
  const { table, settings } = reading;
  const link = linkTo(message, named);
  const record = link && (await table.get(named.userId));
  if (link === undefined || record === undefined) return undefined;
  const opened = openLink(record, named.caseId, link, settings);
  if (opened.is === 'over') return opened;
  const { is, ended } = opened;
  const isOfSeveral = message.cases.length > 1;
  return { is, facts: pageFacts(record, { ...reading, link, ended, isOfSeveral }) };
}
