import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOutput, xmlOutput } from '../../../../../local/run/in-process/direct/output.ts';
import { formParameters, jsonParameters } from '../../../../../local/run/in-process/direct/parameters.ts';
import { sdkOperation } from './sdk.ts';
import { valuesOf } from './values.ts';

const ADAPTERS = 'functions/aws';

/** Every command that the functions' adapters import, of its package. */
function sentCommands(): [client: string, command: string][] {
  const files = readdirSync(ADAPTERS, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => name.endsWith('.ts')).map((name) => join(ADAPTERS, name));
  const imports = sources.flatMap((name) => [
    ...readFileSync(name, 'utf8').matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g),
  ]);
  const commands = imports.flatMap(([, names = '', client = '']) =>
    [...names.matchAll(/\b\w+Command\b/g)].map(([command]) => `${client} ${command}`),
  );
  return [...new Set(commands)].sort().map((one) => one.split(' ') as [string, string]);
}

const operations = sentCommands().map(([client, command]) => sdkOperation(client, command));

it('knows every call of the functions', () => {
  expect(operations.length).toBeGreaterThan(40);
});

it('gives a call that needs one a token that no other has', () => {
  const { input } = sdkOperation('secrets-manager', 'CreateSecretCommand');
  const tokens = [1, 2].map(() => jsonParameters(input, { Name: 'a' })['ClientRequestToken']);

  expect(tokens).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.stringMatching(/^[\da-f-]{36}$/)]);
  expect(new Set(tokens).size).toBe(2);
});

it('refuses what would go into the path or a header', () => {
  const { input } = sdkOperation('sesv2', 'GetEmailIdentityCommand');

  expect(() => jsonParameters(input, { EmailIdentity: 'a' })).toThrow('EmailIdentity is not spoken');
});

describe.each(operations)('$name', ({ protocol, input, output, overWire, backOverWire }) => {
  const isForm = protocol === 'aws-query';

  it('gives the twin what it reads off the wire', async () => {
    const parametersOf = isForm ? formParameters : jsonParameters;
    await fc.assert(
      fc.asyncProperty(valuesOf(input, 'bytes'), async (given) => {
        expect(parametersOf(input, given)).toEqual(await overWire(given));
      }),
      { numRuns: 40 },
    );
  });

  it('gives the caller what the SDK reads off the wire', async () => {
    const outputOf = isForm ? xmlOutput : jsonOutput;
    await fc.assert(
      fc.asyncProperty(valuesOf(output, 'base64'), async (result) => {
        expect(outputOf(output, result)).toEqual(await backOverWire(result));
      }),
      { numRuns: 40 },
    );
  });
});
