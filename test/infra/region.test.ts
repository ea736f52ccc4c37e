import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };

it('synthesis is refused where the deployment would go to China', async () => {
  const env = {
    ...process.env,
    CDK_DEFAULT_REGION: 'cn-north-1',
    CDK_CONTEXT_JSON: JSON.stringify(cdk.context),
  };
  const synthesis = promisify(execFile)(process.execPath, cdk.app.split(' ').slice(1), { env });

  await expect(synthesis).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^Invalid settings .*\n {2}- region: Amazon SES, .* does not exist in China/,
    ),
  });
});
