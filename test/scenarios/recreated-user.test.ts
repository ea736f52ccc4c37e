import { expect, it } from 'vitest';
import { useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

it('a user created anew before the click is not taken for the one in the finding', async () => {
  const journey = await local.play('recreated-before-click');

  expect(journey.course('alice')).toEqual(['NEW -']);
  expect(journey.end('alice').note).toMatch(/Nothing was done.*AIDA\w+.*today has the id AIDA\w+/);
  expect(journey.report.executions).toEqual([]);
  expect(journey.recipients()).toEqual([]);
  expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
});

it('a user created anew while the case runs is not touched by the old answer', async () => {
  const journey = await local.play('recreated-while-running');

  expect(journey.course('alice')).toEqual(['NOTIFIED opened', 'NOTIFIED asked', 'NEW recreated']);
  expect(journey.end('alice').note).toMatch(/another one \(AIDA….*\) has its name now/);
  expect(journey.acts('alice')).toEqual([]);
  expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  expect(journey.recipients()).toEqual(['alice@example.com', 'alice@example.com']);
  expect(journey.execution('alice').status).toBe('SUCCEEDED');
});
