import type { Closing } from '../cases/close-dead-case.ts';
import type { PasswordSecrets } from '../ports.ts';

/** What sweep-cases works with. */
export interface Dependencies extends Closing {
  secrets: Pick<PasswordSecrets, 'remove'>;
  stateMachineArn: string;
}
