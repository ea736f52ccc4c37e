import { casePage } from '../../../functions/case-page/case-page.ts';
import type { PageResponse } from '../../../functions/case-page/http.ts';
import type { Pause } from '../../../functions/domain/assess/pause.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { hashKey } from '../../../functions/domain/message/link.ts';
import type { Message, NamedCase } from '../../../functions/domain/message/message.ts';
import type { QuestionKind, Role } from '../../../functions/domain/question/question.ts';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import type { CaseTable, MessageTable, TaskTokens } from '../../../functions/ports.ts';
import type { PageRecord } from '../../../functions/texts/page-texts.ts';
import { AT, SETTINGS } from '../mail/orders.ts';
import {
  anEvent,
  aRecord,
  messageIdOf,
  OWNER_KEY,
  SECURITY_KEY,
  UNUSED_OF_MESSAGES,
  UNUSED_OF_TABLE,
} from './world.ts';

const KEYS: Record<'stakeholder' | 'security-contact', string> = {
  stakeholder: OWNER_KEY,
  'security-contact': SECURITY_KEY,
};

/** The case of a user of alice's whose question of this kind is open. */
export function aCase(
  userName: string,
  kind: QuestionKind = 'stakeholder',
  differs: Partial<PageRecord> = {},
): PageRecord {
  const userId = `AIDA${userName
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, 'X')
    .padEnd(16, 'X')
    .slice(0, 16)}`;
  const record = aRecord(kind);
  const { plan, user, question } = record;
  if (plan === undefined || user === undefined || question === undefined) throw new Error('it has them');
  const arn = `arn:aws:iam::123456789012:user/${userName}`;
  const planId = `plan-of-${userId}`;
  return {
    ...record,
    ...{ userName, userId, userArn: arn, caseId: `${userName.replace(/\W/g, '').slice(0, 36)}-${userId}-1` },
    user: { ...user, userName, userId, arn },
    plan: { ...plan, planId },
    question: { ...question, planId, taskToken: `token of ${userId}` },
    ...differs,
  };
}

/** Three users of alice's whose questions end on one day after the other: carol's, dave's, bob's. */
export const three = (): PageRecord[] => [asked('bob', '20'), asked('carol', '18'), asked('dave', '19')];

function asked(userName: string, day: string): PageRecord {
  const { question, ...record } = aCase(userName);
  return { ...record, ...(question && { question: { ...question, until: `2026-03-${day}T09:00:00.000Z` } }) };
}

/** The case once its question is answered and over, and nothing is off. */
export function closedCase(userName: string): PageRecord {
  const { question: _over, ...record } = aCase(userName);
  return { ...record, status: 'closed', closedAt: AT };
}

/** A table of several users, a message that names them, and executions; all of it records what reaches it. */
export class ListWorld {
  readonly records: Map<string, CaseRecord>;
  readonly puts: CaseRecord[] = [];
  readonly woken: { taskToken: string; outcome: string }[] = [];
  /** The users whose items cannot be read, or not be written. */
  unreadable = new Set<string>();
  unwritable = new Set<string>();
  /** Whether all cases are paused. */
  pause: Pause | undefined;
  /** What happens once, before the first write. */
  meanwhile: (() => void) | undefined;
  /** The time that each read, write or try to wake takes, in milliseconds. */
  pace = 0;
  /** How many of them there were at a time, at most. */
  most = 0;
  settings = settingsSchema.parse(SETTINGS);
  readonly message: Message;
  private time = 0;
  private running = 0;

  constructor(records: CaseRecord[], { role = 'stakeholder' }: { role?: Exclude<Role, 'analyst'> } = {}) {
    this.records = new Map(records.map((record) => [record.userId, record]));
    this.message = {
      messageId: messageIdOf(KEYS[role]),
      address: role === 'stakeholder' ? 'alice@example.com' : 'security@example.com',
      cases: records.map(
        ({ userId, caseId, question, plan }): NamedCase => ({
          ...{ userId, caseId, role, questionNumber: question?.number ?? 1 },
          planId: plan?.planId ?? '',
        }),
      ),
      attempts: [{ at: AT, keyHash: hashKey(KEYS[role]) }],
    };
    this.key = KEYS[role];
  }

  readonly key: string;

  /** The record of a user, by name. */
  of(userName: string): CaseRecord {
    const found = [...this.records.values()].find((one) => one.userName === userName);
    if (found === undefined) throw new Error(`there is no ${userName}`);
    return found;
  }

  /** The answers recorded so far, by user. */
  answers(): Record<string, string[]> {
    const said = [...this.records.values()].map(
      ({ userName, answers }) => [userName, answers.map(({ kind }) => kind)] as const,
    );
    return Object.fromEntries(said.filter(([, kinds]) => kinds.length > 0));
  }

  private async taking<Done>(work: () => Done): Promise<Done> {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    await Promise.resolve();
    this.time += this.pace;
    this.running -= 1;
    return work();
  }

  readonly table: CaseTable = {
    get: (userId) =>
      this.taking(() => {
        if (this.unreadable.has(userId)) throw Object.assign(new Error('slow down'), { name: 'Throttling' });
        return structuredClone(this.records.get(userId));
      }),
    put: (record) =>
      this.taking(() => {
        const { meanwhile } = this;
        this.meanwhile = undefined;
        meanwhile?.();
        if (this.unwritable.has(record.userId))
          throw Object.assign(new Error('slow down'), { name: 'Throttling' });
        if (record.revision !== this.records.get(record.userId)?.revision) return false;
        const written = { ...structuredClone(record), revision: record.revision + 1 };
        this.records.set(record.userId, written);
        this.puts.push(written);
        return true;
      }),
    ...UNUSED_OF_TABLE,
  };

  readonly tokens: TaskTokens = {
    succeed: (taskToken, { outcome }) =>
      this.taking(() => {
        this.woken.push({ taskToken, outcome });
        return 'taken';
      }),
  };

  readonly messages: MessageTable = {
    get: async (messageId) => (messageId === this.message.messageId ? this.message : undefined),
    ...UNUSED_OF_MESSAGES,
  };

  send(event: unknown): Promise<PageResponse> {
    const { table, messages, tokens, settings } = this;
    const pauses = { read: async () => this.pause };
    return casePage(event, { table, messages, tokens, pauses, settings, elapsed: () => this.time });
  }

  get(): Promise<PageResponse> {
    this.time = 0;
    return this.send(anEvent('GET', { key: this.key }));
  }

  post(fields: Record<string, string>): Promise<PageResponse> {
    this.time = 0;
    return this.send(anEvent('POST', { key: this.key, body: new URLSearchParams(fields).toString() }));
  }

  /** The fields by which the list's form, as it is now, ticks these users for an answer. */
  async tick(choice: string, userNames: string[], more: Record<string, string> = {}) {
    const { body } = await this.get();
    const ids = userNames.map((name) => this.of(name).caseId);
    return { ...fieldsTicked(body, choice, ids), ...more };
  }
}

/** What a browser sends for the list's form with these boxes ticked and this answer in each of their parts. */
export function fieldsTicked(body: string, choice: string, caseIds: string[]): Record<string, string> {
  const hidden = [...body.matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)];
  const boxes = [...body.matchAll(/type="checkbox" name="([^"]+)" id="[^"]+" value="([^"]+)"/g)];
  const ticked = boxes.filter(([, name = '']) => caseIds.some((id) => name === `pick.${id}`));
  return {
    ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    ...Object.fromEntries(ticked.map(([, name, value]) => [name, value])),
    ...Object.fromEntries(ticked.map(([, , group]) => [`answer.${group}`, choice])),
  };
}

/** What the page says of each user, by the id of its case: of the last answers, or how it stands. */
export function linesOf(body: string, kind: 'result' | 'user'): Record<string, string> {
  const items = body.matchAll(new RegExp(`<li class="${kind}" id="${kind}-([^"]+)">([\\s\\S]*?)</li>`, 'g'));
  const plain = (html: string) =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return Object.fromEntries([...items].map(([, id = '', html = '']) => [id.split('-')[0], plain(html)]));
}
