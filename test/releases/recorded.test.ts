import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { askInputSchema } from '../../functions/ask/schema.ts';
import { assessUserInputSchema } from '../../functions/assess-user/schema.ts';
import { caseRecordSchema } from '../../functions/domain/case/case-record.ts';
import { revertCredentialsInputSchema } from '../../functions/revert-credentials/schema.ts';
import { stateInputSchema } from '../../functions/runtime/state-handler.ts';
import { updateFindingInputSchema } from '../../functions/update-finding/schema.ts';
import { recordedReleases } from '../support/release/recorded-release.ts';

const SCHEMAS: Record<string, z.ZodType> = {
  AssessUser: assessUserInputSchema,
  Ask: askInputSchema,
  DisableCredentials: stateInputSchema,
  DeleteCredentials: stateInputSchema,
  RevertCredentials: revertCredentialsInputSchema,
  UpdateFinding: updateFindingInputSchema,
};

/** The function behind each task of a workflow, by the name of its placeholder. */
function functionsOf(workflow: string): Record<string, string> {
  const { States } = JSON.parse(workflow) as {
    States: Record<string, { Arguments?: { FunctionName: string } }>;
  };
  return Object.fromEntries(
    Object.entries(States).flatMap(([state, { Arguments }]) => {
      const [, name] = /^\$\{(\w+)FunctionArn\}$/.exec(Arguments?.FunctionName ?? '') ?? [];
      return name === undefined ? [] : [[state, name]];
    }),
  );
}

const releases = recordedReleases();

it('the version under way is recorded (else: npm run record-release)', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  expect(releases.map((release) => release.version)).toContain(version);
});

describe.each(releases)('release $version', ({ workflow, payloads, waiting, closed }) => {
  const functions = functionsOf(workflow);

  it('has the input of every task recorded', () => {
    expect(Object.keys(payloads).sort()).toEqual(Object.keys(functions).sort());
  });

  it('has a case recorded at every wait', () => {
    const waits = Object.keys(functions).filter((state) => state.startsWith('Await'));
    expect(new Set(Object.values(waiting).map(({ state }) => state))).toEqual(new Set(waits));
  });

  it.each(Object.entries(payloads))('the input of %s is still understood', (state, payload) => {
    const parsed = SCHEMAS[functions[state] ?? '']?.safeParse(payload);

    expect(parsed?.error).toBeUndefined();
    expect(parsed?.success).toBe(true);
  });

  const items = [
    ...Object.entries(waiting).map(([wait, { item }]) => [wait, item] as const),
    ...Object.entries(closed),
  ];
  it.each(items)('the item of a case at "%s" is still understood', (_, item) => {
    expect(caseRecordSchema.safeParse(item).error).toBeUndefined();
  });

  it('carries no secret', () => {
    const text = JSON.stringify({ payloads, waiting, closed });
    const tokens = [...text.matchAll(/"taskToken":"([^"]*)"/g)].map(([, token]) => token);

    expect(new Set(tokens)).toEqual(new Set(['recorded-task-token']));
    expect(text).not.toMatch(/[?&]key=/);
  });
});
