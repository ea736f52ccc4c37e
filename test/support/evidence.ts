import type { Evidence } from '../../functions/domain/evidence/evidence.ts';

/** What is known of a user: a service, a policy that names an administrator, and that code manages it. */
export function someEvidence(differs: Partial<Evidence> = {}): Evidence {
  return {
    services: {
      is: 'known',
      readAt: '2026-03-01T09:00:00.000Z',
      used: [{ name: 'Amazon S3', at: '2025-12-01T00:00:00Z' }],
      more: 0,
    },
    admin: {
      policies: [{ name: 'AdministratorAccess', by: 'groups', groups: ['admins'] }],
      isCut: false,
      isWhole: true,
      isDenied: false,
    },
    descriptions: {},
    managedBy: { key: 'terraform', value: 'true' },
    ...differs,
  };
}
