import { describe, expect, it } from 'vitest';
import { localRun } from '../../../support/journey.ts';
import { click, story } from '../../../support/story.ts';

describe('a command of an operator', () => {
  it.each([
    ['pause', 'AccessDeniedException'],
    ['resume', 'ThrottlingException'],
    ['stopAll', 'InternalServerError'],
  ] as const)('%s that meets %s ends with its error, and the cases go on', async (command, error) => {
    const run = await localRun();
    const at = 'PT2H';
    const step = command === 'stopAll' ? { at, do: command, off: 'leave' as const } : { at, do: command };

    const report = await run.play(
      story(click(), { at: 'PT1H', do: 'fail', call: 'dynamodb:*', error }, step, { at: 'PT3H', do: 'heal' }),
    );

    const said = report.stepResults.find((result) => result.do === command);
    expect(said?.got).toMatch(
      new RegExp(`^the command failed: .*${error === 'ThrottlingException' ? 'Rate exceeded' : error}`),
    );
    expect(report.executions.map(({ status }) => status)).toEqual(['SUCCEEDED']);
  });
});
