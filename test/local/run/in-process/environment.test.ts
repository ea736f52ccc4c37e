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
function runtimeOf(code: string, environment: Record<string, string> = {}): LambdaRuntime {
  const runtime = createLambdaRuntime({
    functions: [functionOf('', { environment })],
    environmentOf: () => ({ AWS_REGION: 'eu-central-1' }),
    startEnvironment: functionsOf({ packages: '', functions: { test: code } }).startFor({
      send: () => new Promise(() => {}),
    }),
  });
  running.push(runtime);
  return runtime;
}

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
    await runtimeOf('exports.handler = async () => { globalThis.left = 1 }').invoke('test', {});

    expect(globalThis).not.toHaveProperty('left');
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

it('a function that is killed does nothing more, whatever it waits for', async () => {
  const runtime = runtimeOf(`let n = 0;
    exports.handler = ({ hang }) => hang ? new Promise(() => {
      setInterval(() => console.log('alive'), 5);
      setTimeout(() => console.log('alive'), 5);
    }) : ++n`);
  const lines: LogLine[] = [];
  const first = new Promise<void>((resolve) => runtime.onLine(() => resolve()));
  const invocation = runtime.invoke('test', { hang: true });
  await first;
  await runtime.kill('local-environment-0');
  runtime.onLine((line) => lines.push(line));

  expect(await invocation).toHaveProperty('error.errorType', 'Sandbox.Timedout');
  expect(await runtime.invoke('test', {})).toEqual({ payload: '1' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lines).toEqual([]);
  expect(runtime.isIdle()).toBe(true);
});

describe('real time', () => {
  it('does not pass in pauses, also several at once', async () => {
    const runtime = runtimeOf(`const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      exports.handler = async () => { await Promise.all([pause(30_000), pause(100), pause(60_000)]); return 'on' }`);

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
