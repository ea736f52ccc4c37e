import type { Clock } from '../../engine/clock.ts';
import { type Operation, type Service, ServiceError } from '../service.ts';
import { batchUpdateFindings, type UnprocessedCode } from './batch-update-findings.ts';
import type { ControlUser } from './control.ts';
import { createEvaluator } from './evaluator.ts';
import { type Finding, type FindingRecord, findingSchema, isoTime } from './finding.ts';
import { getFindings } from './get-findings.ts';
import { changeFinding, createFindingStore } from './store.ts';

const hourMs = 3_600_000;

/** The hub's place in the world and how it behaves. Durations in milliseconds. */
export interface SecurityHubOptions {
  clock: Clock;
  /** The (delegated) administrator account; callers of other accounts are rejected. */
  hubAccount: string;
  /** The home Region, in which the findings of all Regions are seen. */
  region: string;
  /** The users of all accounts, as IAM has them now. */
  users: () => readonly ControlUser[];
  /** Default 24 h. */
  evaluateEveryMs?: number | undefined;
  /** Age of the credential report that an evaluation uses. Default 4 h. */
  reportLagMs?: number | undefined;
  /** A changed result is reported in a new finding. Default false. */
  newFindingIdOnChange?: boolean | undefined;
  /** From the user's absence to the archived finding. Default 4 days. */
  archiveAfterMs?: number | undefined;
  /** How long a BatchUpdateFindings takes to show. Default 0. */
  applyDelayMs?: number | undefined;
}

/** What an analyst may change by hand. */
export interface AnalystChange {
  status?: string | undefined;
  note?: string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
}

/** The twin's Security Hub. */
export interface SecurityHub {
  service: Service;
  /** Stores a finding as it is and evaluates it from now on, if its control is one that the twin plays. */
  add(finding: Finding): FindingRecord;
  /** A copy of the finding as it is now, archived or not. */
  finding(id: string): Finding | undefined;
  /** All findings in the order of their arrival, with their histories. */
  findings(): readonly FindingRecord[];
  /** The next updates of this finding end up in UnprocessedFindings. Returns how many have, which counts on. */
  failFinding(id: string, code: UnprocessedCode, times?: number): { readonly failed: number };
  /** How many updates are still to fail. */
  failuresLeft(): number;
  /** An analyst writes on the finding in the console; fields are merged. Throws for an unknown id. */
  edit(id: string, change: AnalystChange): void;
  /** Ends the evaluations, so that the clock has nothing left to do. */
  stop(): void;
}

/** Security Hub with no findings yet. */
export function createSecurityHub(options: SecurityHubOptions): SecurityHub {
  const { clock, hubAccount, region, users } = options;
  const store = createFindingStore();
  const failures = new Map<string, PlannedFailure>();
  const evaluator = createEvaluator({
    clock,
    store,
    users,
    evaluateEveryMs: options.evaluateEveryMs ?? 24 * hourMs,
    reportLagMs: options.reportLagMs ?? 4 * hourMs,
    archiveAfterMs: options.archiveAfterMs ?? 4 * 24 * hourMs,
    newFindingIdOnChange: options.newFindingIdOnChange ?? false,
  });
  const update = batchUpdateFindings(store, {
    clock,
    applyDelayMs: options.applyDelayMs ?? 0,
    nextFailure: (id) => nextFailure(failures.get(id)),
  });

  return {
    service: {
      name: 'securityhub',
      prefix: 'securityhub',
      protocol: 'rest-json',
      validationError: 'InvalidInputException',
      operations: {
        GetFindings: inHubAccount(getFindings(store, region), hubAccount),
        BatchUpdateFindings: inHubAccount(update, hubAccount),
      },
      routes: {
        'POST /findings': 'GetFindings',
        'PATCH /findings/batchupdate': 'BatchUpdateFindings',
      },
    },
    add(finding) {
      const record = store.add(findingSchema.parse(finding), clock.now());
      evaluator.watch(record);
      return record;
    },
    finding: (id) => structuredClone(store.all().find(({ document }) => document.Id === id)?.document),
    findings: () => store.all(),
    failFinding(id, code, times = 1) {
      const failure = { code, times, failed: 0 };
      failures.set(id, failure);
      return failure;
    },
    failuresLeft: () => [...failures.values()].reduce((sum, { times, failed }) => sum + times - failed, 0),
    edit(id, change) {
      const record = store.find(id, clock.now());
      if (record === undefined) throw new Error(`There is no finding ${id}`);
      changeFinding(record, { at: clock.now(), by: 'BatchUpdateFindings' }, (document) => {
        const { status, note, fields } = change;
        if (status !== undefined) document.Workflow = { Status: status };
        if (note !== undefined) {
          document.Note = { Text: note, UpdatedBy: 'analyst', UpdatedAt: isoTime(clock.now()) };
        }
        if (fields !== undefined) document.UserDefinedFields = { ...document.UserDefinedFields, ...fields };
      });
    },
    stop: () => evaluator.stop(),
  };
}

interface PlannedFailure {
  code: UnprocessedCode;
  times: number;
  failed: number;
}

function nextFailure(failure: PlannedFailure | undefined): UnprocessedCode | undefined {
  if (failure === undefined || failure.failed >= failure.times) return undefined;
  failure.failed += 1;
  return failure.code;
}

function inHubAccount(inner: Operation, hubAccount: string): Operation {
  return {
    parameters: inner.parameters,
    run(parameters, context) {
      const { account } = context.principal;
      if (account !== hubAccount) {
        const message = `Account ${account} is not subscribed to AWS Security Hub`;
        throw new ServiceError('InvalidAccessException', message, 401);
      }
      return inner.run(parameters, context);
    },
  };
}
