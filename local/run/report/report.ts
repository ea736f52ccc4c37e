import { linksOf } from '../../twin/ses/links.ts';
import type { SentMail } from '../../twin/ses/send-email.ts';
import type { Play } from '../acts/act.ts';
import type { Simulation } from '../simulation/simulation.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** What happened in a scenario: the document that `npm run case -- --json` prints. Times are ISO 8601. */
export type Report = ReturnType<typeof reportOf>;

/** Reports a played scenario, as it is now. */
export function reportOf(play: Play) {
  const { simulation, stepResults, findings } = play;
  return {
    endedAt: iso(simulation.clock.now()),
    executions: executionsOf(play),
    findings: simulation.securityHub.findings().map(({ document, history }) => ({
      id: document.Id,
      account: document.AwsAccountId,
      /** How the scenario calls it, or its user’s name. */
      names: findings.find(({ id }) => id === document.Id)?.names.filter(Boolean) ?? [],
      history: history.map(({ at, by, status, note, fields, compliance, recordState }) => ({
        at: iso(at),
        by,
        status,
        note,
        fields,
        compliance,
        recordState,
      })),
    })),
    iam: simulation.world.iamLog.map(({ at, ...entry }) => ({ at: iso(at), ...entry })),
    messages: messagesOf(simulation),
    calls: Object.fromEntries([...simulation.twin.calls].sort(([one], [other]) => (one < other ? -1 : 1))),
    world: simulation.world.snapshot(),
    secrets: simulation.secrets
      .secrets(simulation.clock.now())
      .map(({ name, createdAt }) => ({ name, createdAt: iso(createdAt) })),
    /** What people and systems did, and what they got. */
    stepResults: stepResults.map(({ at, ...stepResult }) => ({ at: iso(at), ...stepResult })),
    /** Asynchronous invocations that failed for good, as the failures queue got them. */
    failures: [...simulation.failures],
    /** What the local run could not answer truthfully; with any of these, the run has failed. */
    refusals: [...simulation.twin.refusals],
    logs: simulation.logs.map(({ at, functionName, line }) => ({
      at: iso(at),
      function: functionName,
      line,
    })),
  };
}

/** Every execution, the oldest first, with the user of its case and the states that it has entered. */
export function executionsOf({ simulation: { machine, assembly }, userIds }: Play) {
  const executions = [];
  let nextToken: string | undefined;
  do {
    const page = machine.listExecutions({
      stateMachineArn: assembly.machine.arn,
      ...(nextToken && { nextToken }),
    });
    executions.push(...page.executions);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return executions.reverse().map(({ executionArn, name, status, startDate, stopDate }) => ({
    name,
    ...ownerOf(name, userIds),
    status,
    startedAt: iso(startDate),
    stoppedAt: stopDate === undefined ? undefined : iso(stopDate),
    states: machine
      .statesOf(executionArn)
      .map((state) => ({ name: state.name, enteredAt: iso(state.enteredAt) })),
  }));
}

/** The user of a case: its name carries the unique id. */
function ownerOf(name: string, userIds: Play['userIds']): { account?: string; user?: string } {
  const [key] = [...userIds].find(([, ids]) => [...ids].some((id) => name.includes(id))) ?? [];
  if (key === undefined) return {};
  const slash = key.indexOf('/');
  return { account: key.slice(0, slash), user: key.slice(slash + 1) };
}

/** Every mail and every message to a topic, the oldest first. */
export function messagesOf({ ses, sns }: Simulation) {
  const mails = ses.outbox.map((mail) => ({
    at: mail.at,
    to: recipientsOf(mail),
    subject: mail.subject,
    text: mail.text ?? mail.html ?? '',
    html: mail.html,
    headers: mail.headers as Record<string, string>,
    links: linksOf(mail),
  }));
  const published = sns.published.map(({ at, topicArn, subject, message }) => ({
    at,
    to: topicArn,
    subject: subject ?? '',
    text: message,
    html: undefined,
    headers: {} as Record<string, string>,
    links: linksOf({ text: message, html: undefined }),
  }));
  return [...mails, ...published]
    .sort((one, other) => one.at - other.at)
    .map(({ at, ...message }) => ({ at: iso(at), ...message }));
}

const recipientsOf = ({ to, cc }: SentMail): string => [...to, ...cc].join(', ');
