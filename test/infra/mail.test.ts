import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { sendMail } from '../../infra/mail.ts';
import { parsePolicy } from '../../local/twin/policy/document.ts';
import { evaluate } from '../../local/twin/policy/evaluate.ts';

const SENDER = 'cleanup@mail.corp.example';
const HUB = '111122223333';

const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Hub', {
  env: { account: HUB, region: 'eu-central-1' },
});
const statement: unknown = JSON.parse(
  JSON.stringify(stack.resolve(sendMail(stack, SENDER).toStatementJson())),
  (_key, value) => (value?.Ref === 'AWS::Partition' ? 'aws' : (value?.['Fn::Join']?.[1].join('') ?? value)),
);
const policy = parsePolicy({ Version: '2012-10-17', Statement: statement }, 'identity', 'of a function');

/** What IAM says of a mail from this address, by the ARN that SES checks. */
function verdict(resource: string, from: string): string {
  const keys = { 'ses:FromAddress': from };
  return evaluate([policy], { action: 'ses:SendEmail', resource, keys }).is;
}

const own = (resource: string) => `arn:aws:ses:eu-central-1:${HUB}:${resource}`;

describe('a function that sends mail', () => {
  it.each([
    own(`identity/${SENDER}`),
    own('identity/mail.corp.example'),
    own('identity/corp.example'),
    own('configuration-set/unused-credentials'),
  ])('may do so by %s', (resource) => {
    expect(verdict(resource, SENDER)).toBe('allow');
  });

  it.each([
    own('identity/other.example'),
    own('identity/example'),
    own('configuration-set/tracking'),
    own('template/x'),
    `arn:aws:ses:us-east-1:${HUB}:configuration-set/unused-credentials`,
    'arn:aws:ses:eu-central-1:444455556666:configuration-set/unused-credentials',
  ])('may not by %s', (resource) => {
    expect(verdict(resource, SENDER)).toBe('implicit-deny');
  });

  it.each([own('identity/corp.example'), own('configuration-set/unused-credentials')])(
    'may not as anybody else, by %s',
    (resource) => {
      expect(verdict(resource, 'ceo@corp.example')).toBe('implicit-deny');
    },
  );
});
