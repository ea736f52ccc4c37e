import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../functions/domain/settings/settings.ts';
import { SETTINGS_BYTES } from '../../functions/runtime/settings-variable.ts';
import { functionFolders } from '../../infra/names.ts';
import { readAssembly } from '../../local/assembly/assembly.ts';
import { ensureAssembly } from '../../local/assembly/synth.ts';
import { type Imports, importsBelow } from '../house/imports.ts';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

const { directory } = await ensureAssembly();
const hub = await deployedTemplate('UnusedCredentialsHub');
const functions = new Map(
  resourcesOfType(hub, 'AWS::Lambda::Function').map(([id, { Properties }]) => [
    String(Properties.FunctionName),
    { id, ...Properties },
  ]),
);
/** With the addresses that things have in the local run, as long as those in AWS. */
const functionsOf = new Map(readAssembly(directory).functions.map((one) => [one.folder, one]));
const project = join(import.meta.dirname, '..', '..');

/** Functions that record steps of cases. */
const auditing: readonly string[] = ['deliver', 'open-cases', 'sweep-cases', 'update-finding'];

/** All that a file imports, and what that imports. */
function reachedFrom(path: string, imports: Imports, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const imported of imports.get(path) ?? []) reachedFrom(imported, imports, seen);
  return seen;
}

/** What each handler reads from its environment, besides SETTINGS. */
const environments = {
  'open-cases': [
    'CASES_TABLE_NAME',
    'READ_ROLE_NAME',
    'STATE_MACHINE_ARN',
    'OPERATORS_TOPIC_ARN',
    'RETIRE_ACTION_ARN',
    'PREVIEW_ACTION_ARN',
    'STOP_ACTION_ARN',
  ],
  'assess-user': ['CASES_TABLE_NAME', 'READ_ROLE_NAME'],
  ask: ['CASES_TABLE_NAME'],
  'case-page': ['CASES_TABLE_NAME'],
  'disable-credentials': ['CASES_TABLE_NAME', 'ACT_ROLE_NAME'],
  'delete-credentials': ['CASES_TABLE_NAME', 'ACT_ROLE_NAME'],
  'revert-credentials': ['CASES_TABLE_NAME', 'RESTORE_ROLE_NAME'],
  'update-finding': ['CASES_TABLE_NAME', 'OPERATORS_TOPIC_ARN', 'STATE_MACHINE_ARN'],
  deliver: [
    'CASES_TABLE_NAME',
    'OPERATORS_TOPIC_ARN',
    'CASE_PAGE_URL',
    'STATE_MACHINE_ARN',
    'CONFIGURATION_SET_NAME',
  ],
  'sweep-cases': ['CASES_TABLE_NAME', 'READ_ROLE_NAME', 'STATE_MACHINE_ARN', 'OPERATORS_TOPIC_ARN'],
};

describe('the functions', () => {
  it('are the folders that have a handler, and nothing else', () => {
    const folders = readdirSync(join(project, 'functions')).filter((folder) =>
      existsSync(join(project, 'functions', folder, 'handler.ts')),
    );

    expect(folders.sort()).toEqual([...functionFolders].sort());
    expect([...functions.keys()].sort()).toEqual(
      functionFolders.map((folder) => `unused-credentials-${folder}`).sort(),
    );
  });

  it.each(functionFolders)('%s runs no longer than what waits for it', (folder) => {
    // The page is read by a person; the sweep looks at every item; a whole user is many calls.
    const seconds = { 'assess-user': 80, 'case-page': 20, 'delete-credentials': 120, 'sweep-cases': 900 };

    expect(functions.get(`unused-credentials-${folder}`)).toMatchObject({
      Timeout: { ...seconds }[folder as keyof typeof seconds] ?? 60,
      MemorySize: 512,
    });
  });

  it.each(functionFolders)('%s has a role of its own', (folder) => {
    const [role] = functions.get(`unused-credentials-${folder}`)?.Role['Fn::GetAtt'] ?? [];

    expect(hub.Resources[role]?.Properties.RoleName).toBe(`unused-credentials-${folder}-role`);
    expect(hub.Resources[role]?.Properties.ManagedPolicyArns).toBeUndefined();
  });

  it.each(functionFolders.filter((folder) => !auditing.includes(folder)))(
    '%s has a log of its own, kept for a year',
    (folder) => {
      const lambda = functions.get(`unused-credentials-${folder}`);

      const log = lambda?.LoggingConfig.LogGroup.Ref;
      expect(hub.Resources[log]?.Properties.RetentionInDays).toBe(365);
      const others = [...functions.values()].filter(({ id }) => id !== lambda?.id);
      expect(others.map((other) => other.LoggingConfig.LogGroup.Ref)).not.toContain(log);
    },
  );

  it('that record steps of cases log to one audit log, which stays for years', () => {
    const logs = auditing.map(
      (folder) => functions.get(`unused-credentials-${folder}`)?.LoggingConfig.LogGroup.Ref,
    );

    expect(new Set(logs).size).toBe(1);
    expect(hub.Resources[logs[0]]).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { RetentionInDays: 1827 },
    });
  });

  it('that record steps are those whose code does', () => {
    const imports = importsBelow('functions');
    const recording = functionFolders.filter((folder) =>
      reachedFrom(`functions/${folder}/handler.ts`, imports).has('functions/runtime/audit.ts'),
    );

    expect(recording.sort()).toEqual([...auditing].sort());
  });

  it.each(functionFolders)('%s runs a bundle that exports the handler which is named', (folder) => {
    const lambda = functions.get(`unused-credentials-${folder}`);

    expect(lambda).toMatchObject({
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
    const asset = `asset.${String(lambda?.Code.S3Key).replace('.zip', '')}`;
    expect(readFileSync(join(directory, asset, 'index.mjs'), 'utf8')).toMatch(
      /export\{(?:[^}]*,)?[\w$]+ as handler[,}]/,
    );
  });

  it.each(functionFolders)('%s gets exactly the environment that it reads', (folder) => {
    const variables = functions.get(`unused-credentials-${folder}`)?.Environment.Variables;

    expect(Object.keys(variables).sort()).toEqual(['SETTINGS', ...environments[folder]].sort());
  });

  // Lambda's limit for all variables of a function together is 4 KB (Lambda quotas).
  it.each(functionFolders)('%s has room for the largest settings', (folder) => {
    const { environment = {} } = functionsOf.get(folder) ?? {};
    const others = Object.entries(environment).filter(([name]) => name !== 'SETTINGS');
    const size = others.reduce((sum, [name, value]) => sum + name.length + value.length, 0);

    expect(size).toBeGreaterThan(0);
    expect(size + 'SETTINGS'.length + SETTINGS_BYTES).toBeLessThan(4096);
  });

  it('get settings with every default filled in', () => {
    for (const { Environment } of functions.values()) {
      const settings = JSON.parse(Environment.Variables.SETTINGS);
      expect(settingsSchema.parse(settings)).toEqual(settings);
      expect(settings.observation).toBe('P14D');
    }
  });

  it('leave what fails asynchronously in the failures queue, where no later run does it', () => {
    const destinations = resourcesOfType(hub, 'AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => [
      Properties.FunctionName.Ref,
      Properties.MaximumRetryAttempts,
      Properties.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0],
    ]);

    expect(destinations).toEqual(
      ['sweep-cases'].map((folder) => [
        functions.get(`unused-credentials-${folder}`)?.id,
        2,
        expect.stringMatching(/^Failures/),
      ]),
    );
  });
});
