import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { findingStore } from '../../../../functions/aws/security-hub/finding-store.ts';
import type { FindingStore } from '../../../../functions/ports.ts';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { makeFinding } from '../../../../local/twin/security-hub/make-finding.ts';
import { createSecurityHub, type SecurityHub } from '../../../../local/twin/security-hub/security-hub.ts';
import { ACCOUNT, type Aws, HUB, START, startAws } from '../start-aws.ts';

const STATE_MACHINE = 'arn:aws:states:eu-west-1:111122223333:stateMachine:retire';

type FindingId = { findingId: string; productArn: string };

/** A Security Hub, and the store that reaches it with the real SDK. */
export interface HubBench {
  aws: Aws;
  hub: SecurityHub;
  findings: FindingStore;
  /** Stores one more finding about a user, Alice unless told. */
  add(overrides?: {
    userName?: string;
    recordState?: string;
    workflowStatus?: string;
    compliance?: string;
    fields?: Record<string, string>;
    control?: 'IAM.8' | 'IAM.22';
    /** What differs in the document. */
    differs?: object;
  }): FindingId;
  /** Stores as many findings about Alice. */
  addMany(count: number): FindingId[];
}

/** Starts a Security Hub without findings. */
export async function startHub(): Promise<HubBench> {
  const clock = createVirtualClock(START);
  const hub = createSecurityHub({ clock, hubAccount: HUB, region: 'eu-west-1', users: () => [] });
  const aws = await startAws({ clock, services: [hub.service] });
  const client = new SecurityHubClient(aws.config('securityhub'));
  const add: HubBench['add'] = ({ fields, differs, ...overrides } = {}) => {
    const made = makeFinding({
      account: ACCOUNT,
      region: 'eu-west-1',
      control: 'IAM.8',
      userName: 'alice',
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      createdAt: START,
      ...overrides,
    });
    const Id = `${made.Id}-${hub.findings().length}`;
    hub.add({ ...made, ...differs, Id, ...(fields && { UserDefinedFields: fields }) });
    return { findingId: Id, productArn: made.ProductArn };
  };
  return {
    aws,
    hub,
    findings: findingStore({ stateMachineArn: STATE_MACHINE, client: () => client }),
    add,
    addMany: (count) => Array.from({ length: count }, () => add()),
  };
}
