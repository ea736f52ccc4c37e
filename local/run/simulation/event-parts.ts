import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Assembly } from '../../assembly/types.ts';
import type { ChronicleEvent } from '../../model/chronicle.ts';
import { once } from '../../model/once.ts';
import { PASSWORD } from '../../model/see-users.ts';
import { messageIdIn } from '../../twin/ses/links.ts';
import type { AnsweredCall } from '../../twin/session.ts';
import type { IamLogEntry } from '../../twin/world/types.ts';
import type { HttpRequest } from '../invoke/http-event.ts';

/** An event of the chronicle without what the recorder adds to each: its time, and the users as they are then. */
export type Parts<Event> = Event extends ChronicleEvent ? Omit<Event, 'at' | 'users'> : never;

/** A change in IAM of the user with this id. */
export function iamParts(
  { action, account, user, by, detail }: IamLogEntry,
  userId: string,
): Parts<Extract<ChronicleEvent, { is: 'iam' }>> {
  const { accessKeyId, status } = detail;
  const isPassword = action.endsWith('LoginProfile');
  const role = /:assumed-role\/(UnusedCredentials[^/]*)\/(.+)$/.exec(by);
  return {
    is: 'iam',
    ...{ action, account, user, userId },
    names: action.startsWith('Update') ? [] : Object.values(detail).map(String),
    credential: isPassword ? PASSWORD : accessKeyId === undefined ? undefined : String(accessKeyId),
    status: status === undefined ? undefined : String(status),
    isProduct: role !== null,
    session: role?.[2] ?? '',
  };
}

interface ClickDetail {
  'detail-type'?: string;
  resources?: string[];
  detail?: {
    findings?: { Id?: string; Resources?: { Id?: string }[]; Compliance?: { SecurityControlId?: string } }[];
  };
}

/** The click in an event of Security Hub; undefined of any other event. */
export function clickParts(
  event: unknown,
  { actionTargets }: Assembly,
): Parts<Extract<ChronicleEvent, { is: 'click' }>> | undefined {
  const { resources = [], detail } = (event ?? {}) as ClickDetail;
  const [action = ''] = resources;
  if (!actionTargets.includes(action) || !Array.isArray(detail?.findings)) return undefined;
  return {
    is: 'click',
    action: action.split('/').at(-1) ?? '',
    userArns: detail.findings.map((finding) => finding?.Resources?.[0]?.Id ?? ''),
    controls: detail.findings.map((finding) => finding?.Compliance?.SecurityControlId ?? ''),
    findingIds: detail.findings.map((finding) => finding?.Id ?? ''),
  };
}

const sesEventSchema = z.object({
  source: z.literal('aws.ses'),
  detail: z.object({
    mail: z.object({ messageId: z.string(), destination: z.array(z.string()) }),
    bounce: z.object({ bounceType: z.string() }).optional(),
    complaint: z.object({ complaintSubType: z.string().nullable() }).optional(),
    reject: z.unknown().optional(),
  }),
});

/** What SES tells of a mail that has come to nobody and will not; undefined of any other event. */
export function bounceParts(event: unknown): Parts<Extract<ChronicleEvent, { is: 'bounce' }>> | undefined {
  const { data } = sesEventSchema.safeParse(event);
  if (data === undefined) return undefined;
  const { mail, bounce, complaint, reject } = data.detail;
  const isForGood =
    bounce?.bounceType === 'Permanent' || Boolean(complaint?.complaintSubType) || reject !== undefined;
  return isForGood ? { is: 'bounce', sesId: mail.messageId, to: mail.destination } : undefined;
}

/** A request for a page; `casesOf`: the cases that a message names, by its id. */
export function pageParts(
  { method, target, body = '' }: HttpRequest,
  casesOf: (messageId: string) => string[],
) {
  const url = new URL(target, 'https://page');
  const cases = casesOf(messageIdIn(url.href));
  const form = Object.fromEntries(new URLSearchParams(body));
  const key = url.searchParams.get('key') ?? '';
  const one = form['open'] ?? form['case'];
  if (cases.length <= 1) return { method, caseId: cases[0] ?? '', listed: [], key, form };
  if (one === undefined) return { method, caseId: '', listed: cases, key, form };
  const caseId = cases.find((each) => each === one) ?? '';
  return { method: form['open'] === undefined ? method : 'OPEN', caseId, listed: [], key, form };
}

/** What a call has put into a table: the whole item, or the values by which it was changed; undefined of any other call. */
export function writtenBy({
  operation,
  parameters,
  isDone,
}: Pick<AnsweredCall, 'operation' | 'parameters' | 'isDone'>): Item | undefined {
  const { Item, ExpressionAttributeValues: values } = parameters as Written;
  if (!isDone) return undefined;
  if (operation === 'PutItem') return Item && asItem(Item);
  return operation === 'UpdateItem' ? values && asChanges(values) : undefined;
}

type Item = Readonly<Record<string, unknown>>;

/** Several who listen ask for the same; so do plays that are resumed from the same tape. */
const asItem = once((attributes: Attributes): Item => unmarshall(attributes));

const asChanges = once((values: Attributes): Item => {
  const changed = Object.entries(unmarshall(values)).map(([name, value]) => [name.slice(1), value]);
  return Object.fromEntries(changed);
});

type Attributes = Parameters<typeof unmarshall>[0];
interface Written {
  Item?: Attributes;
  ExpressionAttributeValues?: Attributes;
}
