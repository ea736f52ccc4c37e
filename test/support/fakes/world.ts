import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import type { Settings } from '../../../functions/domain/settings/settings.ts';
import { AT, aUser, someSettings } from '../builders.ts';
import { createActsTable, type FakeActsTable } from './acts-table.ts';
import { type Calls, createCalls } from './calls.ts';
import { createCaseTable, type FakeCaseTable } from './case-table.ts';
import { createFindingStore, type FakeFinding, type FakeFindingStore } from './finding-store.ts';
import { createIam, type FakeIam } from './iam.ts';
import { createMessageTable, type FakeMessageTable } from './message-table.ts';
import { createPauseControl, type FakePauseControl } from './pause-control.ts';
import {
  createExecutions,
  createMailer,
  createSecrets,
  createTokens,
  createTopic,
  type FakeExecutions,
  type FakeSecrets,
  type FakeTokens,
} from './services.ts';

/** All ports with one list of calls: what a function gets as its dependencies. */
export interface World {
  calls: Calls;
  iam: FakeIam;
  reader: FakeIam['reader'];
  finder: FakeIam['finder'];
  sessions: FakeIam['sessions'];
  table: FakeCaseTable;
  messages: FakeMessageTable;
  findings: FakeFindingStore;
  tokens: FakeTokens;
  executions: FakeExecutions;
  mailer: ReturnType<typeof createMailer>;
  topic: ReturnType<typeof createTopic>;
  secrets: FakeSecrets;
  pauses: FakePauseControl;
  acts: FakeActsTable;
  settings: Settings;
  casePageUrl: string;
  actions: { retire: string; preview: string; stop: string };
  stateMachineArn: string;
  isTimeToMail(): boolean;
}

const ACTION = 'arn:aws:securityhub:eu-west-1:111122223333:action/custom/';

export function aWorld(
  has: {
    users?: UserFacts[];
    records?: CaseRecord[];
    findings?: FakeFinding[];
    settings?: object;
    now?: string;
  } = {},
): World {
  const calls = createCalls();
  const iam = createIam(calls, has.users ?? [aUser()], has.now ?? AT);
  return {
    calls,
    iam,
    reader: iam.reader,
    finder: iam.finder,
    sessions: iam.sessions,
    table: createCaseTable(calls, has.records),
    messages: createMessageTable(calls),
    findings: createFindingStore(calls, has.findings),
    tokens: createTokens(calls),
    executions: createExecutions(calls),
    mailer: createMailer(calls),
    topic: createTopic(calls),
    secrets: createSecrets(calls),
    pauses: createPauseControl(calls),
    acts: createActsTable(calls),
    settings: someSettings(has.settings),
    casePageUrl: 'https://cases.example.com',
    actions: {
      retire: `${ACTION}RetireCredentials`,
      preview: `${ACTION}PreviewRetirement`,
      stop: `${ACTION}StopOrRestore`,
    },
    stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:retire-unused-credentials',
    isTimeToMail: () => true,
  };
}
