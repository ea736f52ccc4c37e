import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DELIVER_METRICS } from '../../functions/runtime/metrics.ts';
import { type DeployedTemplate, deployedTemplate, resourcesOfType } from '../support/templates.ts';

const readme = readFileSync('README.md', 'utf8');

/** The stack's row in the README's table: `| stack | 82 | below 130 kB |`. */
function rowOf(stack: string): { resources: number; kilobytes: number } {
  const row = new RegExp(`^\\| ${stack}\\b[^|]*\\| (\\d+) \\| below (\\d+) kB \\|$`, 'm').exec(readme);
  return { resources: Number(row?.[1]), kilobytes: Number(row?.[2]) };
}

function sizeOf(template: DeployedTemplate): { resources: number; kilobytes: number } {
  return {
    resources: Object.keys(template.Resources).length,
    kilobytes: Buffer.byteLength(JSON.stringify(template)) / 1000,
  };
}

describe('what is deployed', () => {
  it.each([
    ['hub', 'UnusedCredentialsHub', 100],
    ['member roles', 'UnusedCredentialsMember', 6],
  ] as const)('%s is as small as the README says', async (name, stack, most) => {
    const { resources, kilobytes } = sizeOf(await deployedTemplate(stack));

    expect(resources).toBe(rowOf(name).resources);
    expect(resources).toBeLessThanOrEqual(most);
    expect(kilobytes).toBeLessThan(rowOf(name).kilobytes);
    expect(kilobytes).toBeGreaterThan(rowOf(name).kilobytes / 2);
  });

  it('has as many metrics in alarms as the README counts in', async () => {
    const hub = await deployedTemplate('UnusedCredentialsHub');
    const metrics = resourcesOfType(hub, 'AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) => [
      ...(Properties.MetricName === undefined ? [] : [Properties.MetricName]),
      ...(Properties.Metrics ?? []).filter((one: object) => 'MetricStat' in one),
    ]);

    expect(readme).toContain(
      `| alarms | ${metrics.length} metrics × 0.10 | ${(metrics.length / 10).toFixed(2)} |`,
    );
  });
  it('writes as many metrics each minute as the README counts in', () => {
    const { length } = DELIVER_METRICS;

    expect(readme).toContain(
      `| what \`deliver\` measures each minute | ${length} metrics × 0.30 | ${(length * 0.3).toFixed(2)} |`,
    );
  });

  it('costs, with no case, what the rows come to, and so say the formula and its example', () => {
    const [, table = ''] = /\| per month \|[^\n]*\n([\s\S]*?)\n\n/.exec(readme) ?? [];
    const rows = [...table.matchAll(/^\|[^|]*\|[^|]*\| (\d+\.\d\d) \|$/gm)].map(([, sum]) => Number(sum));
    const standing = rows.reduce((all, one) => all + one, 0);

    expect(rows.length).toBeGreaterThan(5);
    expect(table).toContain(`| **standing** | | **${standing.toFixed(2)}** |`);
    expect(readme).toContain(`**${standing.toFixed(2)} + 0.0013 × cases`);
    expect(readme).toContain(`1,000 cases in a month cost ${(standing + 1.26).toFixed(2)}.`);
  });
});
