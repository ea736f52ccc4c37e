import { afterEach, describe, expect, it } from 'vitest';
import { functionsOf } from '../../../../local/run/in-process/environment.ts';
import {
  createLambdaRuntime,
  type LambdaRuntime,
  type LogLine,
} from '../../../../local/run/invoke/lambda-runtime.ts';
import { functionOf } from '../invoke/bundles.ts';

const running: LambdaRuntime[] = [];
afterEach(() => Promise.all(running.splice(0).map((runtime) => runtime.close())));

/** A runtime whose only function is this CommonJS text. */
function runtimeOf(code: string, environment: Record<string, string> = {}, shared = ''): LambdaRuntime {
  const runtime = createLambdaRuntime({
    functions: [functionOf('', { environment })],
    environmentOf: () => ({ AWS_REGION: 'eu-central-1' }),
    startEnvironment: functionsOf({ packages: '', shared, functions: { test: code } }).startFor({
      call: () => new Promise(() => {}),
    }),
  });
  running.push(runtime);
  return runtime;
}

const CONTEXT = { requestId: 'r', functionArn: '', functionName: 'test', memoryMegabytes: 128, deadline: 0 };

describe('a function in this process', () => {
  it('gets the event, which it may change, and its result is returned', async () => {
    const event = { x: 1 };
    const runtime = runtimeOf('exports.handler = async (event) => ({ got: ++event.x })');

    expect(await runtime.invoke('test', event)).toEqual({ payload: '{"got":2}' });
    expect(event).toEqual({ x: 1 });
  });

  it('sees its own environment, also through the global object, and nothing of this process', async () => {
    const code = 'exports.handler = async () => [process.env, globalThis.process.env, Math.random()]';
    const own = { SETTINGS: '{}', AWS_REGION: 'eu-central-1' };

    expect(await runtimeOf(code, { SETTINGS: '{}' }).invoke('test', {})).toEqual({
      payload: JSON.stringify([own, own, 0.5]),
    });
  });

  it('leaves nothing in the global object of this process', async () => {
    const code = `exports.handler = async () => {
      globalThis.left = 1; globalThis.Buffer = 2; globalThis.fetch = 3;
      return [left(), Buffer.name, globalThis.Buffer, globalThis.fetch];
      function left() { return globalThis.left }
    }`;
    const { Buffer: buffer, fetch: real } = globalThis;

    expect(await runtimeOf(code).invoke('test', {})).toEqual({ payload: '[1,"Buffer",2,3]' });
    expect(globalThis).not.toHaveProperty('left');
    expect([globalThis.Buffer, globalThis.fetch]).toEqual([buffer, real]);
  });

  it('finds what Node.js has also through the global object', async () => {
    const code = `exports.handler = async () => [typeof globalThis.crypto.randomUUID(), typeof globalThis.fetch,
      globalThis.Buffer.from('a').length, typeof global.structuredClone]`;

    expect(await runtimeOf(code).invoke('test', {})).toEqual({
      payload: '["string","function",1,"function"]',
    });
  });

  it('requires what Node.js has, and no package that it was not given', async () => {
    const code = 'exports.handler = async (name) => typeof require(name)';

    expect(await runtimeOf(code).invoke('test', 'node:crypto')).toEqual({ payload: '"object"' });
    expect(await runtimeOf(code).invoke('test', 'zod')).toHaveProperty(
      'error.errorMessage',
      'test.cjs requires zod, which it was not given',
    );
  });

  it('fails as on Lambda', async () => {
    const code = `class MyError extends Error { name = 'TransientServiceError' }
      exports.handler = async () => { throw new MyError('try later') }`;

    const result = await runtimeOf(code).invoke('test', {});

    expect(result).toMatchObject({
      error: { errorType: 'TransientServiceError', errorMessage: 'try later' },
    });
    expect(result).toHaveProperty('error.trace.0', 'TransientServiceError: try later');
  });

  it.each([
    ['cannot be loaded', 'throw new Error("broken")', 'broken'],
    ['exports no such handler', 'exports.main = 1', 'index.handler is not exported by the bundle'],
  ])('fails each time if it %s', async (_what, code, message) => {
    const runtime = runtimeOf(code);

    expect(await runtime.invoke('test', {})).toHaveProperty('error.errorMessage', message);
    expect(await runtime.invoke('test', {})).toHaveProperty('error.errorMessage', message);
  });

  it('stays warm, but for other settings, and starts anew after it ended its process', async () => {
    const code = 'let n = 0; exports.handler = async ({ die }) => die ? process.exit(3) : ++n';
    const runtime = runtimeOf(code);
    await runtime.invoke('test', {});
    expect(await runtime.invoke('test', {})).toEqual({ payload: '2' });

    runtime.useSettings('other');
    expect(await runtime.invoke('test', {})).toEqual({ payload: '1' });
    expect(await runtime.invoke('test', { die: true })).toHaveProperty(
      'error.errorType',
      'Runtime.ExitError',
    );
    expect(await runtime.invoke('test', {})).toEqual({ payload: '1' });
  });

  it('shares with other settings what all functions share', async () => {
    const shared = "let n = 0; exports['./functions/n.ts'] = { next: () => ++n }";
    const code = "const { next } = require('./functions/n.ts'); exports.handler = async () => next()";
    const runtime = runtimeOf(code, {}, shared);

    expect(await runtime.invoke('test', {})).toEqual({ payload: '1' });
    runtime.useSettings('other');
    expect(await runtime.invoke('test', {})).toEqual({ payload: '2' });
  });

  it.each([
    'console.log(1)',
    'process.stdout.write("1")',
    'process.exit(1)',
    'await new Promise((resolve) => setTimeout(resolve, 1))',
  ])('fails where shared code does what is of one environment: %s', async (act) => {
    const shared = `exports['./functions/act.ts'] = { act: async () => { ${act} } }`;
    const code = "const { act } = require('./functions/act.ts'); exports.handler = act";

    expect(await runtimeOf(code, {}, shared).invoke('test', {})).toHaveProperty(
      'error.errorMessage',
      'a source that all functions share uses what is of one environment only',
    );
  });

  it('shows shared code no variables', async () => {
    const shared = "exports['./functions/env.ts'] = { env: async () => process.env }";
    const code = "const { env } = require('./functions/env.ts'); exports.handler = env";

    expect(await runtimeOf(code, { SETTINGS: '{}' }, shared).invoke('test', {})).toEqual({ payload: '{}' });
  });

  it('has all the retries of its clients again in each invocation', async () => {
    const packages = `exports['@aws-sdk/client-x'] = { XClient: class {
      config = { protocol: { getShapeId: () => 'aws.protocols#awsQuery' }, retryStrategy: async () => strategy };
      middlewareStack = { add() {}, remove() {}, concat() {} };
    } }; const strategy = { capacity: 500 };`;
    const code = `const { XClient } = require('@aws-sdk/client-x');
      const client = new XClient();
      const left = async () => ((await client.config.retryStrategy()).capacity -= 14);
      exports.handler = async () => [await left(), await left()];`;
    const start = functionsOf({ packages, shared: '', functions: { test: code } }).startFor({
      call: () => new Promise(() => {}),
    });
    const environment = start({
      ...{
        folder: 'test',
        directory: '',
        handler: 'index.handler',
        onLine: () => {},
        onPause: async () => {},
      },
      env: { AWS_ENDPOINT_URL_X: 'http://127.0.0.1/x' },
    });

    expect(await environment.invoke({}, CONTEXT)).toEqual({ payload: '[486,472]' });
    expect(await environment.invoke({}, CONTEXT)).toEqual({ payload: '[486,472]' });
  });

  it('logs line by line', async () => {
    const runtime = runtimeOf(
      'exports.handler = async () => { console.log("a\\nb"); console.error("c"); process.stdout.write("d\\n") }',
    );
    const lines: LogLine[] = [];
    runtime.onLine((line) => lines.push(line));

    await runtime.invoke('test', {});

    expect(lines.map(({ line }) => line)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a function that is killed', () => {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  /** What a function counts here no end of its log hides: the memory of its event is shared. */
  const counter = () => new Int32Array(new SharedArrayBuffer(4));

  it('does nothing more, whatever it waits for', async () => {
    const ticks = counter();
    const runtime = runtimeOf(`let n = 0;
      exports.handler = ({ ticks }) => ticks ? new Promise(() => {
        setInterval(() => console.log('alive', ++ticks[0]), 5);
        setTimeout(() => console.log('alive', ++ticks[0]), 5);
      }) : ++n`);
    const lines: LogLine[] = [];
    const first = new Promise<void>((resolve) => runtime.onLine(() => resolve()));
    const invocation = runtime.invoke('test', { ticks });
    await first;
    await runtime.kill('local-environment-0');
    runtime.onLine((line) => lines.push(line));
    const before = ticks[0] ?? 0;

    expect(await invocation).toHaveProperty('error.errorType', 'Sandbox.Timedout');
    expect(await runtime.invoke('test', {})).toEqual({ payload: '1' });
    await wait(100);
    expect(before).toBeGreaterThan(0);
    expect(ticks[0]).toBe(before);
    expect(lines).toEqual([]);
    expect(runtime.isIdle()).toBe(true);
  });

  it.each([
    ['pause', 'await new Promise((resolve) => setTimeout(resolve, 30_000))'],
    ['call', "await new (require('@aws-sdk/client-x').XClient)({}).get()"],
  ])('does nothing after a %s in which it ended', async (_what, waits) => {
    const packages = `exports['@aws-sdk/client-x'] = { XClient: class {
      constructor({ requestHandler }) { this.handler = requestHandler }
      get() { return this.handler.handle({ method: 'GET', path: '/', headers: {} }) }
    } }`;
    const code = `exports.handler = async ({ ticks }) => { ticks[0]++; ${waits}; ticks[0]++ }`;
    const over: (() => void)[] = [];
    const start = functionsOf({ packages, shared: '', functions: { test: code } }).startFor({
      call: () =>
        new Promise((resolve) =>
          over.push(() => resolve({ status: 200, headers: {}, result: {}, requestId: '' })),
        ),
    });
    const run = async (isKilled: boolean): Promise<number | undefined> => {
      const ticks = counter();
      const environment = start({
        ...{ folder: 'test', directory: '', handler: 'index.handler', env: {}, onLine: () => {} },
        onPause: () => new Promise((resolve) => over.push(resolve)),
      });
      const ended = environment.invoke({ ticks }, CONTEXT);
      await wait(20);
      if (isKilled) await environment.kill(() => ({ errorType: 'Killed', errorMessage: '', trace: [] }));
      for (const end of over.splice(0)) end();
      await ended;
      await wait(20);
      return ticks[0];
    };

    expect([await run(false), await run(true)]).toEqual([2, 1]);
  });
});

describe('real time', () => {
  it('does not pass in pauses, also several at once', async () => {
    const runtime = runtimeOf(`const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      exports.handler = async () => { await Promise.all([pause(30_000), pause(100), pause(50_000)]); return 'on' }`);

    expect(await runtime.invoke('test', {})).toEqual({ payload: '"on"' });
    expect(runtime.isIdle()).toBe(true);
  });

  it('passes for a time-out, which can be taken back', async () => {
    const runtime = runtimeOf(`exports.handler = () => new Promise((resolve) => {
      setTimeout(resolve.bind(null, 'timed out'), 30_000);
      clearTimeout(setTimeout(() => resolve('taken back'), 1));
      setTimeout(() => resolve('in time'), 5);
    })`);

    expect(await runtime.invoke('test', {})).toEqual({ payload: '"in time"' });
  });
});
