import { userIdOfCase } from '../domain/case-record.ts';
import type { Settings } from '../domain/settings.ts';
import { errorNameOf, InvalidInputError } from '../shared/errors.ts';
import { log } from '../shared/logger.ts';
import type { CaseTable, TaskTokens } from '../shared/ports.ts';
import { pageFacts } from './facts.ts';
import { type PageRequest, type PageResponse, pageResponse, readRequest } from './http.ts';
import { openLink } from './link.ts';
import { takeAnswer } from './take-answer.ts';
import { type PlainPage, pageTextsEn } from './texts-en.ts';
import { caseView } from './view-case.ts';
import { plainPage } from './view-layout.ts';

interface Dependencies {
  table: CaseTable;
  tokens: TaskTokens;
  settings: Settings;
}

/**
 * Answers one request for the case page. GET and HEAD show and change nothing; a POST with a deliberate answer
 * records it (design D6). Input never leads to a 5xx; a table or an execution that cannot be reached gives 503.
 */
export async function casePage(event: unknown, dependencies: Dependencies): Promise<PageResponse> {
  const request = readRequest(event);
  if (typeof request === 'number')
    return plain(request, dependencies, request === 405 ? { allow: 'GET, HEAD, POST' } : {});
  const response = await respond(request, dependencies).catch((error: unknown) => {
    // The case was closed and another opened between two reads: its link opens nothing any more.
    if (error instanceof InvalidInputError) return plain(404, dependencies);
    log('error', 'the case page could not answer', { error: errorNameOf(error), method: request.method });
    return plain(503, dependencies, { 'retry-after': '60' });
  });
  return request.method === 'HEAD' ? { ...response, body: '' } : response;
}

async function respond(request: PageRequest, dependencies: Dependencies): Promise<PageResponse> {
  const { table, settings } = dependencies;
  const userId = userIdOfCase(request.caseId);
  const record = userId === undefined ? undefined : await table.get(userId);
  const opened = record === undefined ? undefined : openLink(record, request.caseId, request.key);
  if (record === undefined || opened === undefined || opened.is === 'unknown')
    return plain(404, dependencies);
  if (opened.is !== 'open') return plain(opened.is, dependencies);
  const facts = pageFacts(record, { link: opened.link, settings, texts: pageTextsEn, at: request.at });
  return request.method === 'POST'
    ? takeAnswer(request.fields, facts, dependencies)
    : pageResponse(200, caseView(facts));
}

function plain(
  status: PlainPage,
  { settings: { teamName } }: Dependencies,
  headers: Record<string, string> = {},
): PageResponse {
  const texts = pageTextsEn;
  const body = plainPage(texts.plain[status], { team: teamName, texts });
  return pageResponse(typeof status === 'string' ? 410 : status, body, headers);
}
