import type { Settings } from '../domain/settings/settings.ts';
import type {
  ActsTable,
  CaseTable,
  Executions,
  FindingStore,
  OperatorsTopic,
  PasswordSecrets,
  UserReader,
} from '../ports.ts';

/** What sweep-cases works with. */
export interface Dependencies {
  table: CaseTable;
  acts: ActsTable;
  findings: FindingStore;
  reader: UserReader;
  executions: Executions;
  topic: OperatorsTopic;
  secrets: Pick<PasswordSecrets, 'remove'>;
  settings: Settings;
  stateMachineArn: string;
}
