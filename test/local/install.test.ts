import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../local/install.mjs');
const locked = {
  '': { name: 'project' },
  'node_modules/needed': { integrity: 'sha512-A' },
  'node_modules/other-platform': { integrity: 'sha512-B', optional: true },
};

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'install-test-'));
  mkdirSync(join(project, 'local'));
  copyFileSync(script, join(project, 'local/install.mjs'));
  write('package.json', { engines: { node: '>=20.19' } });
  write('package-lock.json', { packages: locked });
});
afterEach(() => rmSync(project, { recursive: true }));

function write(path: string, value: unknown): void {
  writeFileSync(join(project, path), JSON.stringify(value));
}

function installed(packages: Record<string, unknown>): void {
  mkdirSync(join(project, 'node_modules'));
  write('node_modules/.package-lock.json', { packages });
}

/** Runs the script with an npm that only notes how it was called. */
function run(npmExitCode = 0) {
  const npm = join(project, 'npm.cjs');
  const note = join(project, 'called.json');
  writeFileSync(
    npm,
    `require('node:fs').writeFileSync(${JSON.stringify(note)}, JSON.stringify(process.argv.slice(2)));
    console.log('words of npm'); process.exit(${npmExitCode});`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'local/install.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: npm },
  });
  return {
    status,
    stdout,
    stderr,
    npm: existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : undefined,
  };
}

describe('the installer', () => {
  it('does and says nothing when everything is there', () => {
    installed({ 'node_modules/needed': { integrity: 'sha512-A' } });

    expect(run()).toEqual({ status: 0, stdout: '', stderr: '', npm: undefined });
  });

  it.each<[string, Record<string, unknown> | undefined]>([
    ['nothing is installed', undefined],
    ['a package is missing', {}],
    ['a package is of another version', { 'node_modules/needed': { integrity: 'sha512-old' } }],
  ])('installs from the lockfile when %s', (_, packages) => {
    if (packages) installed(packages);

    const { status, npm } = run();

    expect(status).toBe(0);
    expect(npm.slice(0, 2)).toEqual(['ci', '--include=dev']);
  });

  it('keeps stdout free for the command that follows', () => {
    const { stdout, stderr } = run();

    expect(stdout).toBe('');
    expect(stderr).toContain('words of npm');
  });

  it('stops when npm fails', () => {
    const { status, stderr } = run(7);

    expect(status).toBe(1);
    expect(stderr).toContain('`npm ci` failed');
  });

  it.each(['>=99', '^19.1 || >=99.2'])('names the Node.js that it needs: %s', (range) => {
    write('package.json', { engines: { node: range } });

    const { status, stderr, npm } = run();

    expect(status).toBe(1);
    expect(stderr).toContain(`needs Node.js ${range}`);
    expect(npm).toBeUndefined();
  });

  it.each([`^${process.versions.node}`, `>=99 || ^${process.versions.node}`])(
    'accepts Node.js %s',
    (range) => {
      write('package.json', { engines: { node: range } });

      expect(run().status).toBe(0);
    },
  );
});
