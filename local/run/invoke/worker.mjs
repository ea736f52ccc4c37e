// Runs one bundle, as Lambda's Node.js runtime would, in a worker thread of its own.
// Plain JavaScript on purpose: it must start without a TypeScript loader, in nothing but the function's environment.
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { directory, handler } = workerData;

for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk, encoding, callback) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    parentPort.postMessage({ type: 'log', text });
    const done = typeof encoding === 'function' ? encoding : callback;
    done?.();
    return true;
  };
}

// The SDK pauses between its retries. A timer whose callback is a promise's own resolve function is a pause, which goes
// by the virtual clock of the run. Every other timer is a time-out, which a slow computer must not make pass: it runs as
// many times longer as the shortest limit of an invocation here is longer than that of a call.
const TIMEOUT_FACTOR = 12;
// The SDK binds a callback of a time-out, which then reads as native too, but has a name.
const isResolve = (callback) =>
  callback.name === '' && Function.prototype.toString.call(callback).includes('[native code]');
const realSetTimeout = globalThis.setTimeout;
const pauses = new Map();
let pausedMs = 0;
globalThis.setTimeout = Object.assign((callback, delay, ...rest) => {
  if (!isResolve(callback)) return realSetTimeout(callback, delay * TIMEOUT_FACTOR, ...rest);
  const id = pauses.size;
  pauses.set(id, callback);
  pausedMs += delay;
  parentPort.postMessage({ type: 'pause', id, ms: delay });
  return id;
}, realSetTimeout);

// The pauses are random so that callers do not come again together; here a run must be repeatable.
Math.random = () => 0.5;

function findBundle(name) {
  for (const extension of ['.mjs', '.js', '.cjs']) {
    try {
      const path = join(directory, name + extension);
      return { path, source: readFileSync(path, 'utf8') };
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`no ${name}.mjs, .js or .cjs in ${directory}`);
}

function isModule(path) {
  if (extname(path) !== '.js') return extname(path) === '.mjs';
  try {
    return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return false;
  }
}

async function loadHandler() {
  const [file, name] = handler.split('.');
  const { path, source } = findBundle(file);
  if (isModule(path)) return (await import(pathToFileURL(path).href))[name];
  // A plain .js bundle is CommonJS in Lambda, whatever package.json lies above the cloud assembly here.
  const bundle = new Module(path);
  bundle.filename = path;
  bundle.paths = [dirname(path)];
  bundle.require = createRequire(pathToFileURL(path));
  bundle._compile(source, path);
  return bundle.exports[name];
}

function describeError(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function contextOf({ requestId, functionArn, functionName, memoryMegabytes, deadline }) {
  const pausedBefore = pausedMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: requestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMegabytes),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => deadline - Date.now() - (pausedMs - pausedBefore),
  };
}

const loading = loadHandler();
loading.catch(() => {});

parentPort.on('message', async ({ id, event, context, resumed }) => {
  if (resumed !== undefined) return pauses.get(resumed)();
  try {
    const run = await loading;
    if (typeof run !== 'function') throw new Error(`${handler} is not exported by the bundle`);
    const result = await run(event, contextOf(context));
    parentPort.postMessage({ type: 'result', id, payload: JSON.stringify(result ?? null) });
  } catch (error) {
    parentPort.postMessage({ type: 'error', id, error: describeError(error) });
  }
});
