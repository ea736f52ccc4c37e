import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaFunction } from '../../../../local/assembly/types.ts';

/** A deployed function whose bundle is this text, written to a new directory. */
export function functionOf(
  source: string,
  overrides: Partial<LambdaFunction> & { file?: string } = {},
): LambdaFunction {
  const { file = 'index.mjs', ...rest } = overrides;
  const assetDirectory = mkdtempSync(join(tmpdir(), 'bundle-'));
  writeFileSync(join(assetDirectory, file), source);
  return {
    logicalId: 'Test',
    functionName: 'test',
    arn: 'arn:aws:lambda:eu-central-1:111122223333:function:test',
    folder: 'test',
    assetDirectory,
    handler: 'index.handler',
    environment: {},
    timeoutSeconds: 60,
    memoryMegabytes: 512,
    roleArn: 'arn:aws:iam::111122223333:role/test-role',
    asynchronous: { retries: 2 },
    ...rest,
  };
}
