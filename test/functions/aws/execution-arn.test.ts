import { describe, expect, it } from 'vitest';
import { executionUrl } from '../../../functions/aws/execution-arn.ts';

describe('the page of an execution', () => {
  it.each([
    ['aws', 'eu-west-1', 'eu-west-1.console.aws.amazon.com'],
    ['aws-us-gov', 'us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
    ['aws-cn', 'cn-north-1', 'cn-north-1.console.amazonaws.cn'],
  ])('is in the console of its partition %s', (partition, region, host) => {
    const machine = `arn:${partition}:states:${region}:111122223333:stateMachine:retire`;

    expect(executionUrl(machine, 'alice-AIDA1-1')).toBe(
      `https://${host}/states/home?region=${region}#/v2/executions/details/arn:${partition}:states:${region}:111122223333:execution:retire:alice-AIDA1-1`,
    );
  });
});
