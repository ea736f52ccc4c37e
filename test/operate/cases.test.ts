import { execFile } from 'node:child_process';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseTable } from '../../functions/aws/case-table.ts';
import { pauseControl } from '../../functions/aws/pause-control.ts';
import type { CaseRecord } from '../../functions/domain/case/case-record.ts';
import type { CaseTable, PauseControl } from '../../functions/ports.ts';
import { createDynamodb, type Dynamodb } from '../../local/twin/dynamodb/dynamodb.ts';
import { CALLS } from '../../operate/needs.ts';
import { runCases } from '../../operate/run-cases.ts';
import { type Aws, HUB, startAws } from '../functions/aws/start-aws.ts';
import { AT, aQuestion, aRecord, OLD_KEY } from '../support/builders.ts';
import { type Ended, ranOn, withEnvironment } from './ran-on.ts';

const TableName = 'UnusedCredentialsHub-Cases0A1B2C3D-EXAMPLE';
let dynamodb: Dynamodb;
let aws: Aws;
let client: DynamoDBClient;
let table: CaseTable;
let pauses: PauseControl;
beforeAll(async () => {
  const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
  const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
  const tables = [TableName, 'another'].map((name) => ({ TableName: name, KeySchema, AttributeDefinitions }));
  dynamodb = await createDynamodb({ account: HUB, tables });
  aws = await startAws({ dynamodb: dynamodb.service });
  client = new DynamoDBClient(aws.config('dynamodb'));
  table = caseTable({ tableName: TableName, client: () => client });
  pauses = pauseControl({ tableName: TableName, client: () => client });
});
afterAll(() => aws.twin.close());
beforeEach(() => dynamodb.reset());

/** Runs the command in this process, with the twin's DynamoDB. */
const cases = (...words: string[]): Promise<Ended> =>
  ranOn((terminal) => runCases(words, { createClient: () => client, terminal }));

/** Runs the command as npm does. */
function command(words: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'operate/cases.ts', ...words],
      { env },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const open = (userName: string, overrides: Partial<CaseRecord> = {}): CaseRecord => {
  const userId = `AIDAEXAMPLE${userName.toUpperCase().padEnd(9, 'X')}`;
  return { ...aRecord({ userName, userId, caseId: `${userName}-${userId}-1`, ...overrides }), revision: 0 };
};
const idOf = (userName: string, sequence: number) =>
  `${userName}-AIDAEXAMPLE${userName.toUpperCase().padEnd(9, 'X')}-${sequence}`;
const off = [
  { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT },
  { credentialId: 'password', kind: 'password' as const, disabledAt: AT },
];
/** A user whose case has ended with something off. */
const leftOff = (userName: string): CaseRecord =>
  open(userName, {
    status: 'closed',
    closedAt: AT,
    off: [{ caseId: idOf(userName, 1), openedAt: AT, closedAt: AT, disabled: off }],
  });
const stored = (userName: string) => table.get(open(userName).userId);
const finding = (id: string) => ({
  findingId: `arn:aws:securityhub:eu-west-1:123456789012:security-control/IAM.8/finding/${id}`,
  productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  region: 'eu-west-1',
  control: 'IAM.8' as const,
});
const waiting = (kind: Parameters<typeof aQuestion>[0]) => ({
  question: { ...aQuestion(kind), planId: '', sent: true, taskToken: 'secret-token' },
});

const noClient = () => {
  throw new Error('A client was made.');
};

describe('npm run cases', () => {
  it('lists the open cases with whom they wait for, oldest first, and says nothing about Node.js', async () => {
    await table.put(open('bob', { openedAt: '2026-03-02T09:00:00.000Z', step: 'opened' }));
    await table.put(open('alice', { ...waiting('stakeholder'), findings: [finding('one'), finding('two')] }));
    await table.put(open('carol', { status: 'closed', closedAt: AT }));

    const { accessKeyId, secretAccessKey } = aws.config('dynamodb').credentials;
    const { stdout, stderr, code } = await command([], {
      PATH: process.env['PATH'],
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL_DYNAMODB: aws.twin.url('dynamodb'),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    });

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'Not paused.',
      '',
      '2 open cases',
      'USER   ACCOUNT       STEP    WAITING FOR        UNTIL                 FINDING',
      'alice  123456789012  asked   alice@example.com  2026-03-15 09:00 UTC  one +1',
      'bob    123456789012  opened  the workflow       -                     none',
    ]);
  });

  it('shows what others had written on findings, also of closed cases', async () => {
    const note = { text: 'Ticket 7:\nask Jane first.', by: 'jane', at: AT, caseId: 'alice-1' };
    await table.put(open('alice', { status: 'closed', closedAt: AT, otherNotes: [note] }));

    const { stdout } = await cases();
    const json = await cases('--json');

    expect(stdout).toContain(
      'alice, 2026-03-01 09:00 UTC, by jane: Ticket 7: ask Jane first. (case alice-1)',
    );
    expect(JSON.parse(json.stdout)).toMatchObject({ cases: [], notes: [{ user: 'alice', ...note }] });
  });

  it('gives the same as JSON, without a task token', async () => {
    await table.put(open('alice', { ...waiting('impact'), findings: [finding('one')] }));

    const { stdout } = await cases('list', '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      pause: null,
      cases: [
        {
          user: 'alice',
          waitingFor: 'the end of the observation',
          until: '2026-03-15T09:00:00.000Z',
          findings: [finding('one').findingId],
        },
      ],
    });
    expect(stdout).not.toContain('secret-token');
  });

  it('shows the other cases where one cannot be read, says so and exits 1', async () => {
    await table.put(open('alice'));
    const Item = marshall({ pk: 'user#BROKEN', version: 7 });
    await client.send(new PutItemCommand({ TableName, Item }));

    const ended = await cases('list', '--table', TableName);

    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('1 open case\n');
    expect(ended.stderr).toContain('user#BROKEN');
  });

  it('pauses and resumes, and says so first', async () => {
    const paused = await cases('pause', '--reason', 'a wrong\nrule', '--by', 'olivia');

    expect(paused).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^PAUSED since .* by olivia: a wrong rule\n$/),
    });
    expect(await pauses.read()).toMatchObject({ by: 'olivia', reason: 'a wrong rule' });
    expect((await cases()).stdout).toMatch(/^PAUSED since/);

    expect(await cases('resume', '--json')).toMatchObject({ code: 0, stdout: '{\n  "pause": null\n}\n' });
    expect(await pauses.read()).toBeUndefined();
  });

  it.each([
    ['pause without a reason', ['pause'], 'pause needs --reason'],
    ['an unknown command', ['stop'], 'unknown command: stop'],
    ['an unknown option', ['--tabel', 'x'], '--tabel'],
    ['restore without a user', ['restore'], 'restore needs the name or the unique id of a user'],
    ['restore of two users', ['restore', 'alice', 'bob'], 'unknown command'],
    ['stop-all of one user', ['stop-all', 'alice'], 'unknown command'],
    ['stop-all with both fates', ['stop-all', '--restore', '--leave'], 'not both'],
    ['a fate of another command', ['list', '--leave'], 'belong to stop-all'],
    ['what is no name of a table', ['list', '--table', '*'], '--table needs the name of a table'],
  ])('does not take %s: exit 2 and how to use it', async (_, words, message) => {
    const { code, stdout, stderr } = await cases(...words);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run cases');
  });

  it('has given back what ended cases have left off, and shows it before', async () => {
    await table.put(leftOff('alice'));

    const ended = await cases('restore', 'alice', '--yes', '--by', 'olivia');

    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('Recorded.') });
    expect(ended.stdout.trimEnd().split('\n')).toEqual([
      'Off by us of IAM user alice in account 123456789012:',
      '  AKIA…MPLE, off since 2026-03-01 09:00 UTC; works again as it was',
      '  password, off since 2026-03-01 09:00 UTC; comes back as a new one',
    ]);
    expect(await stored('alice')).toMatchObject({
      status: 'closed',
      answers: [
        { kind: 'restore', role: 'analyst', by: 'npm run cases (olivia)', ofCases: [idOf('alice', 1)] },
      ],
    });
    const again = await cases('restore', 'alice', '--yes');
    expect(again.code).toBe(0);
    expect((await stored('alice'))?.answers).toHaveLength(1);
  });

  it('answers a running case that has something off', async () => {
    await table.put(open('alice', { ...waiting('impact'), disabled: off }));

    expect(await cases('restore', 'alice', '--yes', '--json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"credentialId": "password"'),
    });
    const { answers, question } = (await stored('alice')) ?? {};
    expect(answers).toMatchObject([{ kind: 'restore', role: 'analyst' }]);
    expect(question?.answerId).toBe(answers?.[0]?.answerId);
  });

  it.each<[string, CaseRecord[], string[], string]>([
    ['nobody can be asked', [leftOff('alice')], ['alice'], 'give --yes'],
    ['nothing is off', [open('alice')], ['alice', '--yes'], ''],
    ['there is no such user', [leftOff('alice')], ['bob', '--yes'], 'no item of a user bob'],
    [
      'several have that name',
      [leftOff('alice'), { ...leftOff('alice'), userId: 'AIDAOTHER', account: '999999999999' }],
      ['alice', '--yes'],
      'give --account or the unique id',
    ],
  ])('gives nothing back where %s, and exits 1', async (_, records, words, message) => {
    for (const record of records) await table.put(record);

    const ended = await cases('restore', ...words);

    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
    for (const { userId } of records) expect((await table.get(userId))?.answers).toEqual([]);
  });

  it('has all open cases end, and says what is next', async () => {
    await table.put(open('alice', waiting('stakeholder')));
    await table.put(open('bob', { ...waiting('impact'), disabled: off }));

    const ended = await cases('stop-all', '--leave', '--yes', '--by', 'olivia');

    expect(ended.code).toBe(0);
    expect(ended.stdout.trimEnd().split('\n')).toEqual([
      '2 open cases',
      'USER   ACCOUNT       STEP   WHAT WILL BE',
      'alice  123456789012  asked  stopped; nothing was turned off',
      'bob    123456789012  asked  stopped; stays off, not deleted: AKIA…MPLE, password',
      'alice (123456789012): recorded: stop',
      'bob (123456789012): recorded: leave-disabled',
      '2 open cases. Run it again in some minutes, until it says "0 open cases"; then npx cdk destroy --all.',
    ]);
    for (const [name, kind] of [
      ['alice', 'stop'],
      ['bob', 'leave-disabled'],
    ] as const) {
      const { answers = [], question } = (await stored(name)) ?? {};
      expect(answers).toMatchObject([{ kind, role: 'analyst', by: 'npm run cases (olivia)' }]);
      expect(question?.answerId).toBe(answers[0]?.answerId);
    }
    const again = await cases('stop-all', '--leave', '--yes');
    expect(again.code).toBe(0);
    expect((await stored('bob'))?.answers).toHaveLength(1);
  });

  it('has nothing to end where no case is open', async () => {
    await table.put(leftOff('alice'));

    expect(await cases('stop-all')).toEqual({
      code: 0,
      stdout: '0 open cases\n0 open cases: nothing runs any more. Next: npx cdk destroy --all.\n',
      stderr: '',
    });
  });

  it.each([
    ['nobody says what becomes of what is off', ['--yes'], 'give --restore or --leave'],
    ['nobody can be asked', ['--leave'], 'give --yes'],
  ])('ends no case where %s, and exits 1', async (_, words, message) => {
    await table.put(open('alice', { ...waiting('impact'), disabled: off }));

    expect(await cases('stop-all', ...words)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(message),
    });
    expect((await stored('alice'))?.answers).toEqual([]);
  });

  it('says which case goes on and why, ends the others, and exits 1', async () => {
    const handed = { disabled: off, restoredAt: AT, passwordSecret: { since: AT } };
    await table.put(open('alice', { ...waiting('use'), ...handed }));
    await table.put(open('bob', waiting('stakeholder')));

    const ended = await cases('stop-all', '--restore', '--yes', '--json');

    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      open: 2,
      cases: [
        { user: 'alice', recorded: null, why: expect.stringContaining('a new password waits until') },
        { user: 'bob', recorded: 'stop', why: null },
      ],
    });
  });

  it('ends what it can read, names what it cannot, and exits 1', async () => {
    await table.put(open('alice', waiting('stakeholder')));
    const Item = marshall({ pk: 'user#BROKEN', version: 7 });
    await client.send(new PutItemCommand({ TableName, Item }));

    const ended = await cases('stop-all', '--yes');

    expect(ended).toMatchObject({ code: 1, stdout: expect.stringContaining('user#BROKEN') });
    expect((await stored('alice'))?.answers).toHaveLength(1);
  });

  it.each([
    ['list', []],
    ['pause', ['--reason', 'a test']],
    ['resume', []],
    ['restore', ['alice', '--yes']],
    ['stop-all', ['--leave', '--yes']],
  ] as const)('calls what its policy allows, and no more: %s', async (command, words) => {
    await pauses.write({ version: 1, paused: true, by: 'ops', reason: 'a test', since: AT });
    await table.put(leftOff('alice'));
    await table.put(open('bob', waiting('stakeholder')));
    const before = new Map(aws.twin.calls);

    const { code } = await cases(command, ...words);

    const made = [...aws.twin.calls].filter(([call, count]) => count > (before.get(call) ?? 0));
    const allowed = [...CALLS[command], 'ListTables'].map((call) => `dynamodb:${call}`);
    expect(code).toBe(0);
    expect(made.map(([call]) => call).sort()).toEqual(allowed.sort());
  });

  it('says without credentials what to set', async () => {
    const createClient = () => new DynamoDBClient({});
    const asked = () => ranOn((terminal) => runCases([], { createClient, terminal }));

    const ended = await withEnvironment({ AWS_REGION: 'eu-west-1' }, asked);

    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^Could not load credentials from any providers\n\nSet the home Region/);
    expect((await withEnvironment({}, asked)).stderr).toMatch(/^Region is missing\n\nSet the home Region/);
  });

  it.each([[['--help']], [['restore', '-h']]])('says with %s what it understands', async (words) => {
    expect(await ranOn((terminal) => runCases(words, { createClient: noClient, terminal }))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^usage: npm run cases/),
      stderr: '',
    });
  });

  it('names a table that is not there, and exits 1', async () => {
    const ended = await cases('--table', 'nowhere');

    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/ResourceNotFound/);
  });

  it('does not resume what is not paused', async () => {
    await cases('resume');

    expect(await pauses.last()).toBeUndefined();
  });
});
