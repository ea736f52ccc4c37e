import { describe, expect, it } from 'vitest';
import { toXml } from '../../../../local/twin/protocol/xml.ts';

describe('an answer in XML', () => {
  it('carries any text so that it comes out as it went in', () => {
    expect(toXml('Value', `a < b & "c" > 'd'\n日本`)).toBe(
      '<Value>a &lt; b &amp; &quot;c&quot; &gt; &apos;d&apos;&#xA;日本</Value>',
    );
  });

  it('has members, elements, and dates to the second; nothing where there is nothing', () => {
    const content = { Tags: [{ Key: 'k', Value: undefined }], At: new Date('2026-03-01T09:00:00.123Z') };

    expect(toXml('User', content)).toBe(
      '<User><Tags><member><Key>k</Key></member></Tags><At>2026-03-01T09:00:00Z</At></User>',
    );
  });
});
