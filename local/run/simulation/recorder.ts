import * as z from 'zod';
import type { Assembly } from '../../assembly/types.ts';
import type { Clock } from '../../engine/clock.ts';
import type { ChronicleEvent } from '../../model/chronicle.ts';
import { usersSeer } from '../../model/see-users.ts';
import type { SecurityHub } from '../../twin/security-hub/security-hub.ts';
import { linksOf } from '../../twin/ses/links.ts';
import type { Ses } from '../../twin/ses/ses.ts';
import type { AnsweredCall } from '../../twin/session.ts';
import type { World } from '../../twin/world.ts';
import type { HttpResponse } from '../invoke/http-api.ts';
import type { HttpRequest } from '../invoke/http-event.ts';
import { bounceParts, clickParts, iamParts, type Parts, pageParts, writtenBy } from './event-parts.ts';
import { everybodysLooks, isReading } from './looks.ts';

interface Sources {
  clock: Clock;
  assembly: Assembly;
  world: World;
  ses: Ses;
  securityHub: SecurityHub;
}

/** Writes the chronicle of one scenario while it is played. */
export interface Recorder {
  readonly events: readonly ChronicleEvent[];
  /** The cases that a message names, by its id; none of a message that nobody has begun. */
  casesOf(messageId: string): string[];
  call(call: AnsweredCall): void;
  state(executionArn: string, state: string): void;
  execution(executionArn: string, status: string): void;
  event(event: unknown): void;
  /** The same requests, each written down with its answer. */
  requests(
    send: (request: HttpRequest) => Promise<HttpResponse>,
  ): (request: HttpRequest) => Promise<HttpResponse>;
  /**
   * Opens the newest page of everybody who got a link and writes down what it shows, if anything happened since. Where
   * at the same moment somebody has only read, every page still shows what it did.
   * Throws for a mailed link whose message was never written.
   */
  look(send: (request: HttpRequest) => Promise<HttpResponse>): Promise<void>;
  /** Writes down what has come since by itself: Security Hub's own changes, notes that show late. */
  catchUp(): void;
}

/** A recorder that listens to this world; nothing is written down yet. */
export function createRecorder({ clock, assembly, world, ses, securityHub }: Sources): Recorder {
  const events: ChronicleEvent[] = [];
  const seenChanges = new Map<string, number>();
  // What the product has written and no finding has shown yet: a status that somebody else sets leaves the note as it is.
  const written = new Set<string>();
  const messages = createMessages();
  let seenMails = 0;
  let looked = { events: 0, at: Number.NaN };
  const see = usersSeer(world);
  let before = see(clock.now());

  const write = (parts: Parts<ChronicleEvent>): void => {
    const at = clock.now();
    before = see(at);
    events.push({ ...parts, at, users: before } as ChronicleEvent);
  };

  const catchUp = (): void => {
    for (const mail of ses.outbox.slice(seenMails)) {
      seenMails += 1;
      const { messageId: sesId, to, subject, text = '' } = mail;
      write({ is: 'mail', sesId, to: to.map(addressOf), subject, text, links: linksOf(mail) });
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
          isProduct: by === 'BatchUpdateFindings' && written.delete(`${document.Id} ${note}`),
        });
    }
  };

  world.onChange((entry) => {
    const { userId = '' } =
      before.find(({ account, userName }) => account === entry.account && userName === entry.user) ??
      see(clock.now()).find(({ userName }) => userName === entry.user) ??
      {};
    write(iamParts(entry, userId));
  });

  const { casesOf } = messages;
  const partsOf = (request: HttpRequest) => pageParts(request, casesOf);

  return {
    events,
    casesOf,
    catchUp,
    call(call) {
      const { service, operation, parameters, principal, error } = call;
      if (operation === 'BatchUpdateFindings') for (const noted of notesIn(parameters)) written.add(noted);
      const item = writtenBy(call);
      if (item !== undefined) write({ is: 'item', item });
      messages.heard(call);
      const { functionFolder = '', sessionName: session } = principal;
      write({ is: 'call', function: functionFolder, call: `${service}:${operation}`, error, session });
      catchUp();
    },
    state: (executionArn, state) => write({ is: 'state', caseId: nameIn(executionArn), state }),
    execution: (executionArn, status) => write({ is: 'execution', caseId: nameIn(executionArn), status }),
    event(event) {
      const click = clickParts(event, assembly);
      if (click !== undefined) write(click);
      const bounce = bounceParts(event);
      if (bounce === undefined) return;
      catchUp();
      write(bounce);
    },
    async look(send) {
      catchUp();
      const since = events.slice(looked.events);
      const isAsBefore = clock.now() === looked.at && since.every(isReading);
      if (since.length === 0 || isAsBefore) return;
      for (const request of everybodysLooks(ses.outbox, casesOf)) {
        const { status, body: html } = await send(request);
        write({ is: 'page', since: events.length, ...partsOf(request), method: 'LOOK', status, html });
      }
      looked = { events: events.length, at: clock.now() };
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

/** Writes nothing down but which cases messages name. */
export function createSilentRecorder(): Recorder {
  const messages = createMessages();
  return {
    events: [],
    casesOf: messages.casesOf,
    call: messages.heard,
    state() {},
    execution() {},
    event() {},
    requests: (send) => send,
    look: async () => {},
    catchUp() {},
  };
}

/** Which cases the messages name that were written. */
function createMessages(): { casesOf(messageId: string): string[]; heard(call: AnsweredCall): void } {
  const messages = new Map<string, string[]>();
  return {
    casesOf: (messageId) => messages.get(messageId) ?? [],
    heard(call) {
      const item = writtenBy(call);
      if (item === undefined) return;
      const { messageId, cases = [] } = messageSchema.safeParse(item).data ?? {};
      if (messageId !== undefined)
        messages.set(
          messageId,
          cases.map(({ caseId }) => caseId),
        );
    },
  };
}

/** What is read of the item of a message. */
const messageSchema = z.object({ messageId: z.string(), cases: z.array(z.object({ caseId: z.string() })) });

const addressOf = (recipient: string): string => /<([^>]+)>/.exec(recipient)?.[1] ?? recipient;
const nameIn = (executionArn: string): string => executionArn.split(':').at(-1) ?? '';

/** The findings that a call writes on, each with its new note. */
function notesIn(parameters: unknown): string[] {
  const { FindingIdentifiers = [], Note } = parameters as {
    FindingIdentifiers?: { Id: string }[];
    Note?: { Text?: string };
  };
  return Note?.Text === undefined ? [] : FindingIdentifiers.map(({ Id }) => `${Id} ${Note.Text}`);
}
