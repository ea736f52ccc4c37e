import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from './imports.ts';

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

describe('the repository', () => {
  const { version, license } = JSON.parse(read('package.json'));

  it('has its license in full', () => {
    expect(license).toBe('Apache-2.0');
    expect(read('LICENSE')).toMatch(
      /^\s+Apache License\n\s+Version 2\.0, January 2004\n[\s\S]+limitations under the License\.\n$/,
    );
  });

  it('names with .nvmrc the Node.js that the functions run on', () => {
    const [, runtime] = /Runtime\.NODEJS_(\d+)_X/.exec(read('infra/state-function.ts')) ?? [];

    expect(read('.nvmrc').trim()).toBe(runtime);
  });

  it('has the version of package.json in the changelog, with its date', () => {
    expect(read('CHANGELOG.md')).toMatch(
      new RegExp(`^## ${version.replaceAll('.', '\\.')} - \\d{4}-\\d{2}-\\d{2}$`, 'm'),
    );
  });
});

describe('the recorded releases', () => {
  it('are those of the changelog, and the version of package.json', () => {
    const released = [...read('CHANGELOG.md').matchAll(/^## (\d+\.\d+\.\d+) - /gm)].map(([, name]) => name);

    expect(readdirSync(join(project, 'test/releases')).sort()).toEqual(released.sort());
  });
});

describe('the workflows of the repository', () => {
  const workflows = readdirSync(join(project, '.github/workflows')).map((name) =>
    read(`.github/workflows/${name}`),
  );

  it('check a change by what anybody can run', () => {
    expect(workflows.join()).toMatch(/- run: \.ci\/run\n/);
    expect(workflows.join()).toMatch(/node-version-file: \.nvmrc\n/);
    expect(existsSync(join(project, '.ci/run'))).toBe(true);
  });

  it.each(workflows)('use actions as they were reviewed, and may only read: %#', (workflow) => {
    const used = [...workflow.matchAll(/uses: (.*)/g)].map(([, action]) => action);

    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    expect(workflow).not.toMatch(/: write\b|secrets\./);
  });
});
