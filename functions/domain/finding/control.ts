import * as z from 'zod';
import type { Asff } from './asff.ts';

/** The security controls that are handled, with their thresholds in days (facts: Security Hub control reference). */
export const CONTROL_DAYS = { 'IAM.8': 90, 'IAM.22': 45 } as const;
export type Control = keyof typeof CONTROL_DAYS;
export const controlSchema = z.enum(['IAM.8', 'IAM.22']);

/**
 * The security control of a finding: Compliance.SecurityControlId, else what its GeneratorId says.
 * PCI.IAM.8 is the password-policy control, not this one (ASR simtest fixtures).
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
    /^(aws-foundational-security-best-practices|nist-800-53|service-managed-aws-control-tower)\/v\/[\d.]+\/(CT\.)?IAM\.8$/,
    'IAM.8',
  ],
  [/^arn:[\w-]+:securityhub:::ruleset\/cis-aws-foundations-benchmark\/v\/1\.2\.0\/rule\/1\.3$/, 'IAM.8'],
  [/^pci-dss\/v\/3\.2\.1\/PCI\.IAM\.7$/, 'IAM.8'],
  [/^cis-aws-foundations-benchmark\/v\/(1\.4\.0|3\.0\.0)\/1\.12$/, 'IAM.22'],
];
