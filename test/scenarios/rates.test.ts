import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { alice, click, type Scene, user, withKeyOnly } from '../support/story.ts';

/** Half of Security Hub's rates is used by others: three look-ups in two seconds are left, three at once. */
const HALF = { securityHub: { takenByOthers: 0.5 } } satisfies Scene;
const TWENTY = Array.from({ length: 20 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
const CLICKED = Date.parse('2026-11-02T09:00:00Z');

/** How many seconds after the click the first word of the product stood on the finding. */
function notedAfter(journey: Journey, finding: string): number {
  const [, first] = journey.finding(finding);
  return first === undefined ? Number.POSITIVE_INFINITY : (Date.parse(first.at) - CLICKED) / 1000;
}

describe('while others use half of what Security Hub answers', () => {
  it('one click is noted within 15 seconds', async () => {
    const journey = await play({ ...HALF, users: [alice(withKeyOnly)], until: 'PT1H' }, click());

    expect(notedAfter(journey, 'alice')).toBeLessThan(15);
  });

  describe('twenty findings of twenty users', () => {
    let journey: Journey;
    beforeAll(async () => {
      journey = await play({ ...HALF, users: TWENTY.map((name) => user(name)), until: 'PT1H' }, click());
    });

    it('are noted within three minutes', () => {
      expect(Math.max(...TWENTY.map((name) => notedAfter(journey, name)))).toBeLessThan(180);
    });

    it('meet the limit, and no call is refused for good', () => {
      expect(journey.report.calls['securityhub:GetFindings']).toBeGreaterThan(40);
      expect(journey.report.failures).toEqual([]);
      for (const name of TWENTY) {
        expect(journey.course(name)).toEqual(['NOTIFIED opened', 'NOTIFIED asked']);
        expect(journey.mailsTo(`${name}@example.com`)).toHaveLength(1);
      }
    });
  });

  it('forty findings, of two controls, of twenty users: each user one case, each finding its true note', async () => {
    const keys = { accessKeys: [{ lastUsed: 'P120D' }, { lastUsed: 'P60D' }] };
    const journey = await play(
      {
        ...HALF,
        users: TWENTY.map((name) => user(name, keys)),
        findings: TWENTY.flatMap((name) => [
          { name: `${name} 90 days`, user: name, control: 'IAM.8' as const },
          { name: `${name} 45 days`, user: name, control: 'IAM.22' as const },
        ]),
        until: 'PT1H',
      },
      // The console selects up to twenty findings at a time.
      click({ findings: TWENTY.map((name) => `${name} 90 days`) }),
      click({ findings: TWENTY.map((name) => `${name} 45 days`) }),
    );

    expect(journey.report.failures).toEqual([]);
    expect(journey.report.executions.map((one) => one.user).sort()).toEqual(TWENTY);
    for (const name of TWENTY) {
      const [one, other] = [journey.end(`${name} 90 days`), journey.end(`${name} 45 days`)];
      expect(one).toMatchObject({ status: 'NOTIFIED', note: other.note });
      expect(other.status).toBe('NOTIFIED');
      expect(one.note).toMatch(/^Asked /);
      // Both keys are in the question that stands.
      expect(
        journey.mailsTo(`${name}@example.com`).at(-1)?.text.match(/AKIA/g)?.length,
      ).toBeGreaterThanOrEqual(2);
    }
  });
});
