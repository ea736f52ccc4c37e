import * as z from 'zod';
import { type Operation, operation, ServiceError, TwinDoesNotKnow } from '../service.ts';
import { identityOf, type SesIdentities } from './identity.ts';

/** Which mails SES accepts. */
export interface SendEmailOptions extends SesIdentities {
  /** In the sandbox the recipients must be verified too. Default false. */
  sandbox?: boolean | undefined;
  configurationSets?: readonly string[] | undefined;
}

const content = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const addresses = z.array(z.string().min(1)).optional();
const pairs = z
  .array(z.strictObject({ Name: z.string().min(1).max(126), Value: z.string().max(995) }))
  .optional();

const parameters = z.strictObject({
  FromEmailAddress: z.string().min(1),
  Destination: z.strictObject({ ToAddresses: addresses, CcAddresses: addresses }),
  ReplyToAddresses: addresses,
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: content,
      Body: z.strictObject({ Text: content.optional(), Html: content.optional() }),
      Headers: pairs,
    }),
  }),
  EmailTags: pairs,
  ConfigurationSetName: z.string().optional(),
});

type Parameters = z.infer<typeof parameters>;

/** SendEmail with simple content; raw and templated mails are refused. Every accepted mail goes to the outbox. */
export function sendEmail(options: SendEmailOptions, outbox: SentMail[]): Operation {
  return operation({
    parameters,
    run(request, context) {
      checkContent(request);
      checkConfigurationSet(request, options);
      checkAddresses(request, options, context.region);
      const MessageId = `twin-${String(outbox.length + 1).padStart(6, '0')}`;
      outbox.push(
        mailOf({ ConfigurationSetName: options.defaultConfigurationSet, ...request }, MessageId, context.now),
      );
      return { MessageId };
    },
  });
}

function mailOf(request: Parameters, messageId: string, at: number): SentMail {
  const { Subject, Body, Headers } = request.Content.Simple;
  return {
    at,
    messageId,
    from: request.FromEmailAddress,
    to: request.Destination.ToAddresses ?? [],
    cc: request.Destination.CcAddresses ?? [],
    replyTo: request.ReplyToAddresses ?? [],
    subject: Subject.Data,
    text: Body.Text?.Data,
    html: Body.Html?.Data,
    headers: recordOf(Headers),
    tags: recordOf(request.EmailTags),
    configurationSet: request.ConfigurationSetName,
  };
}

function recordOf(list: { Name: string; Value: string }[] = []): Record<string, string> {
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
}

function checkContent({ Content: { Simple } }: Parameters): void {
  const { Subject, Body, Headers = [] } = Simple;
  if (!Body.Text && !Body.Html) throw badRequest('Body must have Text or Html');
  if (/[\r\n]/.test(Subject.Data)) throw badRequest('The subject must not contain line breaks');
  checkHeaders(Headers);
  // Without a charset SES assumes 7-bit ASCII; what becomes of other characters is not documented.
  const parts = [Subject, Body.Text, Body.Html].filter((part) => part !== undefined);
  if (parts.some(({ Data, Charset }) => Charset === undefined && /[^\p{ASCII}]/u.test(Data))) {
    throw new TwinDoesNotKnow('ses:SendEmail with non-ASCII text and no Charset');
  }
}

/** SES sets these itself (developer guide, header fields). */
const OWN_HEADERS =
  /^(bcc|cc|content-disposition|content-type|date|from|message-id|mime-version|reply-to|return-path|subject|to)$/i;

/** SES API reference, MessageHeader: printable ASCII, name and value together at most 996 characters. */
function checkHeaders(headers: { Name: string; Value: string }[]): void {
  const names = headers.map(({ Name }) => Name.toLowerCase());
  for (const { Name, Value } of headers) {
    if (OWN_HEADERS.test(Name)) throw badRequest(`Header <${Name}> is set by SES`);
    if (!/^[!-9;-~]+$/.test(Name) || !/^[ -~]*$/.test(Value) || Name.length + Value.length > 996)
      throw badRequest(`Invalid header <${Name}>`);
  }
  if (new Set(names).size < names.length) throw new TwinDoesNotKnow('ses:SendEmail with a header twice');
}

function checkConfigurationSet(request: Parameters, { configurationSets = [] }: SendEmailOptions): void {
  const name = request.ConfigurationSetName;
  if (name === undefined || configurationSets.includes(name)) return;
  throw new ServiceError('NotFoundException', `Configuration set <${name}> does not exist.`, 404);
}

function checkAddresses(
  request: Parameters,
  { sandbox, ...options }: SendEmailOptions,
  region: string,
): void {
  const { ToAddresses = [], CcAddresses = [] } = request.Destination;
  const recipients = [...ToAddresses, ...CcAddresses];
  if (recipients.length < 1 || recipients.length > 50) throw badRequest('1 to 50 recipients are required');
  const all = [request.FromEmailAddress, ...recipients, ...(request.ReplyToAddresses ?? [])].map(addressOf);
  checkName(request.FromEmailAddress);
  const malformed = all.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
  if (malformed !== undefined) throw badRequest(`Missing final '@domain' in ${malformed}`);
  const checked = [request.FromEmailAddress, ...(sandbox ? recipients : [])].map(addressOf);
  const unverified = checked.filter((address) => identityOf(address, options) === undefined);
  if (unverified.length === 0) return;
  const list = unverified.join(', ');
  throw new ServiceError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${list}`,
  );
}

/** The name beside a sender's address is a phrase of ASCII (RFC 5322; SendEmail: anything else as encoded words). */
function checkName(from: string): void {
  const name = /^(.*?)\s*<[^<>]*>$/s.exec(from)?.[1] ?? '';
  const isPhrase = /^(?:"(?:[ !#-[\]-~]|\\[ -~])*"|[\w !#$%&'*+/=?^`{|}~-]*)$/.test(name);
  if (!isPhrase) throw badRequest(`Illegal name in <${from}>`);
}

/** The address of `Name <address>`, or the text itself. */
export function addressOf(text: string): string {
  return /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text.trim();
}

function badRequest(message: string): ServiceError {
  return new ServiceError('BadRequestException', message);
}

/** A mail that SES accepted. */
export interface SentMail {
  /** Epoch milliseconds. */
  at: number;
  messageId: string;
  /** As given, e.g. `Security <security@example.com>`. */
  from: string;
  to: readonly string[];
  cc: readonly string[];
  replyTo: readonly string[];
  subject: string;
  text: string | undefined;
  html: string | undefined;
  headers: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  configurationSet: string | undefined;
}
