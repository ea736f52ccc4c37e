import * as z from 'zod';
import { operation, type Service } from '../service.ts';
import { isHere, type SetUp } from './spec.ts';

/** What a new account may have; `aws lambda get-account-settings` shows it. */
const NEW = { concurrent: 10, reserved: 0 };

/** The quotas of Lambda in the Region. Source: Lambda API reference, GetAccountSettings. */
export function createLambda(setUp: SetUp): Service {
  return {
    name: 'lambda',
    prefix: 'lambda',
    protocol: 'rest-json',
    routes: { 'GET /2016-08-19/account-settings': 'GetAccountSettings' },
    operations: {
      GetAccountSettings: operation({
        parameters: z.strictObject({}),
        run(_parameters, context) {
          const { concurrent, reserved } = isHere(setUp, context) ? setUp.lambda : NEW;
          return {
            AccountLimit: {
              ConcurrentExecutions: concurrent,
              UnreservedConcurrentExecutions: concurrent - reserved,
            },
          };
        },
      }),
    },
  };
}
