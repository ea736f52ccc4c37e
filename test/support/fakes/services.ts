import type {
  Executions,
  Mail,
  Mailer,
  OperatorsTopic,
  PasswordSecrets,
  TaskTokens,
} from '../../../functions/ports.ts';
import type { Calls } from './calls.ts';

export interface FakeTokens extends TaskTokens {
  /** What each token was answered with. */
  answered: Map<string, string>;
  /** Lets a wait end by itself. */
  expire(taskToken: string): void;
}

/** Every token waits until it is answered once or has expired. */
export function createTokens(calls: Calls): FakeTokens {
  const answered = new Map<string, string>();
  const expired = new Set<string>();
  return {
    answered,
    succeed: (taskToken, { outcome }) =>
      calls.run('tokens.succeed', () => {
        if (answered.has(taskToken) || expired.has(taskToken)) return 'gone';
        answered.set(taskToken, outcome);
        return 'taken';
      }),
    expire: (taskToken) => void expired.add(taskToken),
  };
}

type Status = Awaited<ReturnType<Executions['status']>>;

export interface FakeExecutions extends Executions {
  /** Every execution by its name. */
  all: Map<string, { status: Status; input: unknown }>;
  end(caseId: string, status: Status): void;
}

export function createExecutions(calls: Calls): FakeExecutions {
  const all: FakeExecutions['all'] = new Map();
  return {
    all,
    start: (caseId, input) =>
      calls.run('executions.start', () => {
        if (!all.has(caseId)) all.set(caseId, { status: 'RUNNING', input: structuredClone(input) });
      }),
    status: (caseId) => calls.run('executions.status', () => all.get(caseId)?.status ?? 'missing'),
    running: () =>
      calls.run('executions.running', () => {
        const names = [...all].filter(([, { status }]) => status === 'RUNNING').map(([name]) => name);
        return new Set(names);
      }),
    end: (caseId, status) => void all.set(caseId, { input: undefined, ...all.get(caseId), status }),
  };
}

export function createMailer(calls: Calls): Mailer & { sent: Mail[] } {
  const sent: Mail[] = [];
  return {
    sent,
    send: (mail) => calls.run('mailer.send', () => ({ sesMessageId: `ses-${sent.push(mail)}` })),
  };
}

type Message = Parameters<OperatorsTopic['publish']>[0];

export function createTopic(calls: Calls): OperatorsTopic & { published: Message[] } {
  const published: Message[] = [];
  return {
    published,
    publish: (message) => calls.run('topic.publish', () => void published.push(message)),
  };
}

export interface FakeSecrets extends PasswordSecrets {
  /** The passwords that are stored, by the id of their case. */
  stored: Map<string, string>;
}

export function createSecrets(calls: Calls): FakeSecrets {
  const stored = new Map<string, string>();
  return {
    stored,
    createOrGet: (caseId, password) =>
      calls.run('secrets.createOrGet', () => {
        const before = stored.get(caseId);
        stored.set(caseId, before ?? password);
        return { password: before ?? password, isNew: before === undefined };
      }),
    remove: (caseId) => calls.run('secrets.remove', () => void stored.delete(caseId)),
  };
}
