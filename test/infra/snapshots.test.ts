import { describe, expect, it } from 'vitest';
import { deployedTemplate } from '../support/templates.ts';
import { reviewable } from './reviewable.ts';

describe('the templates (after a wanted change: npx vitest run test/infra -u)', () => {
  it.each(['UnusedCredentialsHub', 'UnusedCredentialsMember'] as const)(
    'of %s are as reviewed',
    async (stack) => {
      const text = reviewable(await deployedTemplate(stack));

      expect(text).not.toMatch(/[0-9a-f]{64}/);
      await expect(text).toMatchFileSnapshot(`__snapshots__/${stack}.json.snap`);
    },
  );
});
