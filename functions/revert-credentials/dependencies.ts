import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, PasswordSecrets, UserSessions } from '../ports.ts';

export interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  secrets: PasswordSecrets;
  settings: Settings;
}
