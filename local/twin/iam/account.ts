import * as z from 'zod';
import { type Operation, operation } from '../service.ts';
import type { World } from '../world.ts';
import type { PasswordPolicy } from '../world-spec.ts';
import { noSuchEntity } from './errors.ts';
import { accountOf } from './lookup.ts';
import { page } from './page.ts';
import { pageParameters } from './parameters.ts';

const nothing = z.strictObject({});
const anyPage = z.strictObject(pageParameters);

/** GetAccountPasswordPolicy and ListAccountAliases. */
export function accountOperations(world: World): Record<string, Operation> {
  return {
    GetAccountPasswordPolicy: operation({
      parameters: nothing,
      run(_parameters, context) {
        const account = accountOf(world, context);
        if (account.passwordPolicy === undefined) {
          throw noSuchEntity(`The Password Policy with domain name ${account.id}`);
        }
        return { PasswordPolicy: show(account.passwordPolicy) };
      },
    }),

    ListAccountAliases: operation({
      parameters: anyPage,
      run: (wanted, context) =>
        page('AccountAliases', accountOf(world, context).aliases, wanted, world.pageSize),
    }),
  };
}

function show(policy: PasswordPolicy): unknown {
  return {
    MinimumPasswordLength: policy.minimumPasswordLength,
    RequireSymbols: policy.requireSymbols,
    RequireNumbers: policy.requireNumbers,
    RequireUppercaseCharacters: policy.requireUppercaseCharacters,
    RequireLowercaseCharacters: policy.requireLowercaseCharacters,
    AllowUsersToChangePassword: policy.allowUsersToChangePassword,
    ExpirePasswords: policy.maxPasswordAge !== undefined,
    MaxPasswordAge: policy.maxPasswordAge,
    PasswordReusePrevention: policy.passwordReusePrevention,
    HardExpiry: policy.hardExpiry,
  };
}
