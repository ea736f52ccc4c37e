import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sesMailer } from '../../../functions/aws/mailer.ts';
import { operatorsTopic } from '../../../functions/aws/operators-topic.ts';
import { createSes, type Ses } from '../../../local/twin/ses/ses.ts';
import { createSns, type Sns } from '../../../local/twin/sns/sns.ts';
import { type Aws, HUB, startAws } from './start-aws.ts';

const topicArn = `arn:aws:sns:eu-west-1:${HUB}:operators`;
let aws: Aws;
let ses: Ses;
let sns: Sns;
beforeEach(async () => {
  ses = createSes({ identities: ['example.com'] });
  sns = createSns({ topicArns: [topicArn] });
  aws = await startAws({ services: [ses.service, sns.service] });
});
afterEach(() => aws.twin.close());

const mailer = ({
  sender = 'security@example.com',
  senderName = 'Cloud Security',
  replyTo = [] as string[],
} = {}) => sesMailer({ sender, senderName, replyTo, client: () => new SESv2Client(aws.config('sesv2')) });
const topic = () => operatorsTopic({ topicArn, client: () => new SNSClient(aws.config('sns')) });
const mail = {
  to: 'alice@example.com',
  subject: 'Noch nötig?',
  text: 'まだ必要ですか',
  html: '<p>まだ必要ですか</p>',
  headers: { References: '<alice-1@example.com>' },
};

describe('a mail', () => {
  it('goes out as plain text and as HTML, with its headers, from the sender', async () => {
    await mailer().send(mail);

    expect(ses.outbox).toMatchObject([
      {
        from: '"Cloud Security" <security@example.com>',
        to: ['alice@example.com'],
        subject: 'Noch nötig?',
        text: 'まだ必要ですか',
        html: '<p>まだ必要ですか</p>',
        headers: { References: '<alice-1@example.com>' },
      },
    ]);
  });

  it('goes out by a name of any script, and its replies to whom the settings name', async () => {
    await mailer({ senderName: 'クラウド, "安全"', replyTo: ['help@example.com'] }).send(mail);

    expect(ses.outbox[0]).toMatchObject({
      from: expect.stringMatching(/^=\?UTF-8\?B\?[\w+/=]+\?= <security@example\.com>$/),
      replyTo: ['help@example.com'],
    });
  });

  it('has a subject on one line', async () => {
    await mailer().send({ ...mail, subject: 'Needed?\r\nBcc: eve@example.com' });

    expect(ses.outbox[0]?.subject).toBe('Needed? Bcc: eve@example.com');
  });

  it('is refused for a sender that is not verified', async () => {
    await expect(mailer({ sender: 'someone@elsewhere.example' }).send(mail)).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringContaining('Send a mail to alice@example.com (SendEmail): MessageRejected'),
    });
  });

  it.each([
    ['TooManyRequestsException', 'TransientServiceError'],
    ['InternalServiceErrorException', 'TransientServiceError'],
    ['AccountSuspendedException', 'PermanentServiceError'],
    ['AccessDenied', 'PermanentServiceError'],
  ])('throws %s as %s', async (error, name) => {
    aws.twin.faults.add({ call: 'ses:SendEmail', error });

    await expect(mailer().send(mail)).rejects.toMatchObject({ name });
  });
});

describe('a message to the operators', () => {
  it('carries its attributes as strings', async () => {
    await topic().publish({
      subject: 'Case failed',
      text: 'alice-1',
      attributes: { step: 'failed', empty: '' },
    });

    expect(sns.published).toMatchObject([
      { topicArn, subject: 'Case failed', message: 'alice-1', attributes: { step: 'failed' } },
    ]);
  });

  it('carries a list so that a filter matches any of its elements', async () => {
    await topic().publish({
      subject: 's',
      text: 't',
      attributes: { control: ['IAM.8', 'IAM.22'], none: [] },
    });

    expect(sns.published[0]?.attributes).toEqual({ control: '["IAM.8","IAM.22"]' });
  });

  it.each([
    ['line breaks and control characters', 'a\r\nb\u0007c\u2028d', 'a b c d'],
    ['more than 99 characters', 'x'.repeat(120), 'x'.repeat(99)],
    ['half a character at the end', `${'x'.repeat(98)}😀`, 'x'.repeat(98)],
    ['nothing', ' \n ', undefined],
  ])('has a subject that SNS takes in spite of %s', async (_, subject, expected) => {
    await topic().publish({ subject, text: 'text', attributes: {} });

    expect(sns.published[0]?.subject).toBe(expected);
  });

  it.each([
    ['InternalError', 'TransientServiceError'],
    ['Throttling', 'TransientServiceError'],
    ['NotFound', 'PermanentServiceError'],
    ['AuthorizationError', 'PermanentServiceError'],
  ])('throws %s as %s', async (error, name) => {
    aws.twin.faults.add({ call: 'sns:Publish', error });

    await expect(topic().publish({ subject: 's', text: 't', attributes: {} })).rejects.toMatchObject({
      name,
    });
  });
});
