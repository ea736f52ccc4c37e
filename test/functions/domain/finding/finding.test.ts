import { describe, expect, it } from 'vitest';
import { controlOf } from '../../../../functions/domain/finding/control.ts';
import { readFinding } from '../../../../functions/domain/finding/read-finding.ts';
import { ACCOUNT, USER_ID } from '../../../support/builders.ts';
import { aFinding } from '../../../support/events.ts';

import { ALL, targetOf } from './findings.ts';

describe('a finding that can be handled', () => {
  it('names the user and is kept by id, product, Region and control', () => {
    expect(readFinding(aFinding(), ALL)).toEqual({
      is: 'usable',
      finding: {
        findingId: 'finding-1',
        productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
        region: 'eu-west-1',
        control: 'IAM.8',
      },
      target: {
        account: ACCOUNT,
        partition: 'aws',
        arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
        userName: 'alice',
      },
    });
  });

  it('takes the Region from the product where it is missing', () => {
    const { Region: _missing, ...raw } = aFinding();

    expect(readFinding(raw, ALL)).toMatchObject({ finding: { region: 'eu-west-1' } });
  });

  it('takes the user name from the end of an ARN with a path', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:user/division/team-1/alice+ci@example.com`;

    expect(targetOf(aFinding({ user: arn }))).toMatchObject({ arn, userName: 'alice+ci@example.com' });
  });

  it.each(['aws', 'aws-us-gov'])('keeps the partition %s', (partition) => {
    const raw = aFinding({
      user: `arn:${partition}:iam::${ACCOUNT}:user/alice`,
      ProductArn: `arn:${partition}:securityhub:region-1::product/aws/securityhub`,
    });

    expect(targetOf(raw)).toMatchObject({ partition, userName: 'alice' });
  });

  it('keeps the unique id from the details, to notice a user created anew', () => {
    const raw = aFinding({ details: { UserId: USER_ID, UserName: 'alice' } });

    expect(targetOf(raw)).toMatchObject({ userName: 'alice', userId: USER_ID });
  });

  it('reads a unique id in the place of the name', () => {
    const target = targetOf(aFinding({ user: `arn:aws:iam::${ACCOUNT}:user/${USER_ID}` }));

    expect(target).toMatchObject({ userId: USER_ID });
    expect(target).not.toHaveProperty('userName');
  });

  it.each([`x${USER_ID}`, `${USER_ID}-x`])('reads %s as a name, which is no unique id', (name) => {
    const target = targetOf(aFinding({ user: `arn:aws:iam::${ACCOUNT}:user/${name}` }));

    expect(target).toMatchObject({ userName: name });
    expect(target).not.toHaveProperty('userId');
  });

  it('reads what looks like a unique id as a name where it has a path', () => {
    const target = targetOf(aFinding({ user: `arn:aws:iam::${ACCOUNT}:user/team/${USER_ID}` }));

    expect(target).toMatchObject({ userName: USER_ID });
    expect(target).not.toHaveProperty('userId');
  });

  it('may be of any account where the organization decides, and say nothing of its state', () => {
    const { Workflow: _workflow, ...raw } = aFinding({ account: '999999999999', Compliance: undefined });

    expect(readFinding(raw, { controls: ALL.controls })).toMatchObject({
      is: 'usable',
      target: { account: '999999999999' },
    });
  });

  it('takes the name from the details when the ARN carries the unique id', () => {
    const raw = aFinding({
      user: `arn:aws:iam::${ACCOUNT}:user/${USER_ID}`,
      details: { UserName: 'alice' },
    });

    expect(targetOf(raw)).toMatchObject({ userId: USER_ID, userName: 'alice' });
  });

  it('knows a user whose name only looks like a unique id by its details', () => {
    const raw = aFinding({
      user: `arn:aws:iam::${ACCOUNT}:user/${USER_ID}`,
      details: { UserName: USER_ID, UserId: 'AIDAOTHER12345678901' },
    });

    expect(targetOf(raw)).toMatchObject({ userName: USER_ID, userId: 'AIDAOTHER12345678901' });
  });
});

describe('the control of a finding', () => {
  it.each([
    ['security-control/IAM.8', 'IAM.8'],
    ['security-control/IAM.22', 'IAM.22'],
    ['aws-foundational-security-best-practices/v/1.0.0/IAM.8', 'IAM.8'],
    ['nist-800-53/v/5.0.0/IAM.8', 'IAM.8'],
    ['service-managed-aws-control-tower/v/1.0.0/IAM.8', 'IAM.8'],
    ['service-managed-aws-control-tower/v/1.0.0/CT.IAM.8', 'IAM.8'],
    ['arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3', 'IAM.8'],
    ['arn:aws-us-gov:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3', 'IAM.8'],
    ['pci-dss/v/3.2.1/PCI.IAM.7', 'IAM.8'],
    ['cis-aws-foundations-benchmark/v/1.4.0/1.12', 'IAM.22'],
    ['cis-aws-foundations-benchmark/v/3.0.0/1.12', 'IAM.22'],
    ['cis-aws-foundations-benchmark/v/5.0.0/1.11', 'IAM.22'],
    ['cis-aws-foundations-benchmark/v/5.0.0/1.12', undefined],
    ['cis-aws-foundations-benchmark/v/3.0.0/1.11', undefined],
    ['pci-dss/v/4.0.1/IAM.8', 'IAM.8'],
    ['pci-dss/v/4.0.1/PCI.IAM.8', undefined],
    ['nist-800-171/v/2.0.0/IAM.8', 'IAM.8'],
    ['nist-800-171/v/2.0.0/IAM.22', 'IAM.22'],
    ['pci-dss/v/3.2.1/PCI.IAM.8', undefined],
    ['security-control/IAM.80', undefined],
    ['prefix/security-control/IAM.8', undefined],
    ['cis-aws-foundations-benchmark/v/1.4.0/1.1', undefined],
    ['', undefined],
  ])('made by %s is %s', (GeneratorId, control) => {
    expect(controlOf({ GeneratorId })).toBe(control);
  });

  it('is what Compliance says, whatever made it', () => {
    const GeneratorId = 'security-control/IAM.8';

    expect(controlOf({ GeneratorId, Compliance: { SecurityControlId: 'IAM.22' } })).toBe('IAM.22');
    expect(controlOf({ GeneratorId, Compliance: { SecurityControlId: 'IAM.9' } })).toBeUndefined();
  });
});
