import type * as z from 'zod';
import { type Operation, type Service, ServiceError } from '../service.ts';
import { schemas } from './schemas.ts';

/** The engine as this service needs it: inputs and outputs of the API, times as epoch milliseconds. */
export interface StepFunctionsApi {
  startExecution(request: Request<'StartExecution'>): unknown;
  stopExecution(request: Request<'StopExecution'>): unknown;
  describeExecution(request: Request<'DescribeExecution'>): unknown;
  listExecutions(request: Request<'ListExecutions'>): unknown;
  getExecutionHistory(request: Request<'GetExecutionHistory'>): unknown;
  sendTaskSuccess(request: Request<'SendTaskSuccess'>): unknown;
  sendTaskFailure(request: Request<'SendTaskFailure'>): unknown;
  sendTaskHeartbeat(request: Request<'SendTaskHeartbeat'>): unknown;
}

type Request<Name extends keyof typeof schemas> = z.infer<(typeof schemas)[Name]>;

/** The Step Functions API in front of the engine, for callers of the machines' account. */
export function createStates(engine: StepFunctionsApi, options: { account: string }): Service {
  const forward = <Name extends keyof typeof schemas>(
    name: Name,
    send: (request: Request<Name>) => unknown,
  ): Operation => ({
    parameters: schemas[name],
    async run(parameters, { principal }) {
      if (principal.account !== options.account) {
        throw new ServiceError(
          'AccessDeniedException',
          `Not a principal of the account ${options.account}`,
          400,
        );
      }
      // The twin has parsed the parameters with this schema.
      try {
        return withDates(await send(parameters as Request<Name>));
      } catch (error) {
        throw asServiceError(error);
      }
    },
  });
  return {
    name: 'states',
    prefix: 'sfn',
    protocol: 'aws-json-1.0',
    operations: {
      StartExecution: forward('StartExecution', (request) => engine.startExecution(request)),
      StopExecution: forward('StopExecution', (request) => engine.stopExecution(request)),
      DescribeExecution: forward('DescribeExecution', (request) => engine.describeExecution(request)),
      ListExecutions: forward('ListExecutions', (request) => engine.listExecutions(request)),
      GetExecutionHistory: forward('GetExecutionHistory', (request) => engine.getExecutionHistory(request)),
      SendTaskSuccess: forward('SendTaskSuccess', (request) => engine.sendTaskSuccess(request)),
      SendTaskFailure: forward('SendTaskFailure', (request) => engine.sendTaskFailure(request)),
      SendTaskHeartbeat: forward('SendTaskHeartbeat', (request) => engine.sendTaskHeartbeat(request)),
    },
  };
}

/** The engine throws errors whose `code` is the name of the API's exception; anything else is a fault of ours. */
function asServiceError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && error instanceof Error ? new ServiceError(code, error.message) : error;
}

const timeMembers = new Set(['startDate', 'stopDate', 'redriveDate', 'timestamp']);

/** The same answer with its times as dates, which the protocol writes as epoch seconds. */
function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      timeMembers.has(key) && typeof member === 'number' ? new Date(member) : withDates(member),
    ]),
  );
}
