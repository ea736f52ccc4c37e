import { errorNameOf } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { isKeyOf } from '../domain/message/link.ts';
import type { Message, NamedCase } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { TEXTS } from '../languages.ts';
import type { CaseTable, MessageTable, PauseSwitch, TaskTokens } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import type { PageTexts, PlainPage } from '../texts/page-texts.ts';
import { acceptLanguageOf, type PageRequest, type PageResponse, pageResponse, readRequest } from './http.ts';
import { languageOf } from './language.ts';
import { listPage } from './list-page.ts';
import { openCase, type Reading } from './open-case.ts';
import { takeAnswer, tellPassedOn } from './take-answer.ts';
import { caseView } from './view-case.ts';
import { plainPage } from './view-layout.ts';

interface Dependencies {
  table: CaseTable;
  messages: MessageTable;
  tokens: TaskTokens;
  pauses: PauseSwitch;
  settings: Settings;
  /** Milliseconds since the request came in. */
  elapsed(): number;
}
type RequestContext = Dependencies & { texts: PageTexts };

/**
 * Answers one request for the case page. GET and HEAD show and change nothing; a POST with a deliberate answer
 * records it (design D6). Input never leads to a 5xx; a table or an execution that cannot be reached gives 503.
 */
export async function casePage(event: unknown, dependencies: Dependencies): Promise<PageResponse> {
  const texts = TEXTS[languageOf(acceptLanguageOf(event), dependencies.settings)].page;
  const context: RequestContext = { ...dependencies, texts };
  const request = readRequest(event);
  if (typeof request === 'number')
    return plain(request, context, request === 405 ? { allow: 'GET, HEAD, POST' } : {});
  const response = await respond(request, context).catch((error: unknown) => {
    // The case was closed and another opened between two reads: its link opens nothing any more.
    if (error instanceof InvalidInputError) return plain(404, context);
    log('error', 'the case page could not answer', { error: errorNameOf(error), method: request.method });
    return plain(503, context, { 'retry-after': '60' });
  });
  return request.method === 'HEAD' ? { ...response, body: '' } : response;
}

async function respond(request: PageRequest, context: RequestContext): Promise<PageResponse> {
  const message = await findMessage(request, context);
  if (message === undefined) return plain(404, context);
  const { method, fields, at } = request;
  const reading = { ...context, at, isPaused: await isAllPaused(context) };
  if (message.cases.length === 1) return oneCase(message, message.cases[0], request, reading);
  const { open } = fields;
  const caseId = open ?? fields['case'];
  if (caseId !== undefined) {
    const named = message.cases.find((one) => one.caseId === caseId);
    // A button opens the page of one user: it has no effect, and its address stays that of all.
    return oneCase(message, named, open === undefined ? request : { ...request, method: 'GET' }, reading);
  }
  const list = await listPage(message, method === 'POST' ? fields : undefined, reading);
  return typeof list === 'object' ? list : plain(list, context);
}

async function oneCase(
  message: Message,
  named: NamedCase | undefined,
  { method, fields }: PageRequest,
  reading: RequestContext & Reading,
): Promise<PageResponse> {
  const opened = named && (await openCase(message, named, reading));
  if (opened === undefined) return plain(404, reading);
  if (opened.is === 'over') return plain(opened.is, reading);
  const { is, facts } = opened;
  const isAnswer = method === 'POST';
  if (is === 'passed-on') return (isAnswer && tellPassedOn(fields, facts)) || plain(is, reading);
  return isAnswer ? takeAnswer(fields, facts, reading) : pageResponse(200, caseView(facts));
}

const MESSAGE_ID = /^[\w-]{1,64}$/;

/** The message of a link; undefined where the key opens nothing. */
async function findMessage(
  { messageId, key }: PageRequest,
  { messages }: Dependencies,
): Promise<Message | undefined> {
  const message = MESSAGE_ID.test(messageId) ? await messages.get(messageId) : undefined;
  return message !== undefined && isKeyOf(message, key) ? message : undefined;
}

/** Whether nothing is turned off or deleted for now; so it is as well while nobody can read the switch. */
async function isAllPaused({ pauses }: RequestContext): Promise<boolean> {
  try {
    return (await pauses.read()) !== undefined;
  } catch (error) {
    log('error', 'the pause switch cannot be read', { error: errorNameOf(error) });
    return true;
  }
}

function plain(
  status: PlainPage,
  { settings: { teamName, contact }, texts }: RequestContext,
  headers: Record<string, string> = {},
): PageResponse {
  const body = plainPage(texts.plain[status], { team: teamName, contact, texts });
  return pageResponse(typeof status === 'string' ? 410 : status, body, headers);
}
