import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showCredential } from '../../../../functions/domain/credential/credential.ts';
import { maskKeyId } from '../../../../functions/domain/credential/mask-key-id.ts';
import { aKeyId } from '../../../support/arbitraries.ts';

describe('a masked key id', () => {
  it('shows the first four and the last four characters, and nothing else', () => {
    fc.assert(
      fc.property(aKeyId, (id) => {
        const masked = maskKeyId(id);

        expect(masked).toHaveLength(9);
        expect(masked.split('…')).toEqual([id.slice(0, 4), id.slice(-4)]);
        expect(showCredential(id)).toBe(masked);
      }),
    );
  });
});
