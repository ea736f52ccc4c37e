import { describe, expect, it } from 'vitest';
import type { Secret } from '../../../../local/twin/secrets-manager/secret.ts';
import {
  allow,
  authorizerOver,
  callOf,
  deployed,
  FN_ROLE,
  HUB,
  KEY,
  MACHINE,
  MEMBER,
  policy,
  READ_ROLE,
  role,
  sessionCall,
  TOPIC,
} from './policy-bench.ts';

const assumeRead = allow('sts:AssumeRole', 'arn:aws:iam::*:role/Read');
const alice = `arn:aws:iam::${MEMBER}:user/alice`;
const getAlice = ['iam:GetUser', { UserName: 'alice' }] as const;
const assume = callOf('sts:AssumeRole', { RoleArn: READ_ROLE });

describe('a role’s own policies', () => {
  it('allow what they grant; the grant is remembered', () => {
    const authorizer = authorizerOver(deployed([allow('sns:Publish', TOPIC)]));

    expect(authorizer.authorize(callOf('sns:Publish', { TopicArn: TOPIC }))).toEqual({ allowed: true });
    expect([...authorizer.used.keys()]).toEqual([
      'fn-role: sns:Publish on arn:aws:sns:eu-west-1:<account>:operators',
    ]);
  });

  it('deny what they do not grant, in AWS’s words', () => {
    const { authorize } = authorizerOver(deployed([allow('states:StartExecution', `${MACHINE}-other`)]));

    expect(authorize(callOf('states:StartExecution', { stateMachineArn: MACHINE }))).toEqual({
      allowed: false,
      message: `User: arn:aws:sts::${HUB}:assumed-role/fn-role/fn is not authorized to perform: states:StartExecution on resource: ${MACHINE} because no identity-based policy allows the states:StartExecution action`,
    });
  });

  it('are refused where a role is not known', () => {
    const { authorize } = authorizerOver(deployed([]));
    const principal = { account: HUB, roleArn: `arn:aws:iam::${HUB}:role/stranger` };

    expect(() => authorize(callOf('sns:Publish', { TopicArn: TOPIC }, { principal }))).toThrow('stranger');
  });

  it('are those of the account that the role is in', () => {
    const { authorize } = authorizerOver(deployed([]));
    const principal = { account: HUB, roleArn: READ_ROLE.replace(MEMBER, HUB) };

    expect(authorize(sessionCall(...getAlice)).allowed).toBe(true);
    expect(authorize(callOf('iam:GetUser', { UserName: 'x' }, { principal })).allowed).toBe(true);
  });

  it('lack a grant that was taken away, in every account', () => {
    const policies = deployed([assumeRead]);
    const authorizer = authorizerOver(policies);
    authorizer.authorize(sessionCall(...getAlice));
    const [grant] = [...authorizer.used.values()];

    authorizer.policies.takeAway(grant);
    const denied = authorizer.authorize(sessionCall(...getAlice)).allowed;
    authorizer.policies.takeAway(undefined);

    expect([denied, authorizer.authorize(sessionCall(...getAlice)).allowed]).toEqual([false, true]);
  });
});

describe('a session policy', () => {
  it('takes away from the role what it does not grant itself', () => {
    const { authorize } = authorizerOver(deployed([]));

    expect(authorize(sessionCall(...getAlice, policy(allow('iam:GetUser', alice)))).allowed).toBe(true);
    expect(authorize(sessionCall(...getAlice, policy(allow('iam:GetUser', `${alice}x`))))).toMatchObject({
      allowed: false,
      message: expect.stringMatching(/because no session policy allows the iam:GetUser action$/),
    });
  });

  it('gives nothing that the role does not have', () => {
    const { authorize } = authorizerOver(deployed([]));
    const wide = policy(allow('iam:DeleteUser', '*'));

    expect(authorize(sessionCall('iam:DeleteUser', { UserName: 'alice' }, wide)).allowed).toBe(false);
  });
});

describe('a role is assumed', () => {
  it('where the caller may and the trust lets it; STS gives no reason otherwise', () => {
    expect(authorizerOver(deployed([assumeRead])).authorize(assume)).toEqual({ allowed: true });
    expect(authorizerOver(deployed([])).authorize(assume)).toEqual({
      allowed: false,
      message: `User: arn:aws:sts::${HUB}:assumed-role/fn-role/fn is not authorized to perform: sts:AssumeRole on resource: ${READ_ROLE}`,
    });
  });

  it.each([
    ['another account', { AWS: `arn:aws:iam::${MEMBER}:root` }, {}],
    [
      'another role',
      { AWS: `arn:aws:iam::${HUB}:root` },
      { ArnEquals: { 'aws:PrincipalArn': `${FN_ROLE}2` } },
    ],
    ['another organisation', { AWS: HUB }, { StringEquals: { 'aws:PrincipalOrgID': 'o-other00000' } }],
  ])('not where the trust is for %s', (_whom, Principal, Condition) => {
    const trust = policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition });
    const own = deployed([assumeRead]);
    const rolesOf = (account: string) => [...own.rolesOf(account).slice(0, -1), role(READ_ROLE, trust, [])];
    const { authorize } = authorizerOver({
      ...own,
      rolesOf: (id) => (id === HUB ? own.rolesOf(id) : rolesOf(id)),
    });

    expect(authorize(assume).allowed).toBe(false);
  });

  it('within the organisation that the trust names', () => {
    const trust = policy({
      Effect: 'Allow',
      Principal: { AWS: HUB },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    });
    const own = deployed([assumeRead]);
    const policies = {
      ...own,
      rolesOf: (id: string) => (id === HUB ? own.rolesOf(id) : [role(READ_ROLE, trust, [])]),
    };

    const within = authorizerOver(policies, { organizationId: 'o-a1b2c3d4e5' });
    expect(within.authorize(assume).allowed).toBe(true);
    expect(authorizerOver(policies).authorize(assume).allowed).toBe(false);
  });

  it('within the organisation that the caller is limited to', () => {
    const Condition = { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } };
    const policies = deployed([{ ...assumeRead, Condition }]);

    const within = authorizerOver(policies, { organizationId: 'o-a1b2c3d4e5' });
    expect(within.authorize(assume).allowed).toBe(true);
    expect(authorizerOver(policies).authorize(assume).allowed).toBe(false);
    expect(authorizerOver(policies, { organizationId: 'o-other00000' }).authorize(assume).allowed).toBe(
      false,
    );
  });

  it('by the service that it is for, and no other', () => {
    const { serviceMayAssume } = authorizerOver(deployed([]));

    expect(serviceMayAssume('lambda.amazonaws.com', 'arn:aws:lambda:r:1:function:fn', FN_ROLE)).toBe(true);
    expect(serviceMayAssume('states.amazonaws.com', MACHINE, FN_ROLE)).toBe(false);
    expect(serviceMayAssume('lambda.amazonaws.com', MACHINE, `${FN_ROLE}2`)).toBe(false);
  });
});

describe('a resource’s own policy', () => {
  const publish = callOf('sns:Publish', { TopicArn: TOPIC });
  const topicPolicy = (Condition: object) => [
    {
      topicArns: [TOPIC],
      document: policy({ Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: TOPIC, Condition }),
    },
  ];
  const publisher = [allow('sns:Publish', TOPIC)];

  it('denies a topic to whom it denies it, with the code of SNS', () => {
    const plain = { Bool: { 'aws:SecureTransport': 'false' } };
    const other = { StringNotEquals: { 'aws:PrincipalAccount': MEMBER } };
    const decide = (condition: object) =>
      authorizerOver(deployed(publisher, { topicPolicies: topicPolicy(condition) })).authorize(publish);

    expect(decide(plain)).toEqual({ allowed: true });
    expect(decide(other)).toMatchObject({
      allowed: false,
      code: 'AuthorizationError',
      message: expect.stringMatching(/with an explicit deny in a resource-based policy$/),
    });
  });

  it('denies a secret to everyone but those whom it spares', () => {
    const arn = `arn:aws:secretsmanager:eu-west-1:${HUB}:secret:s-Ab12Cd`;
    const sparing = (...spared: string[]) => {
      const Condition = { ArnNotEquals: { 'aws:PrincipalArn': spared } };
      const deny = { Effect: 'Deny', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' };
      const resourcePolicy = JSON.stringify(policy({ ...deny, Condition }));
      const secret = { account: HUB, region: 'eu-west-1', arn, name: 's', resourcePolicy } as Secret;
      const policies = deployed([allow('secretsmanager:GetSecretValue', arn.replace('Ab12Cd', '*'))]);
      const { authorize } = authorizerOver(policies, { secrets: () => [secret] });
      return authorize(callOf('secretsmanager:GetSecretValue', { SecretId: 's' })).allowed;
    };

    expect(sparing('arn:aws:iam::1:role/x', FN_ROLE)).toBe(true);
    expect(sparing('arn:aws:iam::1:role/x')).toBe(false);
  });
});

describe('an encrypted topic', () => {
  const publisher = [allow('sns:Publish', TOPIC)];
  const keyPolicy = (...statements: object[]) => [{ keyArn: KEY, document: policy(...statements) }];
  const publish = (statements: object[], keyPolicies: ReturnType<typeof keyPolicy>) =>
    authorizerOver(deployed(statements, { keyPolicies }), { keyOfTopic: () => KEY }).authorize(
      callOf('sns:Publish', { TopicArn: TOPIC }),
    );
  const ofKey = (Principal: unknown, Action: unknown, Condition = {}) => ({
    Effect: 'Allow',
    Principal,
    Action,
    Resource: '*',
    Condition,
  });
  const toAccount = ofKey({ AWS: `arn:aws:iam::${HUB}:root` }, 'kms:*');
  const use = ['kms:Decrypt', 'kms:GenerateDataKey*'];
  const viaSns = { StringEquals: { 'kms:ViaService': 'sns.eu-west-1.amazonaws.com' } };

  it('takes messages from whom its key’s policy lets use it', () => {
    const anyone = ofKey({ AWS: '*' }, use, viaSns);

    expect(publish(publisher, keyPolicy(toAccount, anyone)).allowed).toBe(true);
  });

  it('takes none from others, with the code of SNS', () => {
    expect(publish(publisher, keyPolicy(toAccount))).toMatchObject({
      allowed: false,
      code: 'KMSAccessDenied',
      message: expect.stringMatching(/no identity-based policy allows the kms:GenerateDataKey action$/),
    });
    expect(publish(publisher, keyPolicy(ofKey({ AWS: '*' }, 'kms:GenerateDataKey*')))).toMatchObject({
      message: expect.stringMatching(/no resource-based policy allows the kms:Decrypt action$/),
    });
  });

  it('takes messages from a role that may use the key, where the key leaves that to the account', () => {
    const statements = [...publisher, allow(['kms:GenerateDataKey', 'kms:Decrypt'], KEY)];

    expect(publish(statements, keyPolicy(toAccount)).allowed).toBe(true);
    expect(publish(statements, keyPolicy(ofKey({ AWS: MEMBER }, 'kms:*'))).allowed).toBe(false);
  });
});

describe('a function is invoked', () => {
  const fn = `arn:aws:lambda:eu-west-1:${HUB}:function:fn`;
  const rule = `arn:aws:events:eu-west-1:${HUB}:rule/r`;
  const permission = {
    action: 'lambda:InvokeFunction',
    functionArn: fn,
    principal: 'events.amazonaws.com',
    sourceArn: rule,
  };

  it('by the service and for the source that its policy names', () => {
    const authorizer = authorizerOver(deployed([], { functionPermissions: [permission] }));

    expect(authorizer.serviceMayInvoke('events.amazonaws.com', rule, fn)).toBe(true);
    expect(authorizer.serviceMayInvoke('events.amazonaws.com', `${rule}2`, fn)).toBe(false);
    expect(authorizer.serviceMayInvoke('apigateway.amazonaws.com', rule, fn)).toBe(false);
    expect(authorizer.serviceMayInvoke('events.amazonaws.com', rule, `${fn}2`)).toBe(false);
    expect([...authorizer.used.keys()]).toEqual([
      `events.amazonaws.com for ${rule}: lambda:InvokeFunction on ${fn.replace(HUB, '<account>')}`,
    ]);
  });

  it('by a role that is granted it', () => {
    const { roleMay } = authorizerOver(deployed([allow('lambda:InvokeFunction', fn)]));
    const principal = { account: HUB, roleArn: FN_ROLE };

    expect(roleMay(principal, 'lambda:InvokeFunction', fn).allowed).toBe(true);
    expect(roleMay(principal, 'lambda:InvokeFunction', `${fn}2`).allowed).toBe(false);
  });
});
