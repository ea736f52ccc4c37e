import { caseTable } from '../aws/case-table.ts';
import { messageTable } from '../aws/message-table.ts';
import { pauseControl } from '../aws/pause-control.ts';
import { taskTokens } from '../aws/task-tokens.ts';
import { readEnv } from '../runtime/env.ts';
import { casePage } from './case-page.ts';
import type { PageResponse } from './http.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME');
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  messages: messageTable({ tableName: env.CASES_TABLE_NAME }),
  tokens: taskTokens(),
  pauses: pauseControl({ tableName: env.CASES_TABLE_NAME }),
  settings: env.SETTINGS,
};

/** The HTTP API behind the links of mails: ANY /messages/{messageId}, and $default for a page that says that there is none. */
export function handler(event: unknown): Promise<PageResponse> {
  const start = performance.now();
  return casePage(event, { ...dependencies, elapsed: () => performance.now() - start });
}
