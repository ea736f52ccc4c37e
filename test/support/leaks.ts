import type { LocalRun } from '../../local/run/local-run.ts';
import type { Report } from '../../local/run/report/report.ts';

/**
 * Where a secret of the scenario played last turns up although it may not: a password, a task token or a link key in a
 * log line, note, field, message, execution history or payload. Three places cannot do without: a link's key stands in its
 * own mail and in the request that opens it, and a task token in the payload of the function that stores it.
 */
export function findLeaks(run: LocalRun, report: Report): string[] {
  const keys = report.messages.flatMap(({ links }) =>
    links.map((link) => new URL(link).searchParams.get('key') ?? ''),
  );
  const secrets = {
    password: run.passwords.filter((one) => one !== ''),
    'task token': run.tokens,
    'link key': keys.filter((one) => one !== ''),
  };
  return placesOf(run, report).flatMap(({ place, text, may }) =>
    Object.entries(secrets)
      .filter(([kind]) => kind !== may)
      .filter(([, values]) => values.some((value) => text.includes(value)))
      .map(([kind]) => `${kind} in ${place}`),
  );
}

type Place = { place: string; text: string; may?: string };

function placesOf(run: LocalRun, report: Report): Place[] {
  const text = (value: unknown): string => JSON.stringify(value) ?? '';
  return [
    ...report.logs.map(({ function: name, line }) => ({ place: `log of ${name}`, text: line })),
    ...report.findings.flatMap(({ id, history }) =>
      history.map(({ note, fields }) => ({ place: `finding ${id}`, text: text([note, fields]) })),
    ),
    ...report.messages.map(({ to, subject, text: body, links }) => ({
      place: `message "${subject}" to ${String(to)}`,
      text: links.reduce((rest, link) => rest.replaceAll(link, ''), `${subject} ${body}`),
    })),
    ...report.failures.map((failure) => ({ place: 'failures queue', text: text(failure) })),
    ...run.invocations.flatMap((invocation) => invocationPlaces(invocation)),
    ...report.executions.flatMap(({ name }) => historyPlaces(run, name)),
  ];
}

function invocationPlaces({ functionName, payload, result }: LocalRun['invocations'][number]): Place[] {
  const request: Place = { place: `payload of ${functionName}`, text: JSON.stringify(payload) ?? '' };
  if (functionName.endsWith('-ask')) request.may = 'task token';
  if (functionName.endsWith('-case-page')) request.may = 'link key';
  return [request, { place: `response of ${functionName}`, text: JSON.stringify(result) ?? '' }];
}

function historyPlaces(run: LocalRun, name: string): Place[] {
  return run.executionHistory(name).map((event) => {
    const text = JSON.stringify(event);
    const asks = event.type === 'TaskScheduled' && text.includes('function:unused-credentials-ask');
    return { place: `history of ${name}, ${event.type}`, text, ...(asks && { may: 'task token' }) };
  });
}
