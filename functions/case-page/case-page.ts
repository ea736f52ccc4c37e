import type { CaseRecord } from '../domain/case/case-record.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { isKeyOf, type Link, linkTo } from '../domain/message/link.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { TEXTS } from '../languages.ts';
import type { CaseTable, MessageTable, PauseSwitch, TaskTokens } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import type { PageTexts, PlainPage } from '../texts/page-texts.ts';
import { pageFacts } from './facts.ts';
import { acceptLanguageOf, type PageRequest, type PageResponse, pageResponse, readRequest } from './http.ts';
import { languageOf } from './language.ts';
import { openLink } from './link.ts';
import { takeAnswer, tellPassedOn } from './take-answer.ts';
import { caseView } from './view-case.ts';
import { plainPage } from './view-layout.ts';

interface Dependencies {
  table: CaseTable;
  messages: MessageTable;
  tokens: TaskTokens;
  pauses: PauseSwitch;
  settings: Settings;
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
  const { settings, texts } = context;
  const found = await findCase(request, context);
  if (found === undefined) return plain(404, context);
  const { record, caseId, link } = found;
  const opened = openLink(record, caseId, link, settings);
  if (opened.is === 'over') return plain(opened.is, context);
  const { ended } = opened;
  const isPaused = await isAllPaused(context);
  const facts = pageFacts(record, { link, ended, settings, texts, at: request.at, isPaused });
  const isAnswer = request.method === 'POST';
  if (opened.is === 'passed-on')
    return (isAnswer && tellPassedOn(request.fields, facts)) || plain(opened.is, context);
  return isAnswer ? takeAnswer(request.fields, facts, context) : pageResponse(200, caseView(facts));
}

const MESSAGE_ID = /^[\w-]{1,64}$/;

/** The case that the message of a link names, and what the link says about it; undefined where the key opens nothing. */
async function findCase(
  { messageId, key }: PageRequest,
  { table, messages }: Dependencies,
): Promise<{ record: CaseRecord; caseId: string; link: Link } | undefined> {
  const message = MESSAGE_ID.test(messageId) ? await messages.get(messageId) : undefined;
  const named = message?.cases[0];
  if (message === undefined || named === undefined || !isKeyOf(message, key)) return undefined;
  const link = linkTo(message, named);
  const record = await table.get(named.userId);
  return link && record && { record, caseId: named.caseId, link };
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
