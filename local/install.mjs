// Makes the commands of the README work on a fresh clone: checks Node.js, and installs what the lockfile names if it
// is not there yet. Plain JavaScript without dependencies, since it runs before there are any. Silent when all is well.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} path @returns {any} */
function readJson(path) {
  return JSON.parse(readFileSync(join(project, path), 'utf8'));
}

/** @param {string} text @returns {number[]} */
function versionParts(text) {
  return (text.match(/\d+/g) || []).slice(0, 3).map(Number);
}

/**
 * Whether a version satisfies `>=20.19`, `^22.12`, or several of these between `||`.
 * @param {string} version @param {string} range
 */
function satisfies(version, range) {
  return range.split('||').some((alternative) => {
    const actual = versionParts(version);
    const needed = versionParts(alternative);
    if (alternative.includes('^') && actual[0] !== needed[0]) return false;
    for (let index = 0; index < needed.length; index += 1)
      if (actual[index] !== needed[index]) return actual[index] > needed[index];
    return true;
  });
}

/** Whether what is installed is what the lockfile names; npm leaves out optional packages of other platforms. */
function isInstalled() {
  if (!existsSync(join(project, 'node_modules/.package-lock.json'))) return false;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, wanted]) =>
      path === '' ||
      (installed[path] ? installed[path].integrity === wanted.integrity : wanted.optional === true),
  );
}

function install() {
  console.error('Installing dependencies from package-lock.json (only needed once) ...');
  const npm = process.env.npm_execpath;
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm's words go to stderr: stdout belongs to the command that follows, which may print JSON.
  const [command, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...first, ...options], {
    cwd: project,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (status === 0) return;
  console.error('`npm ci` failed; its own words are above. It needs the npm registry once.');
  process.exit(1);
}

const needed = readJson('package.json').engines.node;
if (!satisfies(process.versions.node, needed)) {
  console.error(
    `This needs Node.js ${needed}, and this is ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(1);
}
if (!isInstalled()) install();
