import type { HttpResponse } from '../invoke/http-api.ts';
import type { HttpRequest } from '../invoke/http-event.ts';
import type { AnswerStep, HttpStep, OpenStep } from '../scenario/people-steps.ts';
import { type Play, type StepResult, whoOf } from './act.ts';
import { defaultFields, type Form, formsOf, headingOf } from './form.ts';
import { caseAmong, findLink, type MailedLink } from './links.ts';

/** The header of a form post. */
export const FORM_POST = { 'content-type': 'application/x-www-form-urlencoded' };
/** The path and the query of an address. */
export const target = ({ pathname, search }: URL): string => `${pathname}${search}`;

/** A person or a mail scanner opens a link. */
export async function open(play: Play, step: OpenStep): Promise<void> {
  const { user } = whoOf(play, step);
  const link = findLink(play, step);
  const what = `${link?.to ?? step.as} ${step.method === 'GET' ? 'opens the link' : 'only looks at the link'}`;
  const response = link && (await play.simulation.http({ method: step.method, target: target(link.url) }));
  report(play, { do: 'open', user, what, response, isIdle: link === undefined ? true : undefined });
}

/** A person opens the link, fills the form in and sends it, like a browser without scripts. */
export async function answer(play: Play, step: AnswerStep): Promise<void> {
  const { user } = whoOf(play, step);
  const link = findLink(play, step);
  const saying = (kind: string): string => `${link?.to ?? step.as} answers "${kind}"`;
  const what = saying(step.answer);
  if (link === undefined) return report(play, { do: 'answer', user, what, isIdle: true });
  const caseId = caseAmong(play, link, step);
  const page = await pageOf(play, link, caseId);
  const form = formsOf(page.body).find((each) => offersOf(each).includes(step.answer));
  if (form === undefined && !step.force) {
    const got = 'not offered on the page';
    return report(play, { do: 'answer', user, what, response: page, got, isIdle: true });
  }
  const kinds = step.rival === undefined ? [step.answer] : [step.answer, step.rival];
  const requests = kinds.map((kind) => {
    const one = { ...fieldsOf({ ...step, answer: kind }, form, user), ...(caseId && { case: caseId }) };
    const fields = { ...one, ...step.fields };
    return { what: saying(kind), request: postOf(link, form, fields) };
  });
  for (const sent of await send(play, step, requests)) report(play, { do: 'answer', user, ...sent });
}

/** The page of the user: behind the link, or, where that leads to several users, behind the user's button there. */
async function pageOf(play: Play, { url }: MailedLink, caseId: string | undefined): Promise<HttpResponse> {
  const list = await play.simulation.http({ method: 'GET', target: target(url) });
  if (caseId === undefined) return list;
  const body = new URLSearchParams({ open: caseId }).toString();
  return play.simulation.http({ method: 'POST', target: target(url), headers: FORM_POST, body });
}

/** Any request to the case page. */
export async function http(play: Play, step: HttpStep): Promise<void> {
  const { user } = whoOf(play, step);
  const url = findLink(play, step)?.url;
  const other = step.pathOf === undefined ? undefined : findLink(play, { ...step, user: step.pathOf })?.url;
  const path = step.path ?? (other ?? url)?.pathname ?? '/';
  const query = step.query === undefined ? url?.search : queryOf(step.query);
  const form = step.form === undefined ? undefined : new URLSearchParams(step.form).toString();
  const body = step.body ?? form;
  const headers = { ...(form !== undefined && FORM_POST), ...step.headers };
  const request = { method: step.method, target: `${path}${query ?? ''}`, headers, ...(body && { body }) };
  const response = await play.simulation.http(request);
  report(play, { do: 'http', user, what: `someone sends ${step.method} ${path}`, response });
}

/** The answers that a form offers. */
function offersOf({ controls }: Form): string[] {
  return controls.filter(({ name }) => name === 'answer').map(({ value }) => value);
}

function fieldsOf(step: AnswerStep, form: Form | undefined, user: string): Record<string, string> {
  const decisions = (form?.controls ?? [])
    .map(({ name }) => name)
    .filter((name) => name.startsWith('credential.') && step.answer === 'retire')
    .map((name) => [name, 'retire']);
  const asks = (name: string): boolean =>
    form === undefined || form.controls.some((control) => control.name === name);
  return {
    ...Object.fromEntries(decisions),
    ...(form && defaultFields(form)),
    ...Object.fromEntries(Object.entries(step.credentials ?? {}).map(([id, to]) => [`credential.${id}`, to])),
    ...(asks('userName') && { userName: step.userName ?? user }),
    ...(step.reason !== undefined && { reason: step.reason }),
    ...(step.until !== undefined && { until: step.until }),
    answer: step.answer,
  };
}

function postOf(link: MailedLink, form: Form | undefined, fields: Record<string, string>): HttpRequest {
  const url = form?.action ? new URL(form.action, link.url) : link.url;
  const body = new URLSearchParams(fields).toString();
  return { method: form?.method ?? 'POST', target: target(url), headers: FORM_POST, body };
}

type Sent = { what: string; response: HttpResponse };

async function send(
  play: Play,
  step: AnswerStep,
  requests: { what: string; request: HttpRequest }[],
): Promise<Sent[]> {
  const { http: request_, lambda, settled } = play.simulation;
  const rounds = Array.from({ length: step.times }, () => requests).flat();
  const once = async ({ what, request }: (typeof requests)[number]): Promise<Sent> => {
    const response = await request_(request);
    return { what, response: await followed(play, request, response) };
  };
  if (step.atOnce || step.rival !== undefined) {
    return lambda.withConcurrency(8, () => Promise.all(rounds.map(once)));
  }
  const sent: Sent[] = [];
  for (const round of rounds) {
    sent.push(await once(round));
    await settled();
  }
  return sent;
}

/** A browser shows the page that a redirect leads to. */
async function followed(play: Play, request: HttpRequest, response: HttpResponse): Promise<HttpResponse> {
  const location = response.headers['location'];
  if (response.status !== 303 && response.status !== 302) return response;
  if (location === undefined) return response;
  const url = new URL(location, new URL(request.target, 'https://local'));
  return play.simulation.http({ method: 'GET', target: target(url) });
}

const queryOf = (query: Record<string, string>): string => {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
};

/** Adds a line about a request, with what its page says first. */
export function report(
  { simulation, stepResults }: Play,
  stepResult: Omit<StepResult, 'at' | 'status'> & { response?: HttpResponse | undefined },
): void {
  const { response, ...rest } = stepResult;
  const got = stepResult.got ?? (response === undefined ? 'no mail has a link' : headingOf(response.body));
  stepResults.push({ at: simulation.clock.now(), ...rest, status: response?.status, got });
}
