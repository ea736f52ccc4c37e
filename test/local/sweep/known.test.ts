import { describe, expect, it } from 'vitest';
import { type Finding, goneAmong, type KnownOfSweep, unknownAmong } from '../../../local/sweep/known.ts';

const entry: KnownOfSweep = {
  journey: 'retire',
  fault: 'deny',
  apis: ['iam:GetUser', 'iam:ListAccessKeys'],
  rule: 12,
  state: 'RecordFailed',
  by: 'mail',
  claim: 'all is not untouched: Nothing was changed.',
  why: 'The mail is made from the payload.',
  until: 'D17',
};

function found(api: string, more: Partial<Finding> = {}): Finding {
  const { rule, state, by, claim } = entry;
  const violation = { rule, state, by, claim, at: 0, about: 'alice' };
  return { journey: 'retire', fault: 'deny', api, violation, document: {}, ...more };
}

describe('what the sweep finds', () => {
  it('is known by journey, fault and API', () => {
    const findings = [
      found('iam:GetUser'),
      found('iam:GetUser', { journey: 'keep' }),
      found('iam:GetUser', { fault: 'crash' }),
      found('sts:AssumeRole'),
    ];

    expect(unknownAmong(findings, [entry])).toEqual(
      findings.slice(1).map((finding) => ({ finding, apis: [finding.api] })),
    );
  });

  it('is told once, with every API that shows it', () => {
    const findings = [found('iam:GetUser'), found('sts:AssumeRole'), found('iam:GetUser')];

    expect(unknownAmong(findings, []).map(({ apis }) => apis)).toEqual([['iam:GetUser', 'sts:AssumeRole']]);
  });

  it('tells which known violations are gone, each API by itself', () => {
    const swept = { journeys: ['retire'], faults: ['deny'] };

    expect(goneAmong([found('iam:GetUser')], [entry], swept)).toEqual([
      expect.stringContaining('retire deny iam:ListAccessKeys'),
    ]);
  });

  it('does not tell that of a journey or fault that was not swept', () => {
    expect(goneAmong([], [entry], { journeys: ['keep'], faults: ['deny'] })).toEqual([]);
    expect(goneAmong([], [entry], { journeys: ['retire'], faults: ['lag'] })).toEqual([]);
  });
});
