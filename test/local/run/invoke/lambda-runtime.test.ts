import { afterEach, describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../../../local/assembly/types.ts';
import {
  createLambdaRuntime,
  type LambdaRuntime,
  type LogLine,
} from '../../../../local/run/invoke/lambda-runtime.ts';
import { functionOf } from './bundles.ts';

const running: LambdaRuntime[] = [];
afterEach(() => Promise.all(running.splice(0).map((runtime) => runtime.close())));

function runtimeOf(...functions: LambdaFunction[]): LambdaRuntime {
  const runtime = createLambdaRuntime({ functions, environmentOf: () => ({ AWS_REGION: 'eu-central-1' }) });
  running.push(runtime);
  return runtime;
}

describe('running a bundle', () => {
  it('passes the event and returns what the handler returns', async () => {
    const runtime = runtimeOf(functionOf('export const handler = async (event) => ({ got: event.x + 1 })'));

    expect(await runtime.invoke('test', { x: 1 })).toEqual({ payload: '{"got":2}' });
  });

  it('gives the function its own environment and nothing of this process', async () => {
    process.env['LEAKED_FROM_PARENT'] = 'yes';
    const runtime = runtimeOf(
      functionOf('export const handler = async () => Object.keys(process.env).sort()', {
        environment: { SETTINGS: '{}', CASES_TABLE_NAME: 'cases' },
      }),
    );

    expect(await runtime.invoke('test', {})).toEqual({
      payload: JSON.stringify([
        'AWS_CONFIG_FILE',
        'AWS_REGION',
        'AWS_SHARED_CREDENTIALS_FILE',
        'CASES_TABLE_NAME',
        'SETTINGS',
      ]),
    });
    delete process.env['LEAKED_FROM_PARENT'];
  });

  it('reports an error as Lambda does', async () => {
    const source = `
      class MyError extends Error { name = 'TransientServiceError' }
      export const handler = async () => { throw new MyError('try later') }`;
    const result = await runtimeOf(functionOf(source)).invoke('test', {});

    expect(result).toMatchObject({
      error: { errorType: 'TransientServiceError', errorMessage: 'try later' },
    });
    expect(result).toHaveProperty('error.trace.0', 'TransientServiceError: try later');
  });

  it('reports a bundle that cannot be loaded, or has no such handler', async () => {
    const broken = functionOf('throw new Error("broken bundle")', { functionName: 'broken' });
    const nameless = functionOf('export const main = 1', { functionName: 'nameless' });
    const runtime = runtimeOf(broken, nameless);

    expect(await runtime.invoke('broken', {})).toHaveProperty('error.errorMessage', 'broken bundle');
    expect(await runtime.invoke('nameless', {})).toHaveProperty(
      'error.errorMessage',
      'index.handler is not exported by the bundle',
    );
  });

  it('loads a plain .js bundle as CommonJS', async () => {
    const runtime = runtimeOf(
      functionOf('exports.handler = async () => typeof require("node:fs").readFileSync', {
        file: 'index.js',
      }),
    );

    expect(await runtime.invoke('test', {})).toEqual({ payload: '"function"' });
  });

  it('keeps the environment warm between invocations', async () => {
    const runtime = runtimeOf(functionOf('let n = 0; export const handler = async () => ++n'));

    await runtime.invoke('test', {});
    expect(await runtime.invoke('test', {})).toEqual({ payload: '2' });
  });

  it('starts anew after the environment died', async () => {
    const source = `let n = 0;
      export const handler = (event) => event.die ? new Promise(() => process.exit(3)) : ++n`;
    const runtime = runtimeOf(functionOf(source));
    await runtime.invoke('test', {});

    expect(await runtime.invoke('test', { die: true })).toHaveProperty(
      'error.errorType',
      'Runtime.ExitError',
    );
    expect(await runtime.invoke('test', {})).toEqual({ payload: '1' });
  });

  it('captures what the function logs, line by line', async () => {
    const runtime = runtimeOf(
      functionOf('export const handler = async () => { console.log("a\\nb"); console.error("c") }'),
    );
    const lines: LogLine[] = [];
    runtime.onLine((line) => lines.push(line));

    await runtime.invoke('test', {});

    expect(lines.map(({ line }) => line)).toEqual(['a', 'b', 'c']);
  });

  it('uses other settings in environments of their own', async () => {
    const runtime = runtimeOf(
      functionOf('const own = process.env.SETTINGS; export const handler = async () => own', {
        environment: { SETTINGS: 'deployed' },
      }),
    );
    await runtime.invoke('test', {});

    runtime.useSettings('other');
    expect(await runtime.invoke('test', {})).toEqual({ payload: '"other"' });
    runtime.useSettings(undefined);
    expect(await runtime.invoke('test', {})).toEqual({ payload: '"deployed"' });
  });
});

describe('a function that is killed', () => {
  const source = `let n = 0;
    export const handler = (event) => event.hang ? new Promise(() => setInterval(() => console.log('alive'), 5)) : ++n`;

  /** Starts an invocation that hangs and kills its environment. */
  async function killed(runtime: LambdaRuntime): Promise<unknown> {
    const line = new Promise<void>((resolve) => runtime.onLine(() => resolve()));
    const invocation = runtime.invoke('test', { hang: true });
    await line;
    await runtime.kill('local-environment-0');
    return invocation;
  }

  it('fails as at its time-out', async () => {
    expect(await killed(runtimeOf(functionOf(source, { timeoutSeconds: 30 })))).toEqual({
      error: {
        errorType: 'Sandbox.Timedout',
        errorMessage:
          'RequestId: 00000000-0000-4000-8000-000000000000 Error: Task timed out after 30.00 seconds',
        trace: [],
      },
    });
  });

  it('does nothing more, and the next invocation has an environment of its own', async () => {
    const runtime = runtimeOf(functionOf(source));
    await killed(runtime);
    const lines: LogLine[] = [];
    runtime.onLine((line) => lines.push(line));

    expect(await runtime.invoke('test', {})).toEqual({ payload: '1' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lines).toEqual([]);
    expect(runtime.isIdle()).toBe(true);
  });
});

describe('real time', () => {
  it('does not pass in a pause between retries', async () => {
    const source = `export const handler = async () => {
      const start = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 30_000));
      return Date.now() - start < 5_000;
    }`;

    expect(await runtimeOf(functionOf(source)).invoke('test', {})).toEqual({ payload: 'true' });
  });

  it('does not pass where a function pauses in several calls at once, in two invocations after each other', async () => {
    const source = `const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      export const handler = async () => { await Promise.all([pause(20_000), pause(100), pause(30_000)]); return 'on' }`;
    const runtime = runtimeOf(functionOf(source));

    expect(await runtime.invoke('test', {})).toEqual({ payload: '"on"' });
    expect(await runtime.invoke('test', {})).toEqual({ payload: '"on"' });
    expect(runtime.isIdle()).toBe(true);
  });

  it('does not pass where a function pauses beyond its limit, which ends it', async () => {
    const source = 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 61_000));';
    const runtime = runtimeOf(functionOf(source, { timeoutSeconds: 60 }));

    expect(await runtime.invoke('test', {})).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
    expect(runtime.isIdle()).toBe(true);
  });

  it('does not pass in a pause after a function was killed in one', async () => {
    const pausing = 'await new Promise((resolve) => setTimeout(resolve, 1000));';
    const [victim, other] = ['victim', 'other'].map((functionName) =>
      functionOf(
        `export const handler = async () => { ${functionName === 'victim' ? 'console.log("now");' : ''} ${pausing} return 1 }`,
        { functionName },
      ),
    );
    if (victim === undefined || other === undefined) throw new Error('no functions');
    const runtime = runtimeOf(victim, other);
    runtime.onLine(() => void runtime.kill('local-environment-0'));
    await runtime.invoke('victim', {});

    expect(await runtime.invoke('other', {})).toEqual({ payload: '1' });
    expect(runtime.isIdle()).toBe(true);
  });

  it('counts for time-outs inside a function', async () => {
    const source = `export const handler = () => new Promise((resolve) => {
      const start = Date.now();
      setTimeout(() => resolve(Date.now() - start >= 45), 50);
    })`;

    expect(await runtimeOf(functionOf(source)).invoke('test', {})).toEqual({ payload: 'true' });
  });
});

it('a time-out with a bound callback, as the SDK makes them, is no pause', async () => {
  const source = `export const handler = () => new Promise((resolve) => {
    const start = Date.now();
    setTimeout(resolve.bind(null, 'timed out'), 30_000);
    setTimeout(() => resolve(Date.now() - start), 1);
  })`;

  expect(await runtimeOf(functionOf(source)).invoke('test', {})).not.toEqual({ payload: '"timed out"' });
});

describe('concurrency', () => {
  const source = `let running = 0;
    export const handler = async () => { const seen = ++running; await new Promise((r) => setTimeout(() => r(), 20)); running--; return seen }`;

  it('runs one invocation after the other by default', async () => {
    const runtime = runtimeOf(functionOf(source));

    const results = await Promise.all([1, 2, 3].map(() => runtime.invoke('test', {})));

    expect(results).toEqual([{ payload: '1' }, { payload: '1' }, { payload: '1' }]);
    expect(runtime.isIdle()).toBe(true);
  });

  it('gives parallel invocations environments of their own', async () => {
    const runtime = runtimeOf(
      functionOf(
        'let n = 0; export const handler = async () => { await new Promise((r) => setTimeout(() => r(), 50)); return ++n }',
      ),
    );
    const invokeTwice = () => Promise.all([1, 2].map(() => runtime.invoke('test', {})));

    const results = await runtime.withConcurrency(2, invokeTwice);

    expect(results).toEqual([{ payload: '1' }, { payload: '1' }]);
  });
});
