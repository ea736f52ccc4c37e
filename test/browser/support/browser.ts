import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { fontOfWoff } from './woff.ts';

const { resolve } = createRequire(import.meta.url);
const entry = resolve('@sparticuz/chromium');
const { version } = JSON.parse(readFileSync(join(dirname(entry), '../../package.json'), 'utf8'));
const project = join(import.meta.dirname, '../../..');

/**
 * Starts a browser: the one that the environment variable BROWSER_EXECUTABLE names, else the Chromium of the package
 * `@sparticuz/chromium` (Linux on x64), else an installed Chrome. Throws a sentence that says what to do.
 */
export async function launchBrowser(): Promise<Browser> {
  try {
    return await chromium.launch(optionsHere());
  } catch (error) {
    throw new Error(
      'No browser starts here. Install Chrome or Chromium and name it in the environment variable BROWSER_EXECUTABLE.',
      { cause: error },
    );
  }
}

let warm: Promise<Browser> | undefined;

/**
 * The browser of this process, started when it is first asked for, and anew where it has ended. Whoever uses it closes
 * the contexts that it opens there, and leaves the browser open for others. Throws as `launchBrowser` does.
 */
export async function warmBrowser(): Promise<Browser> {
  warm ??= launchBrowser();
  if ((await warm.catch(() => undefined))?.isConnected() !== true) warm = launchBrowser();
  return warm;
}

function optionsHere(): LaunchOptions {
  const args = ['--no-sandbox', '--font-render-hinting=none', '--disable-dev-shm-usage'];
  const executablePath = process.env['BROWSER_EXECUTABLE'];
  const fonts = { FONTCONFIG_FILE: writeFonts() };
  if (executablePath) return { executablePath, args, env: environment(fonts) };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args };
  const directory = unpackChromium();
  const LD_LIBRARY_PATH = join(directory, 'al2023/lib');
  return {
    executablePath: join(directory, 'chromium'),
    args,
    env: environment({ ...fonts, LD_LIBRARY_PATH }),
  };
}

function environment(more: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), ...more };
}

/** Unpacks the package once per version. With its libraries it runs also where no browser was ever installed. */
function unpackChromium(): string {
  const directory = join(project, '.cache/browser', version);
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // It unpacks into the temporary directory, and its libraries only where it takes itself to be in Lambda.
  execFileSync(
    process.execPath,
    ['-e', 'const m = require(process.argv[1]); (m.default ?? m).executablePath()', entry],
    { env: environment({ TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }) },
  );
  publish(unfinished, directory);
  return directory;
}

function publish(unfinished: string, directory: string): void {
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Fonts with Latin and Japanese glyphs, and nothing else: pages look the same on every machine. */
function writeFonts(): string {
  const directory = join(project, '.cache/browser/fonts');
  const file = join(directory, 'fonts.conf');
  if (existsSync(file)) return file;
  mkdirSync(directory, { recursive: true });
  const files = join(dirname(resolve('@fontsource/kosugi/package.json')), 'files');
  for (const subset of ['japanese', 'latin']) {
    const woff = readFileSync(join(files, `kosugi-${subset}-400-normal.woff`));
    writeFileSync(join(directory, `kosugi-${subset}.ttf`), fontOfWoff(woff));
  }
  const chromium = join(project, '.cache/browser', version);
  writeFileSync(file, CONFIGURATION.replaceAll('DIRECTORY', directory).replaceAll('CHROMIUM', chromium));
  return file;
}

// The first directory is that of the unpacked Chromium, which brings a Latin font of its own.
const CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>CHROMIUM/fonts</dir>
  <dir>DIRECTORY</dir>
  <cachedir>DIRECTORY/cache</cachedir>
  <alias binding="strong">
    <family>sans-serif</family>
    <prefer><family>Open Sans</family><family>Kosugi</family></prefer>
  </alias>
  <alias binding="strong">
    <family>system-ui</family>
    <prefer><family>Open Sans</family><family>Kosugi</family></prefer>
  </alias>
</fontconfig>
`;
