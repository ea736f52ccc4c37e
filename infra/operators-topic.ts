import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

const useKey = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/**
 * Tells the operators what happens to cases, and what alarms; its messages carry no links and no secrets. Encrypted
 * with a key of its own, since CloudWatch may not use the one that AWS manages for SNS.
 */
export class OperatorsTopic extends Topic {
  constructor(scope: Construct, id: string) {
    const key = new Key(scope, `${id}Key`, {
      description: 'Encrypts the operators’ topic of the unused credentials responder',
      enableKeyRotation: true,
      // Encrypts messages on their way only; nothing is left that it could open.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, { displayName: 'Unused credentials', enforceSSL: true, masterKey: key });
    const { account } = Stack.of(this);
    // As the key that AWS manages does it: who may publish or subscribe in this account may use the key for that.
    key.addToResourcePolicy(
      new PolicyStatement({
        actions: useKey,
        principals: [new AnyPrincipal()],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `sns.${Aws.REGION}.${Aws.URL_SUFFIX}`,
          },
        },
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        actions: useKey,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }
}
