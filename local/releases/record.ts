import { isDeepStrictEqual } from 'node:util';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { LocalRun } from '../run/local-run.ts';
import type { Report } from '../run/report/report.ts';
import type { TapedInvocation } from '../run/tape/tape.ts';
import type { DirectCall } from '../twin/direct.ts';
import { isRead } from '../twin/is-read.ts';
import {
  type End,
  type RecordedCall,
  type RecordedCase,
  type RecordedInvocation,
  withItem,
} from './recorded-case.ts';

/** Plays a scenario document and records it. Throws BadScenario; Error where a function does not come to its end. */
export async function recordScenario(run: LocalRun, document: object): Promise<RecordedCase> {
  const { report, tape } = await run.record(document);
  return {
    scenario: { ...document },
    invocations: tape.invocations.map(recorded),
    items: [...(await run.items()), ...(await run.daysOfActs()), ...(await run.messages())],
    end: endOf(report),
  };
}

/** How a play ended, as far as another release has to bring it about too. */
export function endOf({ executions, findings, world }: Report): End {
  return {
    executions: executions.map(({ user = '', status }) => ({ user, status })),
    findings: Object.fromEntries(findings.map(({ id, history }) => [id, history.at(-1)?.status ?? ''])),
    users: mapValues(world, (users) =>
      mapValues(users, ({ password, accessKeys }) => ({
        password: password !== null,
        keys: Object.fromEntries(accessKeys.map(({ id, status }) => [id, status])),
      })),
    ),
  };
}

function mapValues<From, To>(of: Record<string, From>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));
}

function recorded({ folder, event, deeds, result, callsAtEnd }: TapedInvocation): RecordedInvocation {
  if (!Number.isFinite(callsAtEnd)) throw new Error(`${folder} did not come to its end`);
  return {
    folder,
    event: JSON.parse(event),
    calls: deeds.flatMap((deed) =>
      deed.is === 'sent' && !isRead(deed.call.operation) ? [called(deed.call)] : [],
    ),
    result: 'error' in result ? result : { payload: JSON.parse(result.payload) },
  };
}

/** With an item that it stores as plain JSON. Throws Error where that would not be the same item again. */
function called(call: DirectCall): RecordedCall {
  const { Item, ...parameters } = call.parameters;
  if (call.operation !== 'PutItem') return call;
  const plain = { ...call, parameters, item: unmarshall(Item as Parameters<typeof unmarshall>[0]) };
  if (!isDeepStrictEqual(withItem(plain).parameters['Item'], Item))
    throw new Error(`an item cannot be recorded: ${JSON.stringify(Item)}`);
  return plain;
}

/** The text of a recorded case: JSON, with a line for each invocation and item. */
export function textOf({ scenario, invocations, items, end }: RecordedCase): string {
  return [
    `{"scenario":${JSON.stringify(scenario)},`,
    `"invocations":[\n${linesOf(invocations)}\n],`,
    `"items":[\n${linesOf(items)}\n],`,
    `"end":${JSON.stringify(end)}}\n`,
  ].join('\n');
}

function linesOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(',\n');
}
