import type { ControlId } from './control.ts';

/** A standard that carries one of the unused-credentials controls. */
export type StandardId = 'fsbp' | 'cis-1.2' | 'cis-1.4' | 'pci' | 'nist';

/** How findings of one standard look while consolidated control findings are off. */
export interface Standard {
  control: ControlId;
  /** Path of the standard, e.g. `aws-foundational-security-best-practices/v/1.0.0`. */
  path: string;
  /** `standards` or, for CIS 1.2, `ruleset`. */
  kind: 'standards' | 'ruleset';
  /** The control's id in this standard. */
  controlId: string;
  title: string;
  description: string;
  /** The last part of the finding's type. */
  type: string;
  /** The name of the documentation in the remediation text. */
  documentation: string;
  requirements: readonly string[];
}

const unused90 =
  'This control checks whether your IAM users have passwords or active access keys that were not used within the ' +
  'previous 90 days.';

/** Texts and ids as in public findings of these standards; titles carry the standard's own control id. */
export const standards: Record<StandardId, Standard> = {
  fsbp: {
    control: 'IAM.8',
    path: 'aws-foundational-security-best-practices/v/1.0.0',
    kind: 'standards',
    controlId: 'IAM.8',
    title: 'IAM.8 Unused IAM user credentials should be removed',
    description: unused90,
    type: 'AWS-Foundational-Security-Best-Practices',
    documentation: 'AWS Security Hub Foundational Security Best Practices',
    requirements: [],
  },
  'cis-1.2': {
    control: 'IAM.8',
    path: 'cis-aws-foundations-benchmark/v/1.2.0',
    kind: 'ruleset',
    controlId: '1.3',
    title: '1.3 Ensure credentials unused for 90 days or greater are disabled',
    description:
      'AWS IAM users can access AWS resources using different types of credentials, such as passwords or access ' +
      'keys. It is recommended that all credentials that have been unused in 90 or greater days be removed or ' +
      'deactivated.',
    type: 'CIS AWS Foundations Benchmark',
    documentation: 'AWS Security Hub CIS',
    requirements: ['CIS AWS Foundations 1.3'],
  },
  'cis-1.4': {
    control: 'IAM.22',
    path: 'cis-aws-foundations-benchmark/v/1.4.0',
    kind: 'standards',
    controlId: '1.12',
    title: '1.12 Ensure credentials unused for 45 days or greater are disabled',
    description:
      'AWS IAM users can access AWS resources using different types of credentials, such as passwords or access ' +
      'keys. It is recommended that all credentials that have been unused in 45 or greater days be deactivated or ' +
      'removed.',
    type: 'CIS AWS Foundations Benchmark',
    documentation: 'AWS Security Hub CIS',
    requirements: ['CIS AWS Foundations Benchmark v1.4.0/1.12'],
  },
  pci: {
    control: 'IAM.8',
    path: 'pci-dss/v/3.2.1',
    kind: 'standards',
    controlId: 'PCI.IAM.7',
    title: 'PCI.IAM.7 IAM user credentials should be disabled if not used within a predefined number of days',
    description:
      'This control checks whether your IAM users have passwords or active access keys that have not been used ' +
      'within a specified number of days. The default value is 90 days.',
    type: 'PCI-DSS',
    documentation: 'AWS Security Hub PCI DSS',
    requirements: ['PCI DSS 8.1.4'],
  },
  nist: {
    control: 'IAM.8',
    path: 'nist-800-53/v/5.0.0',
    kind: 'standards',
    controlId: 'IAM.8',
    title: 'IAM.8 Unused IAM user credentials should be removed',
    description: unused90,
    type: 'NIST-800-53',
    documentation: 'AWS Security Hub NIST 800-53',
    requirements: ['NIST.800-53.r5 AC-2', 'NIST.800-53.r5 AC-2(3)', 'NIST.800-53.r5 AC-6'],
  },
};

/** Titles of consolidated control findings: no prefix. */
export const consolidatedTitles: Record<ControlId, string> = {
  'IAM.8': 'Unused IAM user credentials should be removed',
  'IAM.22': 'IAM user credentials unused for 45 days should be removed',
};

/** The standard whose finding is made when none is named. */
export const defaultStandard: Record<ControlId, StandardId> = { 'IAM.8': 'fsbp', 'IAM.22': 'cis-1.4' };
