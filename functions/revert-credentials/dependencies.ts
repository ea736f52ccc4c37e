import type { Acting } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Outcome } from '../domain/case/outcome.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import type { PermanentServiceError, TransientServiceError } from '../domain/errors/errors.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, PasswordSecrets, UserSessions, UserWriter } from '../ports.ts';

export interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  secrets: PasswordSecrets;
  settings: Settings;
}

/** What restoring one credential works with. */
export interface RestoreContext {
  record: CaseRecord;
  user: UserFacts;
  writer: UserWriter;
  entry: Acting['entry'];
}

/** What became of one credential, and what people should know besides. */
export interface Restored {
  outcome: Outcome;
  remarks?: string[];
  /** Of what has failed: the error, which may be another at the next try. */
  failure?: TransientServiceError | PermanentServiceError;
}
