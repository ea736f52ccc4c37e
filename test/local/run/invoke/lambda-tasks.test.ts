import { describe, expect, it } from 'vitest';
import type { ExecutionDescription } from '../../../../local/engine/step-functions.ts';
import type { InvocationResult } from '../../../../local/run/invoke/environment.ts';
import { lambdaTasks } from '../../../../local/run/invoke/lambda-tasks.ts';
import { statusChange } from '../../../../local/run/invoke/status-event.ts';
import { functionOf } from './bundles.ts';

const lambda = functionOf('');

function invokeTask(
  arguments_: unknown,
  result: InvocationResult = { payload: '{"a":1}' },
): Promise<unknown> {
  return lambdaTasks([lambda], async () => result)['states:::lambda:invoke'](arguments_);
}

describe('lambda:invoke', () => {
  it('answers as the integration does', async () => {
    expect(await invokeTask({ FunctionName: lambda.arn, Payload: {} })).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { a: 1 },
      StatusCode: 200,
    });
  });

  it('fails with the function’s error type, and its whole payload as the cause', async () => {
    const error = { errorType: 'TransientServiceError', errorMessage: 'later', trace: ['x'] };

    await expect(invokeTask({ FunctionName: lambda.arn, Payload: {} }, { error })).rejects.toMatchObject({
      name: 'TaskFailure',
      error: 'TransientServiceError',
      cause: JSON.stringify(error),
    });
  });

  it('fails as unknown where Lambda gives no error type, with the payload in the cause', async () => {
    const error = { errorMessage: 'Task timed out after 60.00 seconds', trace: [] };

    await expect(invokeTask({ FunctionName: lambda.arn, Payload: {} }, { error })).rejects.toMatchObject({
      error: 'Lambda.Unknown',
      cause: expect.stringContaining(JSON.stringify(error)),
    });
  });

  it('fails as Lambda does for a function that is not there', async () => {
    await expect(invokeTask({ FunctionName: `${lambda.arn}x`, Payload: {} })).rejects.toMatchObject({
      error: 'Lambda.ResourceNotFoundException',
    });
  });

  it('refuses arguments that it does not know', async () => {
    const arguments_ = { FunctionName: lambda.arn, Payload: {}, InvocationType: 'Event' };

    await expect(invokeTask(arguments_)).rejects.toThrow('InvocationType');
  });
});

describe('the event of a status change', () => {
  it('carries every documented field', () => {
    const execution: ExecutionDescription = {
      executionArn: 'arn:e',
      stateMachineArn: 'arn:m',
      name: 'e',
      status: 'ABORTED',
      startDate: 1000,
      stopDate: 2000,
      input: '{}',
      inputDetails: { included: true },
      error: 'Stopped',
      redriveCount: 0,
      redriveStatus: 'REDRIVABLE',
    };

    expect(statusChange(execution)).toEqual({
      'detail-type': 'Step Functions Execution Status Change',
      source: 'aws.states',
      resources: ['arn:e'],
      detail: {
        executionArn: 'arn:e',
        stateMachineArn: 'arn:m',
        name: 'e',
        status: 'ABORTED',
        startDate: 1000,
        stopDate: 2000,
        input: '{}',
        inputDetails: { included: true },
        output: null,
        outputDetails: null,
        error: 'Stopped',
        cause: null,
        stateMachineVersionArn: null,
        stateMachineAliasArn: null,
        redriveCount: 0,
        redriveDate: null,
        redriveStatus: 'REDRIVABLE',
        redriveStatusReason: null,
      },
    });
  });
});
