import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

describe('a user whom the security contact exempts', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('exempt');
  });

  it('is suppressed until the date, opened again by the sweep, and then asked about anew', () => {
    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED reminded',
      'NOTIFIED escalated',
      'SUPPRESSED exempt',
      'SUPPRESSED exempt',
      'NEW exemption-ended',
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    const [exempt, , ended] = journey.finding('alice').slice(5);
    expect(exempt?.note).toMatch(/2026-12-20.*security@example\.com.*Needed for the audit in December/);
    expect(exempt?.fields?.['UnusedCredentialsDeadline']).toMatch(/^2026-12-20T00:00/);
    expect(ended).toMatchObject({ at: expect.stringMatching(/^2026-12-20/) });
    expect(ended?.note).toMatch(/exemption has ended.*Needed for the audit in December/);
  });

  it.each([
    ['alice', 6],
    ['alice in Ireland', 1],
  ])('keeps the reason on a finding that is clicked meanwhile (%s)', (finding, entry) => {
    expect(journey.finding(finding)[entry]?.note).toMatch(
      /^Nothing was done: .*exempt until 2026-12-20.*Needed for the audit in December.*-1\.$/,
    );
  });

  it('gets a second case only after the exemption', () => {
    expect(journey.report.executions.map(({ name, startedAt }) => [name.slice(-2), startedAt])).toEqual([
      ['-1', '2026-11-02T09:00:00.000Z'],
      ['-2', '2026-12-22T09:00:00.000Z'],
    ]);
    const [owner, security] = ['alice@example.com', 'security@example.com'];
    expect(journey.recipients()).toEqual([
      ...[owner, owner, security, owner, security],
      ...[owner, owner, owner],
    ]);
    expect(journey.acts('alice')).toEqual([]);
  });
});
