import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { AssemblyError, type Stack, templateSchema } from './template.ts';

/** Where a stack is taken to be deployed when it does not say so itself. */
export const localAccount = '111122223333';
export const localRegion = 'eu-central-1';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.object({ templateFile: z.string().optional(), file: z.string().optional() }).optional(),
    }),
  ),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** Every stack of a cloud assembly directory (`cdk.out`). Throws AssemblyError if there is none. */
export function readStacks(directory: string): Stack[] {
  const manifest = manifestSchema.parse(readJson(join(directory, 'manifest.json')));
  const assets = readAssets(directory, manifest);
  const stacks: Stack[] = [];
  for (const [name, artifact] of Object.entries(manifest.artifacts)) {
    const file = artifact.properties?.templateFile;
    if (artifact.type !== 'aws:cloudformation:stack' || file === undefined) continue;
    const template = templateSchema.parse(readJson(join(directory, file)));
    stacks.push({ name, ...environmentOf(artifact.environment), template, assets });
  }
  if (stacks.length === 0) throw new AssemblyError(`${directory} contains no stack`);
  return stacks;
}

/** `aws://<account>/<region>`, where `unknown-account` and `unknown-region` mean "wherever it is deployed". */
function environmentOf(environment = ''): { account: string; region: string } {
  const [account = '', region = ''] = environment.replace('aws://', '').split('/');
  return {
    account: /^\d{12}$/.test(account) ? account : localAccount,
    region: region === '' || region === 'unknown-region' ? localRegion : region,
  };
}

function readAssets(directory: string, { artifacts }: z.infer<typeof manifestSchema>): Map<string, string> {
  const assets = new Map<string, string>();
  for (const { type, properties } of Object.values(artifacts)) {
    if (type !== 'cdk:asset-manifest' || properties?.file === undefined) continue;
    const { files } = assetsSchema.parse(readJson(join(directory, properties.file)));
    for (const { source, destinations } of Object.values(files)) {
      if (source.path === undefined) continue;
      for (const { objectKey } of Object.values(destinations)) {
        assets.set(objectKey, join(directory, source.path));
      }
    }
  }
  return assets;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
