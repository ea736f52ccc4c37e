import { casePage } from '../../../functions/case-page/case-page.ts';
import type { PageResponse } from '../../../functions/case-page/http.ts';
import type { Pause } from '../../../functions/domain/assess/pause.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { hashKey } from '../../../functions/domain/message/link.ts';
import type { Message, NamedCase } from '../../../functions/domain/message/message.ts';
import { type Plan, proposed } from '../../../functions/domain/plan/plan.ts';
import type { Question, QuestionKind, Role } from '../../../functions/domain/question/question.ts';
import { type Settings, settingsSchema } from '../../../functions/domain/settings/settings.ts';
import type { CaseTable, MessageTable, PauseSwitch, TaskTokens } from '../../../functions/ports.ts';
import type { PageRecord } from '../../../functions/texts/page-texts.ts';
import { AT, aPlan, aUser, SES_KEY, SETTINGS, UNTIL } from '../mail/orders.ts';

export const CASE_ID = 'alice-AIDAEXAMPLE123456789-1';
export const OWNER_KEY = 'ownerKey-aaaaaaaaaaaaaaaaaaaaaaa';
export const SECURITY_KEY = 'securityKey-bbbbbbbbbbbbbbbbbbbb';
export const TOKEN = 'AQC8AAAAKgAAAAMAAAAAAAAAAtaskTokenWhichIsSecret';
export const NOW = '2026-03-03T12:00:00.000Z';
export { SES_KEY };

/** The message that was mailed with this key, about the case of `CASE_ID`. */
export function aMessage(key: string, role: Role, overrides: Partial<NamedCase> = {}): Message {
  const address = role === 'stakeholder' ? 'alice@example.com' : 'security@example.com';
  const { planId } = aPlan();
  const named = { userId: 'AIDAEXAMPLE123456789', caseId: CASE_ID, role, questionNumber: 1, planId };
  return {
    messageId: messageIdOf(key),
    address,
    cases: [{ ...named, ...overrides }],
    attempts: [{ at: AT, keyHash: hashKey(key) }],
  };
}

/** The message that a key of these tests belongs to. */
export const messageIdOf = (key: string): string => `message-${key.slice(0, 5)}`.replace(/[^\w-]/g, '-');

const MESSAGES: Record<QuestionKind, Question['message']> = {
  stakeholder: 'asked',
  impact: 'disabled',
  deletion: 'confirm-deletion',
  use: 'kept',
  paused: 'silent',
};

/** A record whose question of this kind is open. */
export function aRecord(kind: QuestionKind, overrides: Partial<PageRecord> = {}): PageRecord {
  const user = overrides.user ?? aUser();
  const plan = overrides.plan ?? aPlan(user);
  const off = kind === 'impact' || kind === 'deletion';
  return {
    version: 1,
    userGone: false,
    outcomes: [],
    remarks: [],
    revision: 3,
    status: 'open',
    caseId: CASE_ID,
    sequence: 1,
    account: '123456789012',
    partition: 'aws',
    userName: 'alice',
    userId: 'AIDAEXAMPLE123456789',
    userArn: 'arn:aws:iam::123456789012:user/alice',
    controls: ['IAM.8'],
    thresholdDays: 90,
    openedAt: '2026-03-01T08:59:00Z',
    findings: [],
    step: 'asked',
    user,
    plan,
    question: {
      number: kind === 'stakeholder' ? 1 : 2,
      kind,
      message: MESSAGES[kind],
      recipients: [
        { address: 'alice@example.com', role: 'stakeholder', reason: 'you are named in the tag Owner' },
      ],
      since: AT,
      until: UNTIL,
      timeoutSeconds: 604_800,
      taskToken: TOKEN,
      planId: plan.planId,
      sent: true,
    },
    answers: [],
    messages: [],
    disabled: off ? disabledOf(plan) : [],
    ...overrides,
  };
}

export function disabledOf(plan: Plan): CaseRecord['disabled'] {
  return proposed(plan).map(({ credential: { id, kind } }) => ({
    credentialId: id,
    kind,
    disabledAt: '2026-03-02T10:00:00.000Z',
  }));
}

/** A plan that proposes one access key only. */
export function onePlan(): Plan {
  return aPlan(aUser({ credentials: aUser().credentials.filter(({ id }) => id === SES_KEY) }));
}

/** What the case page never asks of a table, and of messages. */
export const UNUSED_OF_TABLE: Pick<CaseTable, 'backOff' | 'all' | 'dueAt'> = {
  backOff: async () => {},
  all: () => {
    throw new Error('the case page never scans');
  },
  dueAt: () => {
    throw new Error('the case page never looks for what is due');
  },
};
export const UNUSED_OF_MESSAGES: Pick<MessageTable, 'begin' | 'sent' | 'bounced'> = {
  begin: () => {
    throw new Error('the case page sends nothing');
  },
  sent: () => {
    throw new Error('the case page sends nothing');
  },
  bounced: () => {
    throw new Error('the case page hears of no bounce');
  },
};

/** Checked once: thousands of worlds are made. */
const USUAL_SETTINGS: Settings = settingsSchema.parse(SETTINGS);

/** The page with a table and an execution in memory; both record what reaches them. */
export class World {
  readonly puts: CaseRecord[] = [];
  readonly woken: { taskToken: string; outcome: string }[] = [];
  record: PageRecord | undefined;
  tableFails = false;
  /** Whether all cases are paused; an error: the switch cannot be read. */
  pause: Pause | Error | undefined;
  /** What happens once between a request's first read and its next one: somebody else was faster. */
  meanwhile: (() => void) | undefined;
  stepFunctions: 'taken' | 'gone' | Error = 'taken';
  settings: Settings = USUAL_SETTINGS;
  /** Milliseconds since the request came in. */
  elapsed = () => 0;

  /** What was mailed: to the owner and to a security contact about the plan in force, unless a test says otherwise. */
  readonly mailed: Message[];

  constructor(record?: PageRecord, mailed?: Message[]) {
    this.record = record;
    const shown = record?.plan === undefined ? {} : { planId: record.plan.planId };
    this.mailed = mailed ?? [
      aMessage(OWNER_KEY, 'stakeholder', shown),
      aMessage(SECURITY_KEY, 'security-contact', shown),
    ];
  }

  readonly messages: MessageTable = {
    get: async (messageId) => structuredClone(this.mailed.find((one) => one.messageId === messageId)),
    ...UNUSED_OF_MESSAGES,
  };

  readonly table: CaseTable = {
    get: async (userId) => {
      if (this.tableFails) throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
      const read = this.record?.userId === userId ? structuredClone(this.record) : undefined;
      const { meanwhile } = this;
      this.meanwhile = undefined;
      meanwhile?.();
      return read;
    },
    put: async (record) => {
      if (record.revision !== this.record?.revision) return false;
      this.record = { ...structuredClone(record), revision: record.revision + 1 };
      this.puts.push(this.record);
      return true;
    },
    ...UNUSED_OF_TABLE,
  };

  readonly tokens: TaskTokens = {
    succeed: async (taskToken, { outcome }) => {
      if (this.stepFunctions instanceof Error) throw this.stepFunctions;
      if (this.stepFunctions === 'taken') this.woken.push({ taskToken, outcome });
      return this.stepFunctions;
    },
  };

  readonly pauses: PauseSwitch = {
    read: async () => {
      if (this.pause instanceof Error) throw this.pause;
      return this.pause;
    },
  };

  send(event: unknown): Promise<PageResponse> {
    const { table, messages, tokens, pauses, settings, elapsed } = this;
    return casePage(event, { table, messages, tokens, pauses, settings, elapsed });
  }

  get(key = OWNER_KEY, messageId = messageIdOf(key)): Promise<PageResponse> {
    return this.send(anEvent('GET', { key, messageId }));
  }

  /** Sends the form of the question that is open, unless the fields name another. */
  post(fields: Record<string, string>, key = OWNER_KEY): Promise<PageResponse> {
    const { question } = this.record ?? {};
    const form = { ...(question && { question: `${question.number}` }), ...fields };
    return this.send(anEvent('POST', { key, body: new URLSearchParams(form).toString() }));
  }
}

interface EventParts {
  key?: string;
  messageId?: string;
  body?: string | undefined;
  contentType?: string | undefined;
  isBase64Encoded?: boolean;
}

/** An event of an HTTP API, payload format 2.0, as API Gateway sends it. */
export function anEvent(method: string, parts: EventParts = {}): object {
  const { key = OWNER_KEY, messageId = messageIdOf(key), body, isBase64Encoded = false } = parts;
  const contentType = 'contentType' in parts ? parts.contentType : 'application/x-www-form-urlencoded';
  const path = `/messages/${messageId}`;
  return {
    version: '2.0',
    routeKey: 'ANY /messages/{messageId}',
    rawPath: path,
    rawQueryString: `key=${key}`,
    headers: { host: 'cases.example.com', ...(contentType !== undefined && { 'content-type': contentType }) },
    queryStringParameters: { key },
    pathParameters: { messageId },
    requestContext: {
      accountId: '111122223333',
      apiId: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'id',
      routeKey: 'ANY /messages/{messageId}',
      stage: '$default',
      time: '03/Mar/2026:12:00:00 +0000',
      timeEpoch: Date.parse(NOW),
    },
    ...(body !== undefined && { body }),
    isBase64Encoded,
  };
}
