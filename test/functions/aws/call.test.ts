import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { calling, clientSettings, slowClientSettings } from '../../../functions/aws/call.ts';
import { patient as patientMailer } from '../../../functions/aws/mailer.ts';
import { patient } from '../../../functions/aws/security-hub/finding-store.ts';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { functionFolders } from '../../../infra/names.ts';
import { functionTimeout } from '../../../infra/state-function.ts';

const directory = join(import.meta.dirname, '../../../functions/aws');

/** How long a call may take with all its attempts, in seconds; the SDK's waits are at most 0.5 s × 2^n (throttling). */
function longest({ maxAttempts, requestHandler }: typeof clientSettings): number {
  const waits = Array.from({ length: maxAttempts - 1 }, (_, retry) => Math.min(20, 0.5 * 2 ** retry));
  const wait = waits.reduce((sum, one) => sum + one, 0);
  return (maxAttempts * requestHandler.requestTimeout) / 1000 + wait;
}

describe('a call that AWS does not answer', () => {
  it('is over before the function is, which can then say what failed', () => {
    const others = functionFolders.filter((folder) => folder !== 'case-page');
    const shortest = Math.min(...others.map((folder) => functionTimeout(folder).toSeconds()));

    expect(longest(clientSettings)).toBeLessThan(functionTimeout('case-page').toSeconds());
    for (const settings of [slowClientSettings, patient, patientMailer])
      expect(longest(settings)).toBeLessThan(shortest);
  });

  it.each([clientSettings, slowClientSettings, patient, patientMailer])(
    'is not waited for without a connection',
    (settings) => {
      expect(settings.requestHandler.connectionTimeout).toBeLessThan(settings.requestHandler.requestTimeout);
    },
  );

  it('is tried again, and then an error that may pass', async () => {
    let requests = 0;
    const server = createServer(() => void requests++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = new SFNClient({
      ...clientSettings,
      requestHandler: { ...clientSettings.requestHandler, requestTimeout: 30 },
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    });

    const call = calling('Look', () => client.send(new DescribeExecutionCommand({ executionArn: 'arn' })));

    await expect(call).rejects.toThrow(TransientServiceError);
    expect(requests).toBe(3);
    server.closeAllConnections();
    server.close();
  });
});

describe('a call that AWS refuses', () => {
  const refused = (attempts: number) =>
    calling('Act', () =>
      Promise.reject(Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { attempts } })),
    );

  it('is refused for good, unless the SDK had sent it before: that may have taken effect', async () => {
    await expect(refused(1)).rejects.toThrow(PermanentServiceError);
    await expect(refused(2)).rejects.toThrow(TransientServiceError);
  });
});

it('every client of AWS has these time-outs', () => {
  const sources = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(directory, name), 'utf8'));
  const made = sources.flatMap((source) => [
    ...source.matchAll(/new (?:\w+)Client\(\{?\s*(?:\.\.\.)?(\w*)/g),
  ]);

  expect(made.length).toBeGreaterThan(8);
  expect([...new Set(made.map(([, settings]) => settings))].sort()).toEqual([
    'clientSettings',
    'patient',
    'slowClientSettings',
  ]);
});
