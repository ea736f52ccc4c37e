import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Assembly } from '../../assembly/types.ts';
import type { Clock } from '../../engine/clock.ts';
import type { ChronicleEvent } from '../../model/chronicle.ts';
import { PASSWORD, seeUsers } from '../../model/see-users.ts';
import type { SecurityHub } from '../../twin/security-hub/security-hub.ts';
import { linksOf, messageIdIn } from '../../twin/ses/links.ts';
import type { Ses } from '../../twin/ses/ses.ts';
import type { AnsweredCall } from '../../twin/session.ts';
import type { IamLogEntry } from '../../twin/world/types.ts';
import type { World } from '../../twin/world.ts';
import type { HttpResponse } from '../invoke/http-api.ts';
import type { HttpRequest } from '../invoke/http-event.ts';

interface Sources {
  clock: Clock;
  assembly: Assembly;
  world: World;
  ses: Ses;
  securityHub: SecurityHub;
}

type Parts<Event> = Event extends ChronicleEvent ? Omit<Event, 'at' | 'users'> : never;

/** Writes the chronicle of one scenario while it is played. */
export interface Recorder {
  readonly events: readonly ChronicleEvent[];
  /** The cases that a message names, by its id. */
  casesOf(messageId: string): string[];
  call(call: AnsweredCall): void;
  state(executionArn: string, state: string): void;
  execution(executionArn: string, status: string): void;
  event(event: unknown): void;
  /** The same requests, each written down with its answer. */
  requests(
    send: (request: HttpRequest) => Promise<HttpResponse>,
  ): (request: HttpRequest) => Promise<HttpResponse>;
  /** Opens the newest page of everybody who got a link and writes down what it shows, if anything happened since. */
  look(send: (request: HttpRequest) => Promise<HttpResponse>): Promise<void>;
  /** Writes down what has come since by itself: Security Hub's own changes, notes that show late. */
  catchUp(): void;
}

/** A recorder that listens to this world; nothing is written down yet. */
export function createRecorder({ clock, assembly, world, ses, securityHub }: Sources): Recorder {
  const events: ChronicleEvent[] = [];
  const seenChanges = new Map<string, number>();
  const productNotes = new Set<string>();
  const messages = new Map<string, string[]>();
  let seenMails = 0;
  let lookedAt = 0;
  let before = seeUsers(world, clock.now());

  const write = (parts: Parts<ChronicleEvent>): void => {
    const at = clock.now();
    before = seeUsers(world, at);
    events.push({ ...parts, at, users: before } as ChronicleEvent);
  };

  const catchUp = (): void => {
    for (const mail of ses.outbox.slice(seenMails)) {
      seenMails += 1;
      const { to, subject, text = '' } = mail;
      write({ is: 'mail', to: to.map(addressOf), subject, text, links: linksOf(mail) });
    }
    for (const { document, history } of securityHub.findings()) {
      const known = seenChanges.get(document.Id) ?? 1;
      seenChanges.set(document.Id, history.length);
      for (const { by, status = '', note = '', fields } of history.slice(known))
        write({
          is: 'note',
          findingId: document.Id,
          userArn: document.Resources?.[0]?.Id ?? '',
          caseId: fields['UnusedCredentialsCase'] ?? '',
          status,
          step: fields['UnusedCredentialsStep'] ?? '',
          note,
          isProduct: by === 'BatchUpdateFindings' && productNotes.has(note),
        });
    }
  };

  world.onChange((entry) => {
    const { userId = '' } =
      before.find(({ account, userName }) => account === entry.account && userName === entry.user) ??
      seeUsers(world, clock.now()).find(({ userName }) => userName === entry.user) ??
      {};
    write(iamParts(entry, userId));
  });

  const casesOf: Recorder['casesOf'] = (messageId) => messages.get(messageId) ?? [];
  const partsOf = (request: HttpRequest) => pageParts(request, casesOf);

  return {
    events,
    casesOf,
    catchUp,
    call(call) {
      const { service, operation, parameters, principal, error, isDone } = call;
      const text = (parameters as { Note?: { Text?: string } }).Note?.Text;
      if (operation === 'BatchUpdateFindings' && text !== undefined) productNotes.add(text);
      const item = isDone ? writtenBy(operation, parameters) : undefined;
      if (item !== undefined) write({ is: 'item', item });
      const { messageId, cases } = messageSchema.safeParse(item).data ?? {};
      if (messageId !== undefined)
        messages.set(
          messageId,
          (cases ?? []).map(({ caseId }) => caseId),
        );
      write({ is: 'call', function: principal.functionFolder ?? '', call: `${service}:${operation}`, error });
      catchUp();
    },
    state: (executionArn, state) => write({ is: 'state', caseId: nameIn(executionArn), state }),
    execution: (executionArn, status) => write({ is: 'execution', caseId: nameIn(executionArn), status }),
    event(event) {
      const click = clickParts(event, assembly);
      if (click !== undefined) write(click);
    },
    async look(send) {
      catchUp();
      if (events.length === lookedAt) return;
      for (const link of newestLinks(ses.outbox, casesOf)) {
        const { pathname, search } = new URL(link);
        const request = { method: 'GET', target: `${pathname}${search}` };
        const { status, body: html } = await send(request);
        write({
          is: 'page',
          since: events.length,
          ...partsOf({ ...request, method: 'LOOK' }),
          status,
          html,
        });
      }
      lookedAt = events.length;
    },
    requests: (send) => async (request) => {
      const since = events.length;
      const response = await send(request);
      catchUp();
      write({ is: 'page', since, ...partsOf(request), status: response.status, html: response.body });
      return response;
    },
  };
}

/** Of each mailbox and case the newest link. */
function newestLinks(outbox: Ses['outbox'], casesOf: Recorder['casesOf']): string[] {
  const links = outbox.flatMap((mail) =>
    linksOf(mail).flatMap((link) =>
      casesOf(messageIdIn(link)).map((caseId) => [`${mail.to.join()} ${caseId}`, link] as const),
    ),
  );
  return [...new Map(links).values()];
}

function iamParts(
  { action, account, user, by, detail }: IamLogEntry,
  userId: string,
): Parts<Extract<ChronicleEvent, { is: 'iam' }>> {
  const { accessKeyId, status } = detail;
  const isPassword = action.endsWith('LoginProfile');
  const role = /:assumed-role\/(UnusedCredentials[^/]*)\/(.+)$/.exec(by);
  return {
    is: 'iam',
    ...{ action, account, user, userId },
    names: action.startsWith('Update') ? [] : Object.values(detail).map(String),
    credential: isPassword ? PASSWORD : accessKeyId === undefined ? undefined : String(accessKeyId),
    status: status === undefined ? undefined : String(status),
    isProduct: role !== null,
    session: role?.[2] ?? '',
  };
}

interface ClickDetail {
  'detail-type'?: string;
  resources?: string[];
  detail?: {
    findings?: { Id?: string; Resources?: { Id?: string }[]; Compliance?: { SecurityControlId?: string } }[];
  };
}

function clickParts(
  event: unknown,
  { actionTargets }: Assembly,
): Parts<Extract<ChronicleEvent, { is: 'click' }>> | undefined {
  const { resources = [], detail } = (event ?? {}) as ClickDetail;
  const [action = ''] = resources;
  if (!actionTargets.includes(action) || !Array.isArray(detail?.findings)) return undefined;
  return {
    is: 'click',
    action: action.split('/').at(-1) ?? '',
    userArns: detail.findings.map((finding) => finding?.Resources?.[0]?.Id ?? ''),
    controls: detail.findings.map((finding) => finding?.Compliance?.SecurityControlId ?? ''),
    findingIds: detail.findings.map((finding) => finding?.Id ?? ''),
  };
}

function pageParts({ method, target, body = '' }: HttpRequest, casesOf: Recorder['casesOf']) {
  const url = new URL(target, 'https://page');
  return {
    method,
    caseId: casesOf(messageIdIn(url.href))[0] ?? '',
    key: url.searchParams.get('key') ?? '',
    form: Object.fromEntries(new URLSearchParams(body)),
  };
}

/** What is read of the item of a message. */
const messageSchema = z.object({ messageId: z.string(), cases: z.array(z.object({ caseId: z.string() })) });

/** What a write to a table has put there: the whole item, or the values by which it was changed. */
function writtenBy(operation: string, parameters: unknown): Record<string, unknown> | undefined {
  const { Item, ExpressionAttributeValues: values } = parameters as Written;
  if (operation === 'PutItem' && Item !== undefined) return unmarshall(Item);
  if (operation !== 'UpdateItem' || values === undefined) return undefined;
  const changed = Object.entries(unmarshall(values)).map(([name, value]) => [name.slice(1), value]);
  return Object.fromEntries(changed);
}

type Attributes = Parameters<typeof unmarshall>[0];
interface Written {
  Item?: Attributes;
  ExpressionAttributeValues?: Attributes;
}

const addressOf = (recipient: string): string => /<([^>]+)>/.exec(recipient)?.[1] ?? recipient;
const nameIn = (executionArn: string): string => executionArn.split(':').at(-1) ?? '';
