import { describe, expect, it } from 'vitest';
import type { SetUp } from '../../../local/twin/set-up/spec.ts';
import type { Line } from '../../../operate/doctor/checks/line.ts';
import { exitCodeOf } from '../../../operate/doctor/examine.ts';
import {
  HUB,
  type LookOptions,
  lookAt,
  MANAGEMENT,
  MEMBERS,
  ofOneAccount,
  ofOrganisation,
  STACK_SETS,
  undeployed,
} from './bench.ts';

type Change = (setUp: SetUp) => void;

/** The lines that are not ok, as `subject: state: what is said → what mends it`. */
function told(lines: readonly Line[]): string[] {
  return lines
    .filter(({ state }) => state !== 'ok')
    .map(({ subject, state, says, mend }) => `${subject}: ${state}: ${says} → ${mend}`);
}

/** The same of an account that is set up so. */
async function notOk(options: LookOptions): Promise<string[]> {
  return told((await lookAt(options)).lines);
}

const mail =
  (change: (mail: SetUp['mail']) => void): Change =>
  ({ mail: own }) =>
    change(own);
const hub =
  (change: (hub: NonNullable<SetUp['securityHub']>) => void): Change =>
  ({ securityHub }) => {
    if (securityHub !== undefined) change(securityHub);
  };
const organisation =
  (change: (organisation: NonNullable<SetUp['organization']>) => void): Change =>
  ({ organization }) => {
    if (organization !== undefined) change(organization);
  };
const recorder =
  (changes: Partial<NonNullable<SetUp['recorder']>>): Change =>
  (setUp) => {
    if (setUp.recorder !== undefined) Object.assign(setUp.recorder, changes);
  };
const instance =
  (index: number, changes: object): Change =>
  ({ stackSets }) => {
    Object.assign(stackSets['UnusedCredentialsMember']?.[index] ?? {}, changes);
  };
const set = (name: string) => ({ [name]: { sendingEnabled: true, events: [], isTelling: true } });
const users = 'AWS::IAM::User';

describe('an account that is set up as the settings need it', () => {
  it('is ok in every line, of an organisation', async () => {
    const { lines } = await lookAt();

    expect(lines.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(exitCodeOf(lines)).toBe(0);
    expect(lines.map(({ subject }) => subject)).toEqual([
      'account',
      'hub stack',
      'table of cases',
      'Security Hub',
      'home Region',
      'control IAM.8',
      'control IAM.22',
      'custom actions',
      'AWS Config recorder',
      'organisation',
      'Security Hub administrator',
      'StackSets administrator',
      'trusted access',
      'SES identity',
      'SES sandbox',
      'SES quota',
      'SES configuration set',
      "operators' topic",
      'role Read',
      'role Act',
      'role Restore',
      'password reader ServiceDesk',
      'password reader lead',
      'roles in ou-ab12-cdef3456',
      'Lambda concurrency',
      'Step Functions quotas',
    ]);
  });

  it('is ok in every line, of one account, which needs no organisation and no aggregation', async () => {
    const settings = ofOneAccount();
    const change: Change = (setUp) => {
      setUp.organization = undefined;
      setUp.stackSets = {};
      hub((own) => {
        own.aggregator = undefined;
      })(setUp);
    };

    const { lines, calls } = await lookAt({ settings, change });

    expect(lines.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(lines.map(({ subject }) => subject)).not.toContain('organisation');
    expect(calls.filter((call) => call.startsWith('organizations:'))).toEqual([]);
  });

  it('says of one account of each unit how assuming its roles is tried, and why not from here', async () => {
    const { lines } = await lookAt();

    expect(lines.find(({ subject }) => subject.startsWith('roles in'))?.says).toBe(
      '3 accounts have them, says the StackSet; in 3 nobody has looked for changes by hand since. They trust the hub\'s functions only, so assuming them is not tried from here: "Preview retirement" on a finding of 111122223333 does.',
    );
  });
});

describe('what is wrong', () => {
  it.each<[string, Change, RegExp]>([
    [
      'Security Hub is off',
      (setUp) => {
        setUp.securityHub = undefined;
      },
      /^Security Hub: wrong: .*is off.*enable-security-hub/,
    ],
    [
      'no Region aggregates',
      hub((own) => {
        own.aggregator = undefined;
      }),
      /^home Region: wrong: .*create-finding-aggregator/,
    ],
    [
      'a home Region that no other Region is linked to',
      hub((own) => {
        own.aggregator = { region: 'eu-west-1', mode: 'NO_REGIONS' };
      }),
      /^home Region: wrong: .*NO_REGIONS.*update-finding-aggregator/,
    ],
    [
      'another Region aggregates',
      hub((own) => {
        own.aggregator = { region: 'us-east-1', mode: 'ALL_REGIONS' };
      }),
      /^home Region: wrong: .*us-east-1.*AWS_REGION=us-east-1/,
    ],
    [
      'a control is disabled',
      hub(({ controls }) => {
        controls['IAM.22'] = 'DISABLED';
      }),
      /^control IAM.22: wrong: .*DISABLED.*take IAM.22 out of controls/,
    ],
    [
      'a control is not known',
      hub(({ controls }) => {
        delete controls['IAM.8'];
      }),
      /^control IAM.8: wrong: .*does not know IAM.8/,
    ],
    [
      'there is no recorder',
      (setUp) => {
        setUp.recorder = undefined;
      },
      /^AWS Config recorder: wrong: No recorder/,
    ],
    ['the recorder is stopped', recorder({ recording: false }), /^AWS Config recorder: wrong: .*stopped/],
    ['the recorder fails', recorder({ lastStatus: 'Failure' }), /^AWS Config recorder: wrong: .*fails/],
    [
      'the account is in no organisation',
      (setUp) => {
        setUp.organization = undefined;
      },
      /^organisation: wrong: .*in no organisation/,
    ],
    [
      'it is another organisation',
      organisation((own) => {
        own.id = 'o-anotherone1';
      }),
      /^organisation: wrong: .*o-anotherone1/,
    ],
    [
      'it has another management account',
      organisation((own) => {
        own.managementAccountId = '123412341234';
      }),
      /^organisation: wrong: .*123412341234/,
    ],
    [
      'StackSets have no trusted access',
      organisation((own) => {
        own.stackSetsAccess = 'DISABLED';
      }),
      /^trusted access: wrong: .*activate-organizations-access/,
    ],
    [
      'the hub does not administer Security Hub',
      organisation(({ delegated }) => {
        delegated[HUB] = [STACK_SETS];
      }),
      /^Security Hub administrator: wrong: .*enable-organization-admin-account/,
    ],
    [
      'SES knows no identity',
      mail((own) => {
        own.identities = {};
      }),
      /^SES identity: wrong: .*knows neither/,
    ],
    [
      'the identity is not verified',
      mail((own) => {
        own.identities = { 'corp.example': false };
      }),
      /^SES identity: wrong: corp.example is not verified/,
    ],
    [
      'SES is in the sandbox',
      mail((own) => {
        own.isProduction = false;
      }),
      /^SES sandbox: wrong: .*sandbox.*production access/,
    ],
    [
      'SES sends nothing',
      mail((own) => {
        own.sendingEnabled = false;
      }),
      /^SES sandbox: wrong: .*sends nothing/,
    ],
    [
      'SES has shut the account down',
      mail((own) => {
        own.enforcement = 'SHUTDOWN';
      }),
      /^SES sandbox: wrong: .*SHUTDOWN/,
    ],
    [
      'SES reviews the account',
      mail((own) => {
        own.enforcement = 'PROBATION';
      }),
      /^SES sandbox: wrong: .*PROBATION/,
    ],
    [
      'the mails of a day are more than SES takes',
      mail((own) => {
        own.perDay = 799;
      }),
      /^SES quota: wrong: 799 recipients a day.*about 800 mails/,
    ],
    [
      'the configuration set is gone',
      mail((own) => {
        own.configurationSets = {};
      }),
      /^SES configuration set: wrong: .*is gone.*UnusedCredentialsHub --revert-drift$/,
    ],
    [
      'the configuration set does not send',
      mail(({ configurationSets }) => {
        Object.assign(configurationSets['unused-credentials'] ?? {}, { sendingEnabled: false });
      }),
      /^SES configuration set: wrong: Sending is switched off/,
    ],
    [
      'telling is switched off',
      mail(({ configurationSets }) => {
        Object.assign(configurationSets['unused-credentials'] ?? {}, { isTelling: false });
      }),
      /^SES configuration set: wrong: .*BOUNCE, COMPLAINT, DELIVERY_DELAY, REJECT/,
    ],
    [
      'bounces are not told',
      mail((own) => {
        own.configurationSets = set('unused-credentials');
      }),
      /^SES configuration set: wrong: .*BOUNCE, COMPLAINT, DELIVERY_DELAY, REJECT/,
    ],
    [
      'a role of the hub account is gone',
      ({ roles }) => {
        delete roles['UnusedCredentialsAct'];
      },
      /^role Act: wrong: .*npx cdk deploy UnusedCredentialsMember.* --revert-drift$/,
    ],
    [
      'a role trusts others',
      ({ roles }) => {
        roles['UnusedCredentialsRead'] = roles['UnusedCredentialsRestore'];
      },
      /^role Read: wrong: .*trusts other roles.*npx cdk deploy UnusedCredentialsMember --revert-drift$/,
    ],
    [
      'the StackSet is gone',
      (setUp) => {
        setUp.stackSets = {};
      },
      /^roles in ou-ab12-cdef3456: wrong: There is no StackSet/,
    ],
    [
      'an account refuses the roles',
      instance(1, { status: 'OUTDATED', detail: 'FAILED', reason: 'denied by a policy' }),
      /^roles in .*: wrong: 1 of 3 accounts are not well: 222233334444 \(OUTDATED, FAILED: denied by a policy\).*aws cloudformation update-stack-set .* --call-as DELEGATED_ADMIN$/,
    ],
    [
      'the hub account has got an instance, which meets its own roles',
      ({ stackSets }) => {
        stackSets['UnusedCredentialsMember']?.push({
          ...{
            account: HUB,
            unit: 'ou-ab12-cdef3456',
            status: 'OUTDATED',
            detail: 'FAILED',
            drift: 'NOT_CHECKED',
          },
          reason: 'UnusedCredentialsRead already exists',
        });
      },
      /^roles in 444455556666: wrong: The StackSet has an instance in the hub account, which has the roles by its own stack\..* → Take that instance away, and leave the roles alone: aws cloudformation delete-stack-instances --stack-set-name UnusedCredentialsMember --deployment-targets OrganizationalUnitIds=ou-ab12-cdef3456,Accounts=444455556666,AccountFilterType=INTERSECTION --regions eu-west-1 --retain-stacks --call-as DELEGATED_ADMIN$/,
    ],
    [
      'an import has failed',
      instance(1, { detail: 'FAILED_IMPORT' }),
      /^roles in .*: wrong: .*222233334444 \(FAILED_IMPORT\)/,
    ],
    [
      'roles were changed by hand',
      instance(2, { drift: 'DRIFTED' }),
      /^roles in .*: wrong: .*333344445555 \(changed by hand\).* → .*by hand/,
    ],
    [
      'Lambda may run ten at a time',
      (setUp) => {
        setUp.lambda = { concurrent: 10, reserved: 0 };
      },
      /^Lambda concurrency: wrong: 10 of 10/,
    ],
    [
      'others have reserved what Lambda may run',
      (setUp) => {
        setUp.lambda = { concurrent: 1000, reserved: 995 };
      },
      /^Lambda concurrency: wrong: 5 of 1000/,
    ],
    [
      'few executions may start',
      ({ quotas }) => {
        Object.assign(quotas['states']?.[1] ?? {}, { value: 2 });
      },
      /^Step Functions quotas: wrong: .*StartExecution 2,/,
    ],
    [
      'the hub stack has failed',
      ({ stacks }) => {
        stacks['UnusedCredentialsHub'] = 'ROLLBACK_COMPLETE';
      },
      /^hub stack: wrong: .*ROLLBACK_COMPLETE/,
    ],
  ])('%s', async (_, change, line) => {
    const { lines } = await lookAt({ change });

    expect(told(lines).filter((text) => line.test(text))).toHaveLength(1);
    expect(exitCodeOf(lines)).toBe(1);
  });

  it('is said of nothing else', async () => {
    const change = mail((own) => {
      own.isProduction = false;
    });

    expect(await notOk({ change })).toHaveLength(1);
  });

  it('is another account than that of the settings', async () => {
    expect((await notOk({ caller: MEMBERS[0] }))[0]).toMatch(
      /^account: wrong: These are credentials of 111122223333 .*hubAccountId in cdk.json is 444455556666/,
    );
  });

  it('is another Region than that of the deployment', async () => {
    const all = await notOk({ region: 'eu-central-1' });

    expect(all).toContainEqual(expect.stringMatching(/^Security Hub: wrong: .*off in eu-central-1/));
    expect(all).toContainEqual(expect.stringMatching(/^SES sandbox: wrong/));
  });

  it('is an opt-in Region without a word on where members are reached', async () => {
    const change: Change = (setUp) => {
      setUp.region = 'ap-east-1';
      hub((own) => {
        own.aggregator = { region: 'ap-east-1', mode: 'ALL_REGIONS' };
      })(setUp);
    };

    expect(await notOk({ region: 'ap-east-1', change })).toEqual([
      expect.stringMatching(/^home Region: wrong: .*memberRegion: ap-east-1 is an opt-in Region/),
    ]);
  });
});

describe('what these reads do not tell', () => {
  it.each<[string, Change, RegExp]>([
    [
      'whether another Region records users',
      recorder({ recordingGroup: { allSupported: true, includeGlobalResourceTypes: false } }),
      /^AWS Config recorder: cannot tell: .*another Region/,
    ],
    [
      'the same of a list',
      recorder({ recordingGroup: { resourceTypes: ['AWS::S3::Bucket'] } }),
      /^AWS Config recorder: cannot tell/,
    ],
    [
      'the same of an exclusion',
      recorder({
        recordingGroup: {
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
          exclusionByResourceTypes: { resourceTypes: [users] },
        },
      }),
      /^AWS Config recorder: cannot tell/,
    ],
    [
      'which of two identities SES goes by',
      mail((own) => {
        own.identities = { 'iam-cleanup@corp.example': false, 'corp.example': true };
      }),
      /^SES identity: cannot tell: .*not documented/,
    ],
    [
      'how what is under way ends',
      instance(0, { status: 'OUTDATED', detail: 'RUNNING' }),
      /^roles in .*: cannot tell: The StackSet is at work in 1 of 3/,
    ],
    [
      'whether a unit has accounts',
      ({ stackSets }) => {
        stackSets['UnusedCredentialsMember'] = [];
      },
      /^roles in .*: cannot tell: The StackSet has no instance/,
    ],
    [
      'a quota that is not listed',
      (setUp) => {
        setUp.quotas = { states: [] };
      },
      /^Step Functions quotas: cannot tell: .*StartExecution not known/,
    ],
    [
      'a hub that is being deployed',
      ({ stacks }) => {
        stacks['UnusedCredentialsHub'] = 'UPDATE_IN_PROGRESS';
      },
      /^hub stack: cannot tell/,
    ],
  ])('%s', async (_, change, line) => {
    const { lines } = await lookAt({ change });

    expect(told(lines)).toEqual([expect.stringMatching(line)]);
    expect(exitCodeOf(lines)).toBe(3);
  });

  it('is whether the account administers anything, or may only not ask', async () => {
    const change = organisation((own) => {
      own.delegated = {};
    });

    const all = await notOk({ change });

    expect(all).toContainEqual(
      expect.stringMatching(
        /^StackSets administrator: cannot tell: organizations:ListDelegatedServicesForAccount is denied: either .*delegated administrator of nothing.*register-delegated-administrator --account-id 444455556666/,
      ),
    );
    expect(all).toContainEqual(
      expect.stringMatching(/^trusted access: cannot tell: .*delegated admin account/),
    );
  });

  it('is an account that no StackSet reaches', async () => {
    const settings = ofOneAccount({ accounts: [HUB, MEMBERS[0]] });

    expect(await notOk({ settings })).toEqual([
      expect.stringMatching(/^roles in 111122223333: cannot tell: .*cannot look into 111122223333/),
    ]);
  });
});

describe('while the hub stack comes or goes', () => {
  it.each(['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS'])(
    'what it brings is neither wrong nor ok: %s',
    async (status) => {
      const change: Change = (setUp) => {
        undeployed(setUp);
        setUp.stacks['UnusedCredentialsHub'] = status;
      };

      const { lines } = await lookAt({ change });

      expect(lines.filter(({ state }) => state === 'wrong')).toEqual([]);
      expect(told(lines)).toContainEqual(expect.stringMatching(/^SES configuration set: cannot tell: /));
    },
  );

  it('a creation that was undone has brought nothing', async () => {
    const change: Change = (setUp) => {
      undeployed(setUp);
      setUp.stacks['UnusedCredentialsHub'] = 'ROLLBACK_COMPLETE';
    };

    const { lines } = await lookAt({ change });

    expect(lines.filter(({ state }) => state === 'wrong').map(({ subject }) => subject)).toEqual([
      'hub stack',
    ]);
  });
});

describe('before the first deployment', () => {
  it('what the stacks bring is not wrong, and not known either', async () => {
    const all = await notOk({ change: undeployed });

    expect(all.map((text) => text.split(':').slice(0, 2).join(':'))).toEqual([
      'table of cases: cannot tell',
      'SES configuration set: cannot tell',
      "operators' topic: cannot tell",
      'role Read: cannot tell',
      'role Act: cannot tell',
      'role Restore: cannot tell',
      'roles in ou-ab12-cdef3456: cannot tell',
    ]);
  });

  it('a configuration set of our name would make it fail', async () => {
    const change: Change = (setUp) => {
      undeployed(setUp);
      setUp.mail.configurationSets = set('unused-credentials');
    };

    expect(await notOk({ change })).toContainEqual(
      expect.stringMatching(/^SES configuration set: wrong: .*would fail.*delete-configuration-set/),
    );
  });
});

describe('what is enough', () => {
  it.each<[string, Change]>([
    [
      'a recorder of Security Hub alone',
      (setUp) => {
        setUp.linkedRecorder = setUp.recorder;
        setUp.recorder = undefined;
      },
    ],
    ['a recorder that lists IAM users', recorder({ recordingGroup: { resourceTypes: [users] } })],
    [
      'a recorder that excludes others',
      recorder({
        recordingGroup: {
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
          exclusionByResourceTypes: { resourceTypes: ['AWS::S3::Bucket'] },
        },
      }),
    ],
    [
      'the verified address alone',
      mail((own) => {
        own.identities = { 'iam-cleanup@corp.example': true };
      }),
    ],
    [
      'a quota without end',
      mail((own) => {
        own.perDay = -1;
      }),
    ],
    [
      'just the mails of a day',
      mail((own) => {
        own.perDay = 800;
      }),
    ],
    [
      'a suspended account that the StackSet passes over',
      instance(0, { status: 'OUTDATED', detail: 'SKIPPED_SUSPENDED_ACCOUNT' }),
    ],
  ])('%s', async (_, change) => {
    expect(await notOk({ change })).toEqual([]);
  });
});

describe('an instance in the hub account', () => {
  it.each([false, true])(
    'is told in a line of its own, and the other accounts are well (--all: %s)',
    async (isEach) => {
      const change: Change = ({ stackSets }) => {
        stackSets['UnusedCredentialsMember']?.push({
          ...{
            account: HUB,
            unit: 'ou-ab12-cdef3456',
            status: 'OUTDATED',
            detail: 'FAILED',
            drift: 'NOT_CHECKED',
          },
        });
      };

      const { lines } = await lookAt({ change, isEach });

      expect(told(lines)).toEqual([
        expect.stringMatching(/^roles in 444455556666: wrong: .*the hub account/),
      ]);
      expect(lines.find(({ subject }) => subject === 'roles in ou-ab12-cdef3456')?.says).toMatch(
        /^3 accounts have/,
      );
    },
  );
});

describe('with --all', () => {
  it('all active accounts are compared, those of units below included, without hub and management account', async () => {
    const change = organisation(({ units }) => {
      units['ou-ab12-cdef3456']?.accounts.push({ id: MANAGEMENT, state: 'ACTIVE' });
    });

    const { lines, progress } = await lookAt({ isEach: true, change });

    expect(lines.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(lines.map(({ says }) => says)).toContain('all 3 active accounts of it are in the StackSet');
    expect(progress.at(-1)).toBe('ou-ab12-cdef3456: 5 accounts');
  });

  it('an account without the roles, and one that refuses them, have a line each', async () => {
    const change: Change = (setUp) => {
      instance(0, { status: 'OUTDATED', detail: 'FAILED' })(setUp);
      setUp.stackSets['UnusedCredentialsMember']?.pop();
    };

    expect(await notOk({ isEach: true, change })).toEqual([
      expect.stringMatching(/^roles in 111122223333: wrong: The StackSet says: OUTDATED, FAILED/),
      expect.stringMatching(
        /^roles in 333344445555: wrong: 333344445555 is active, and the StackSet has no stack.*create-stack-instances .*OrganizationalUnitIds=ou-ab12-cdef3456,Accounts=333344445555,AccountFilterType=INTERSECTION --regions eu-west-1 --call-as DELEGATED_ADMIN$/,
      ),
    ]);
  });

  it('a unit without accounts is known to need nothing', async () => {
    const change: Change = (setUp) => {
      setUp.stackSets['UnusedCredentialsMember'] = [];
      organisation(({ units }) => {
        units['ou-ab12-cdef3456'] = { accounts: [], units: [] };
      })(setUp);
    };

    expect(await notOk({ isEach: true, change })).toEqual([]);
  });

  it('a unit that is not in the organisation cannot be told about', async () => {
    const settings = ofOrganisation({ organizationalUnitIds: ['ou-ab12-another1'] });

    expect(await notOk({ isEach: true, settings })).toContainEqual(
      expect.stringMatching(/^roles in ou-ab12-another1: cannot tell: .*ParentNotFoundException/),
    );
  });
});
