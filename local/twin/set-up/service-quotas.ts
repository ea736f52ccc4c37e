import * as z from 'zod';
import { operation, type Service, ServiceError } from '../service.ts';
import { isHere, pageOf, type SetUp } from './spec.ts';

const parameters = z.strictObject({
  ServiceCode: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{1,63}$/),
  NextToken: z.string().optional(),
  MaxResults: z.number().int().min(1).max(100).optional(),
});

/** The quotas of which an account has a value of its own. Source: Service Quotas API reference, ListServiceQuotas. */
export function createServiceQuotas(setUp: SetUp): Service {
  return {
    name: 'servicequotas',
    prefix: 'service-quotas',
    protocol: 'aws-json-1.1',
    validationError: 'IllegalArgumentException',
    operations: {
      ListServiceQuotas: operation({
        parameters,
        run({ ServiceCode, NextToken }, context) {
          const known = setUp.quotas[ServiceCode];
          if (known === undefined)
            throw new ServiceError('NoSuchResourceException', `There is no service ${ServiceCode}`);
          const { items, next } = pageOf(isHere(setUp, context) ? known : [], NextToken, setUp.pageSize);
          const Quotas = items.map(({ name, value }) => ({ ServiceCode, QuotaName: name, Value: value }));
          return { Quotas, NextToken: next };
        },
      }),
    },
  };
}
