import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type Case, caseSchema } from '../../../functions/domain/case/case.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { pascalCase } from '../../../infra/names.ts';
import type { Assembly } from '../../../local/assembly/types.ts';
import type { LocalRun } from '../../../local/run/local-run.ts';
import type { Session } from '../../../local/run/session.ts';
import { OPERATOR_ACCESS_KEY_ID } from '../../../local/run/simulation/operator.ts';
import type { Release } from './recorded-release.ts';

const ENTRY = 'ContinueRecordedCase';

/** A recorded workflow as it runs on the functions of today, entered at the state that its input names. */
export function workflowOf({ workflow, waiting }: Release): (assembly: Assembly) => string {
  return ({ functions }) => {
    const text = functions.reduce(
      (rest, { folder, arn }) => rest.replaceAll(`\${${pascalCase(folder)}FunctionArn}`, arn),
      workflow.replaceAll('${Partition}', 'aws'),
    );
    const definition = JSON.parse(text) as { StartAt: string; States: Record<string, object> };
    const states = [...new Set(Object.values(waiting).map(({ state }) => state))];
    const choices = states.map((state) => ({
      Condition: `{% $states.input.state = '${state}' %}`,
      Next: state,
    }));
    const entry = {
      Type: 'Choice',
      Comment: 'Not part of the release: leads to where the recorded case waits.',
      Choices: choices.map((choice) => ({ ...choice, Assign: { case: '{% $states.input.case %}' } })),
      Default: definition.StartAt,
    };
    return JSON.stringify({
      ...definition,
      StartAt: ENTRY,
      States: { [ENTRY]: entry, ...definition.States },
    });
  };
}

/** Sets up IAM, findings and the item as they were when this case waited, and lets its execution wait there again. */
export async function continueCase(run: LocalRun, release: Release, wait: string): Promise<Session> {
  const recorded = release.waiting[wait];
  if (recorded === undefined) throw new Error(`no case is recorded at ${wait}`);
  const { state, payload, item, findings } = recorded;
  const case_ = caseSchema.parse(payload['case']);
  const session = await run.open({
    start: payload['enteredAt'],
    settings: { deleteScope: 'user' },
    accounts: [{ id: case_.account, users: [userOf(case_)] }],
    findings: findings.map((asff) => ({ asff })),
    then: [{ at: 'PT0S', do: 'resume', mayDoNothing: true }],
  });
  const { machine, assembly } = session.play.simulation;
  await putItem(session, item);
  machine.startExecution({
    stateMachineArn: assembly.machine.arn,
    name: case_.caseId,
    input: JSON.stringify({ state, case: payload['case'] }),
  });
  await session.advance('PT0S');
  return session;
}

/** The user of a case, as the latest read before the wait had found it. */
function userOf({ user }: Case): object {
  if (user === undefined) throw new Error('the recorded case has not read its user');
  const { userName, userId, path, createdAt, tags, groups, passwordLastUsedAt } = user;
  const password = user.credentials.find(({ kind }) => kind === 'password');
  return {
    ...{ userName, userId, path, createdAt, tags, groups },
    accessKeys: user.credentials.filter(({ kind }) => kind === 'access-key').map(keyOf),
    ...(password && { password: { createdAt: password.createdAt, lastUsed: password.lastUsedAt } }),
    ...(password === undefined && passwordLastUsedAt && { formerPasswordLastUsed: passwordLastUsedAt }),
  };
}

function keyOf({ id, status, createdAt, lastUsedAt }: UserFacts['credentials'][number]): object {
  return { id, status, createdAt, ...(lastUsedAt && { lastUsed: lastUsedAt }) };
}

async function putItem({ play }: Session, item: Record<string, unknown>): Promise<void> {
  const { twin, assembly } = play.simulation;
  const client = new DynamoDBClient({
    region: assembly.region,
    endpoint: twin.url('dynamodb'),
    credentials: { accessKeyId: OPERATOR_ACCESS_KEY_ID, secretAccessKey: 'local-run' },
  });
  await client.send(new PutItemCommand({ TableName: assembly.table.TableName, Item: marshall(item) }));
  client.destroy();
}
