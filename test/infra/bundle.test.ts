import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/bundle.ts';
import { functionFolders } from '../../infra/names.ts';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

let source: string;
beforeEach(() => {
  source = mkdtempSync(join(tmpdir(), 'bundle-test-'));
  for (const folder of functionFolders) {
    mkdirSync(join(source, folder));
    writeFileSync(join(source, folder, 'handler.ts'), `export const handler = (): string => '${folder}';`);
  }
});
afterEach(() => rmSync(source, { recursive: true }));

describe('bundling', () => {
  it('makes a folder per function, with one module that runs as it is', async () => {
    const bundles = bundleFunctions(source);

    expect(Object.keys(bundles)).toEqual([...functionFolders]);
    for (const folder of functionFolders) {
      const { handler } = await import(join(bundles[folder], 'index.mjs'));
      expect(handler()).toBe(folder);
    }
  });

  it('gives the same bytes again, so an unchanged function is not deployed', () => {
    const [first, second] = [bundleFunctions(source), bundleFunctions(source)];

    expect(readFileSync(join(first.ask, 'index.mjs'))).toEqual(readFileSync(join(second.ask, 'index.mjs')));
  });

  it('fails with the file that cannot be bundled', () => {
    writeFileSync(join(source, 'ask', 'handler.ts'), "import './nowhere.ts';");

    expect(() => bundleFunctions(source)).toThrow(/ask\/handler\.ts.*nowhere/);
  });

  it('gives each deployed function a bundle of its own', async () => {
    const hub = await deployedTemplate('UnusedCredentialsHub');
    const keys = resourcesOfType(hub, 'AWS::Lambda::Function').map(
      ([, lambda]) => lambda.Properties.Code.S3Key,
    );

    expect(new Set(keys).size).toBe(functionFolders.length);
  });
});
