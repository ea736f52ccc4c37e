import { findingStore } from '../aws/finding-store.ts';
import { userReader } from '../aws/user-reader.ts';
import { readEnv } from '../shared/env.ts';
import { stateHandler } from '../shared/state-handler.ts';
import { assessUser } from './assess-user.ts';
import { assessUserInputSchema } from './schema.ts';

const env = readEnv('SETTINGS', 'READ_ROLE_NAME');
const dependencies = {
  reader: userReader({ roleName: env.READ_ROLE_NAME }),
  findings: findingStore(),
  settings: env.SETTINGS,
};

/** States AssessUser, AssessUserAgain, AssessDisabledUser, AssessUse, AssessUserAfterFailure. */
export const handler = stateHandler(assessUserInputSchema, (input) => assessUser(input, dependencies));
