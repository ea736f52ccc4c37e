import type { Settings } from '../domain/settings/settings.ts';
import type {
  CaseTable,
  Executions,
  FindingStore,
  OperatorsTopic,
  TaskTokens,
  UserFinder,
  UserReader,
} from '../ports.ts';

/** What open-cases works with. */
export interface Dependencies {
  table: CaseTable;
  findings: FindingStore;
  finder: UserFinder;
  reader: UserReader;
  executions: Executions;
  tokens: TaskTokens;
  topic: OperatorsTopic;
  settings: Settings;
  /** ARNs of the custom actions. */
  actions: { retire: string; preview: string; stop: string };
}
