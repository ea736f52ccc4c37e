import { Alias } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * Tells the operators what happens to cases; its messages carry no links and no secrets. Encrypted with the key that
 * AWS manages for SNS, which the functions may use without a grant of their own (a service such as CloudWatch may not).
 */
export class OperatorsTopic extends Topic {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      displayName: 'Unused credentials',
      enforceSSL: true,
      masterKey: Alias.fromAliasName(scope, `${id}Key`, 'alias/aws/sns'),
    });
  }
}
