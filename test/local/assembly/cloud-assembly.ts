import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '../../../local/assembly/template.ts';

/** A stack with these resources, as read from a cloud assembly. */
export function stackOf(resources: Record<string, object>, parts: Partial<Stack['template']> = {}): Stack {
  return {
    name: 'Hub',
    account: '111122223333',
    region: 'eu-central-1',
    assets: new Map([['abc.zip', '/assets/abc']]),
    template: { Parameters: {}, Conditions: {}, Outputs: {}, ...parts, Resources: resources as never },
  };
}

/** Writes a cloud assembly into a new directory under the system's temporary one; returns its path. */
export function writeCloudAssembly(
  stacks: Record<string, { template: object; environment?: string }>,
  assets: Record<string, Record<string, string>> = {},
): string {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  const artifacts: Record<string, object> = {
    assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
  };
  for (const [name, { template, environment }] of Object.entries(stacks)) {
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: environment ?? 'aws://unknown-account/unknown-region',
      properties: { templateFile: `${name}.template.json` },
    };
    writeFileSync(join(directory, `${name}.template.json`), JSON.stringify(template));
  }
  for (const [hash, files] of Object.entries(assets)) {
    mkdirSync(join(directory, `asset.${hash}`));
    for (const [file, text] of Object.entries(files)) {
      writeFileSync(join(directory, `asset.${hash}`, file), text);
    }
  }
  const files = Object.keys(assets).map((hash) => [
    hash,
    { source: { path: `asset.${hash}` }, destinations: { here: { objectKey: `${hash}.zip` } } },
  ]);
  writeFileSync(join(directory, 'assets.json'), JSON.stringify({ files: Object.fromEntries(files) }));
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ artifacts }));
  return directory;
}
