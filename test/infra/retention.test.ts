import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

const hub = await deployedTemplate('UnusedCredentialsHub');
const security = readFileSync('docs/security.md', 'utf8');
const queues = resourcesOfType(hub, 'AWS::SQS::Queue').map(([id, { Properties }]): [string, number] => [
  id,
  Properties.MessageRetentionPeriod / 86_400,
]);

/** What the table "What is logged where, and for how long" says of a queue: how many days. */
function daysOf(queue: string): number {
  const row = new RegExp(`^\\| queue of ${queue} \\|[^|]*\\| (\\d+) days at most \\|$`, 'm').exec(security);
  return Number(row?.[1]);
}

describe('how long a queue keeps what it holds', () => {
  it.each([
    ['clicks', /^Clicks/],
    ['news of mails', /^MailEventsQueue/],
    ['failures', /^Failures/],
  ])('is as docs/security.md says: %s', (queue, id) => {
    const days = queues.filter(([name]) => id.test(name)).map(([, of]) => of);

    expect(days).toEqual([daysOf(queue)]);
  });

  it('is said of each', () => {
    expect(queues).toHaveLength(3);
  });
});
