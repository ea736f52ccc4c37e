import type { Message } from '../domain/message/message.ts';
import type { TaskTokens } from '../ports.ts';
import { type PageResponse, pageResponse } from './http.ts';
import { casesOf, type Listed, type ListReading } from './list-cases.ts';
import { readListForm } from './list-form.ts';
import { problemsOf, type Result, takeList } from './take-list.ts';
import { listView } from './view-list.ts';
import { isRecorded } from './view-results.ts';

interface ListContext extends ListReading {
  tokens: TaskTokens;
}

/** Why there is no list: nothing of any of its cases can be shown. */
export type NoList = 404 | 503 | 'over' | 'passed-on';

/**
 * The page about the cases of a message, each judged by itself; `fields`: of a POST, which records the answers for the users
 * that are ticked, and shows what became of each beside what is left.
 */
export async function listPage(
  message: Message,
  fields: Record<string, string> | undefined,
  context: ListContext,
): Promise<PageResponse | NoList> {
  const listed = await casesOf(message, context);
  if (!listed.some(({ is }) => is === 'shown')) return whyNone(listed);
  const { teamName: team, contact } = context.settings;
  const shown = { team, contact, texts: context.texts, results: [] };
  if (fields === undefined)
    return pageResponse(200, listView(listed, { ...shown, entered: { fields: {}, problems: [] } }));
  return answered(message, listed, fields, context);
}

async function answered(
  message: Message,
  listed: readonly Listed[],
  fields: Record<string, string>,
  context: ListContext,
): Promise<PageResponse> {
  const { texts, settings } = context;
  const known = message.cases.map(({ caseId }) => caseId);
  const form = readListForm(fields, known, texts);
  const damaged = [{ field: '', message: texts.problems.damaged }];
  const { results, now } = await takeList(form.picks, listed, fields, context);
  const problems = form.isDamaged ? damaged : [...problemsOf(results), ...form.problems];
  const status = statusOf(results, problems.length > 0);
  const entered = { fields: form.isDamaged ? {} : leftOf(fields, results), problems };
  const { teamName: team, contact } = settings;
  const body = listView(now, { team, contact, texts, results, entered });
  return pageResponse(status, body, status === 503 ? { 'retry-after': '60' } : {});
}

function whyNone(listed: readonly Listed[]): NoList {
  if (listed.some(({ is }) => is === 'unreadable')) return 503;
  const reasons = listed.map((one) => (one.is === 'hidden' ? one.why : 'over'));
  if (reasons.length === 0) return 404;
  return reasons.includes('passed-on') ? 'passed-on' : 'over';
}

function statusOf(results: readonly Result[], isIncomplete: boolean): number {
  if (isIncomplete) return 422;
  if (results.some(isRecorded)) return 200;
  return results.some(({ is }) => is === 'failed' || is === 'unread') ? 503 : 409;
}

/** What was entered, without the users whose answer is settled: a tick for those would say something new. */
function leftOf(fields: Record<string, string>, results: readonly Result[]): Record<string, string> {
  const settled = results.flatMap((result) =>
    result.is === 'taken' && result.taken.is !== 'incomplete' ? [`pick.${result.facts.record.caseId}`] : [],
  );
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !settled.includes(name)));
}
