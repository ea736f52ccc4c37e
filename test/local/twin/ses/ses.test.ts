import { describe, expect, it } from 'vitest';
import { TwinDoesNotKnow } from '../../../../local/twin/service.ts';
import { createSes } from '../../../../local/twin/ses/ses.ts';
import { callOperation, codeOf } from '../call-operation.ts';

function aMail(overrides: object = {}, simple: object = {}) {
  return {
    FromEmailAddress: 'Security <security@example.com>',
    Destination: { ToAddresses: ['alex@example.org'] },
    Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Text' } }, ...simple } },
    ...overrides,
  };
}

const withHeader = (Name: string, Value: string) => aMail({}, { Headers: [{ Name, Value }] });

const send = (mail: object, options: Partial<Parameters<typeof createSes>[0]> = {}) => {
  const ses = createSes({ identities: ['example.com'], ...options });
  return { ses, sent: callOperation(ses.service, 'SendEmail', mail, { now: 5 }) };
};

describe('SendEmail', () => {
  it('puts an accepted mail in the outbox as it was given', async () => {
    const headers = [{ Name: 'X-Case', Value: '7' }];
    const html = {
      Html: { Data: '<p>日本</p>', Charset: 'UTF-8' },
      Text: { Data: '日本', Charset: 'UTF-8' },
    };
    const mail = aMail(
      {
        ReplyToAddresses: ['team@example.com'],
        EmailTags: [{ Name: 'kind', Value: 'question' }],
        ConfigurationSetName: 'main',
      },
      { Headers: headers, Body: html },
    );

    const { ses, sent } = send(mail, { configurationSets: ['main'] });
    const { MessageId } = await sent;

    expect(ses.outbox).toEqual([
      {
        at: 5,
        messageId: MessageId,
        from: 'Security <security@example.com>',
        to: ['alex@example.org'],
        cc: [],
        replyTo: ['team@example.com'],
        subject: 'Hello',
        text: '日本',
        html: '<p>日本</p>',
        headers: { 'X-Case': '7' },
        tags: { kind: 'question' },
        configurationSet: 'main',
      },
    ]);
  });

  it.each([
    ['an unverified sender', aMail({ FromEmailAddress: 'a@other.example' }), {}, 'MessageRejected'],
    ['a subdomain of a verified address', aMail(), { identities: ['x@example.com'] }, 'MessageRejected'],
    ['an unverified recipient in the sandbox', aMail(), { sandbox: true }, 'MessageRejected'],
    ['an unknown configuration set', aMail({ ConfigurationSetName: 'x' }), {}, 'NotFoundException'],
    ['no recipient', aMail({ Destination: {} }), {}, 'BadRequestException'],
    ['a malformed recipient', aMail({ Destination: { ToAddresses: ['alex'] } }), {}, 'BadRequestException'],
    [
      'a line break in the subject',
      aMail({}, { Subject: { Data: 'a\r\nBcc: b' } }),
      {},
      'BadRequestException',
    ],
    ['an empty body', aMail({}, { Body: {} }), {}, 'BadRequestException'],
    ['a header that SES sets', withHeader('Message-ID', '<a@b>'), {}, 'BadRequestException'],
    ['a line break in a header', withHeader('References', '<a@b>\r\nBcc: b'), {}, 'BadRequestException'],
    ['a header that is not ASCII', withHeader('X-Team', '日本'), {}, 'BadRequestException'],
  ])('rejects %s and sends nothing', async (_what, mail, options, code) => {
    const { ses, sent } = send(mail, options);

    expect(await codeOf(sent)).toBe(code);
    expect(ses.outbox).toEqual([]);
  });

  it.each([['security@example.com'], ['example.com'], ['EXAMPLE.com']])(
    'accepts a sender by %s',
    async (identity) => {
      const { ses, sent } = send(aMail(), { identities: [identity] });
      await sent;

      expect(ses.outbox).toHaveLength(1);
    },
  );

  it('accepts a sender below a verified domain, and uses the identity’s configuration set', async () => {
    const mail = aMail({ FromEmailAddress: 'a@b.c.example.com' });
    const { ses, sent } = send(mail, { defaultConfigurationSet: 'tracking' });
    await sent;

    expect(ses.outbox).toMatchObject([{ configurationSet: 'tracking' }]);
  });

  it('accepts a verified recipient in the sandbox', async () => {
    const { ses, sent } = send(aMail(), { sandbox: true, identities: ['example.com', 'Alex@example.org'] });
    await sent;

    expect(ses.outbox).toHaveLength(1);
  });

  it.each([
    ['raw content', aMail({ Content: { Raw: { Data: '' } } })],
    ['non-ASCII text without a charset', aMail({}, { Subject: { Data: '日本' } })],
    ['a parameter that it does not play', aMail({ TenantName: 'x' })],
  ])('refuses %s', async (_what, mail) => {
    await expect(send(mail).sent).rejects.toThrow(TwinDoesNotKnow);
  });
});

describe('the quotas', () => {
  it('let so many recipients through in a second, and in 24 hours', async () => {
    const ses = createSes({ identities: ['example.com'], perSecond: 1, dailyQuota: 2 });
    const at = (now: number) => callOperation(ses.service, 'SendEmail', aMail(), { now });
    await at(1);

    await expect(at(1000)).rejects.toMatchObject({ message: 'Maximum sending rate exceeded.', status: 429 });
    await at(1001);
    await expect(at(86_400_000)).rejects.toMatchObject({ message: 'Daily message quota exceeded.' });
    await at(86_400_001);
    expect(ses.outbox).toHaveLength(3);
  });
});
