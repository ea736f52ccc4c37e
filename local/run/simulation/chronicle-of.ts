import type { Chronicle, Place } from '../../model/chronicle.ts';
import { passwordsOf, tokensOf } from './secrets-of.ts';
import type { Simulation } from './simulation.ts';

/**
 * The chronicle of a simulation as it is now. `isOver`: nothing that is due is left to be done. What a release changes is
 * judged by the settings of before, but for the security contacts and what must be confirmed.
 */
export function chronicleOf(simulation: Simulation, isOver: boolean): Chronicle {
  const { recorder, releases } = simulation;
  recorder.catchUp();
  const settings = releases[0]?.settings ?? simulation.settings;
  const { protected: rules } = settings;
  const securityContacts = unique(releases.flatMap((release) => release.settings.securityContacts));
  const deletionNeedsConfirmation = releases.map(({ from, settings: { deletionNeedsConfirmation: is } }) => ({
    from,
    is,
  }));
  const { actWindows: windows, blackoutDates, maxActsPerDay: maxPerDay, timeZone } = settings;
  const acts = { windows, blackoutDates, maxPerDay, timeZone };
  return {
    settings: { deletionNeedsConfirmation, securityContacts, protected: rules, acts },
    events: [...recorder.events],
    isOver,
    secrets: secretsOf(simulation),
    places: placesOf(simulation),
  };
}

function secretsOf(simulation: Simulation): Chronicle['secrets'] {
  const keys = simulation.ses.outbox.flatMap(({ text = '', html = '' }) => [
    ...`${text} ${html}`.matchAll(/[?&]key=([\w-]+)/g),
  ]);
  return {
    password: unique(passwordsOf(simulation)),
    'task token': unique(tokensOf(simulation)),
    'link key': unique(keys.map(([, key = '']) => key)),
  };
}

const unique = (texts: string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];
const json = (value: unknown): string => JSON.stringify(value) ?? '';

/**
 * Where a secret could come to stand. Three places cannot do without: a link's key stands in its own mail and in the
 * request that opens it, and a task token in the payload of the function that stores it.
 */
function placesOf(simulation: Simulation): Place[] {
  return [
    ...simulation.logs.map(({ functionName, line }) => ({ place: `log of ${functionName}`, text: line })),
    ...simulation.securityHub
      .findings()
      .flatMap(({ document, history }) =>
        history.map(({ note, fields }) => ({ place: `finding ${document.Id}`, text: json([note, fields]) })),
      ),
    ...simulation.ses.outbox.map(mailPlace),
    ...simulation.sns.published.map(({ subject, message }) => ({
      place: `message "${subject}"`,
      text: `${subject} ${message}`,
    })),
    ...simulation.failures.map((failure) => ({ place: 'failures queue', text: json(failure) })),
    ...simulation.invocations.flatMap(invocationPlaces),
    ...historyPlaces(simulation),
  ];
}

function mailPlace({ to, subject, text = '', html = '' }: Simulation['ses']['outbox'][number]): Place {
  const withoutLinks = `${subject} ${text} ${html}`.replaceAll(/\/messages\/[^\s"'<>)\]]+/g, '');
  return { place: `mail "${subject}" to ${to.join(', ')}`, text: withoutLinks };
}

function invocationPlaces({ functionName, payload, result }: Simulation['invocations'][number]): Place[] {
  const request: Place = { place: `payload of ${functionName}`, text: json(payload) };
  if (functionName.endsWith('-ask')) request.may = 'task token';
  if (functionName.endsWith('-case-page')) request.may = 'link key';
  return [request, { place: `response of ${functionName}`, text: json(result) }];
}

function historyPlaces({ machine, assembly }: Simulation): Place[] {
  const { executions } = machine.listExecutions({ stateMachineArn: assembly.machine.arn, maxResults: 1000 });
  return executions.flatMap(({ executionArn, name }) =>
    machine.getExecutionHistory({ executionArn, maxResults: 1000 }).events.map((event) => {
      const text = json(event);
      const asks = event.type === 'TaskScheduled' && text.includes('function:unused-credentials-ask');
      return { place: `history of ${name}, ${event.type}`, text, ...(asks && { may: 'task token' }) };
    }),
  );
}
