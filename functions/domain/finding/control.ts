import * as z from 'zod';
import type { Asff } from './asff.ts';

/** The security controls that are handled, with their thresholds in days (facts: Security Hub control reference). */
export const CONTROL_DAYS = { 'IAM.8': 90, 'IAM.22': 45 } as const;
export type Control = keyof typeof CONTROL_DAYS;
export const controlSchema = z.enum(['IAM.8', 'IAM.22']);

/**
 * The security control of a finding: Compliance.SecurityControlId, else what its GeneratorId says.
 * PCI.IAM.8 is the password-policy control, not this one (ASR simtest fixtures). Which requirement is which control says
 * the Security Hub user guide, "Security Hub controls for IAM" (CIS v5.0.0/1.11 is IAM.22, PCI DSS v4.0.1/8.2.6 is IAM.8).
 * No finding of PCI v4.0.1 or NIST 800-171 is at hand: their ids are taken to be made as those of NIST 800-53.
 */
export function controlOf({
  Compliance,
  GeneratorId,
}: Pick<Asff, 'Compliance' | 'GeneratorId'>): Control | undefined {
  const stated = Compliance?.SecurityControlId;
  if (stated !== undefined) return controlSchema.safeParse(stated).data;
  return GENERATORS.find(([pattern]) => pattern.test(GeneratorId))?.[1];
}

const GENERATORS: [RegExp, Control][] = [
  [/^security-control\/IAM\.8$/, 'IAM.8'],
  [/^security-control\/IAM\.22$/, 'IAM.22'],
  [
    /^(aws-foundational-security-best-practices|nist-800-(53|171)|service-managed-aws-control-tower)\/v\/[\d.]+\/(CT\.)?IAM\.8$/,
    'IAM.8',
  ],
  [/^arn:[\w-]+:securityhub:::ruleset\/cis-aws-foundations-benchmark\/v\/1\.2\.0\/rule\/1\.3$/, 'IAM.8'],
  [/^pci-dss\/v\/3\.2\.1\/PCI\.IAM\.7$/, 'IAM.8'],
  [/^pci-dss\/v\/4\.0\.1\/IAM\.8$/, 'IAM.8'],
  [/^nist-800-171\/v\/[\d.]+\/IAM\.22$/, 'IAM.22'],
  [/^cis-aws-foundations-benchmark\/v\/((1\.4\.0|3\.0\.0)\/1\.12|5\.0\.0\/1\.11)$/, 'IAM.22'],
];
