import { Stack } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../functions/domain/settings/settings.ts';
import { settingsVariableOf } from '../functions/runtime/settings-variable.ts';
import { functionProfiles, type ProfileContext } from './function-profiles.ts';
import { type FunctionFolder, functionFolders, pascalCase } from './names.ts';
import { StateFunction } from './state-function.ts';

export interface FunctionsProps extends Omit<ProfileContext, 'stack' | 'sender' | 'organizationId'> {
  settings: Settings;
  /** Per function, the directory with its bundle. */
  bundles: Record<FunctionFolder, string>;
  failures: IQueue;
  auditLog: ILogGroup;
}

/** The functions, each as its profile says. */
export class Functions extends Construct {
  readonly byFolder: Record<FunctionFolder, LambdaFunction>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { sender, organizationId } = props.settings;
    const settings = settingsVariableOf(props.settings);
    const context = { ...props, stack: Stack.of(this), sender, organizationId };
    this.byFolder = Object.fromEntries(
      functionFolders.map((folder) => {
        const { asynchronous, audited, environment, ...profile } = functionProfiles[folder](context);
        const { lambda } = new StateFunction(this, pascalCase(folder), {
          ...profile,
          folder,
          bundle: props.bundles[folder],
          environment: { SETTINGS: settings, ...environment },
          ...(asynchronous && { onFailure: props.failures }),
          ...(audited && { log: props.auditLog }),
        });
        return [folder, lambda];
      }),
    ) as Record<FunctionFolder, LambdaFunction>;
  }
}
