import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Twin } from '../../../local/twin/server.ts';
import type { SetUp } from '../../../local/twin/set-up/spec.ts';
import { clientsOf } from '../../../operate/doctor/aws/clients.ts';
import { readOnlyPolicy } from '../../../operate/doctor/read/actions.ts';
import { runDoctor } from '../../../operate/doctor/run.ts';
import { settingsOf } from '../../../operate/doctor/settings.ts';
import { type Ended, ranOn, withEnvironment } from '../ran-on.ts';
import { clientsTo, environmentOf, KEY_ID, startAccount, undeployed } from './bench.ts';

const settings = {
  hubAccountId: '444455556666',
  organizationId: 'o-a1b2c3d4e5',
  organizationalUnitIds: ['ou-ab12-cdef3456'],
  managementAccountId: '999988887777',
  sender: 'iam-cleanup@corp.example',
  contact: 'cloud-security@corp.example',
  allowedDomains: ['corp.example'],
  fallbackContacts: ['it@corp.example'],
  securityContacts: ['security@corp.example'],
};

let directory: string;
let twin: Twin | undefined;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'doctor-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(async () => {
  await twin?.close();
  twin = undefined;
});

const CDK = { context: { preset: 'organisation', settings } };

/** A new folder with this cdk.json. */
function folderWith(cdk: object): string {
  const folder = mkdtempSync(join(directory, 'run-'));
  writeFileSync(join(folder, 'cdk.json'), JSON.stringify(cdk));
  return folder;
}

/** Runs the command as npm does, with this environment and nothing of the credentials of whoever runs the test. */
function command(words: string[], env: object): Promise<Ended> {
  const cwd = folderWith(CDK);
  mkdirSync(join(cwd, 'home'));
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const script = join(import.meta.dirname, '../../../operate/doctor.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), script, ...words],
      {
        cwd,
        env: {
          ...Object.fromEntries(clean),
          ...{ HOME: join(cwd, 'home'), AWS_EC2_METADATA_DISABLED: 'true', ...env },
        },
      },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** Runs the command in this process, against the twin that was started; without one it may ask nobody. */
function doctor(words: string[], { cdk = CDK, keyId = KEY_ID }: { cdk?: object; keyId?: string } = {}) {
  const file = join(folderWith(cdk), 'cdk.json');
  const createClients = () => {
    if (twin === undefined) throw new Error('Clients were made.');
    return clientsTo(twin, { keyId });
  };
  const settingsFor = (region: string) => settingsOf(file, region);
  return ranOn((terminal) => runDoctor(words, { createClients, settingsFor, terminal }));
}

/** Runs it in this process with what the SDK finds in this environment. */
function doctorWith(env: Record<string, string>): Promise<Ended> {
  const settingsFor = (region: string) => settingsOf(join(folderWith(CDK), 'cdk.json'), region);
  return withEnvironment(env, () =>
    ranOn((terminal) => runDoctor([], { createClients: () => clientsOf(), settingsFor, terminal })),
  );
}

/** Runs it with credentials of such an account. */
async function doctorOf(change: (setUp: SetUp) => void, ...words: string[]) {
  twin = await startAccount({ change });
  return doctor(words);
}

const nothing = () => {};

describe('npm run doctor', () => {
  it('prints a table and exits 0 where all is ok', async () => {
    twin = await startAccount();

    const { code, stdout, stderr } = await command([], environmentOf(twin));

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ok {11}account {21}444455556666 in eu-west-1, the hub account of cdk.json\n/);
    expect(stdout).toMatch(/\n\n24 ok, 0 wrong, 0 cannot tell\n$/);
  });

  it('exits 1 where something is wrong, and says what mends it', async () => {
    const { code, stdout } = await doctorOf((setUp) => {
      setUp.mail.isProduction = false;
    });

    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain('→ Ask for production access');
  });

  it('exits 3 where nothing is known to be wrong, but not all can be told', async () => {
    expect(await doctorOf(undeployed)).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('0 wrong, 7 cannot tell'),
    });
  });

  it('tells how far it is with --all, and the lines as JSON with --json', async () => {
    const { code, stdout, stderr } = await doctorOf(nothing, '--all', '--json');

    expect(code).toBe(0);
    expect(stderr).toContain('ou-ab12-cdef3456: 2 accounts\n');
    expect(JSON.parse(stdout).lines).toContainEqual({
      subject: 'trusted access',
      state: 'ok',
      says: 'StackSets have trusted access to the organisation',
    });
  });

  it.each([
    ['an unknown option', ['--al'], '--al'],
    ['a word', ['all'], "'all'"],
  ])('does not take %s: exit 2 and how to use it', async (_, words, message) => {
    const { code, stdout, stderr } = await doctor(words);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run doctor');
  });

  it('explains itself with --help, and prints the policy with --policy, without credentials', async () => {
    expect(await doctor(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('usage: npm run doctor'),
    });
    const { code, stdout } = await doctor(['--policy']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(readOnlyPolicy())));
  });

  it('says without credentials what to set, and which policy they need', async () => {
    const { code, stdout, stderr } = await doctorWith({ AWS_REGION: 'eu-west-1' });

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Could not load credentials');
    expect(stderr).toContain('Set AWS_PROFILE to a profile of the hub account');
    expect(stderr).toContain('"securityhub:DescribeHub"');
  });

  it('says without a Region that one is missing', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };

    expect(await doctorWith(env)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Region is missing[\s\S]*Set AWS_REGION/),
    });
  });

  it('says of credentials that AWS does not know what to set', async () => {
    twin = await startAccount();

    expect(await doctor([], { keyId: 'AKIAUNKNOWN' })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/security token .* is invalid[\s\S]*Set AWS_PROFILE/),
    });
  });

  it.each<[string, object, string]>([
    [
      'settings that synth refuses',
      { context: { settings: { hubAccountId: '1' } } },
      'hubAccountId: an AWS account id has 12 digits',
    ],
    ['a cdk.json that is none', { context: 7 }, 'cdk.json cannot be read'],
  ])('says what is wrong with %s', async (_, cdk, message) => {
    twin = await startAccount();

    expect(await doctor([], { cdk })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(message),
    });
  });
});
