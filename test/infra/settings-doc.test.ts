import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsFields } from '../../functions/domain/settings/fields.ts';
import { LANGUAGES } from '../../functions/domain/settings/language.ts';
import { settingsText } from '../../infra/settings-doc.ts';

const text = settingsText();
const languages = LANGUAGES.map((language) => `\`${language}\``).join(' or ');

describe('the page of the settings', () => {
  it('is as fresh as the schema (else: npm run docs)', () => {
    expect(readFileSync('docs/settings.md', 'utf8')).toBe(text);
  });

  it('explains every setting', () => {
    for (const name of Object.keys(settingsFields.shape))
      expect(text).toMatch(new RegExp(`^\\| \`${name}\` \\| \\S.{15,} \\| \\S.* \\| \\S.* \\|$`, 'm'));
  });

  it('says what a setting takes and what it is when nobody sets it', () => {
    expect(text).toMatch(/^\| `observation` \| .* \| duration \| `"P14D"` \|$/m);
    expect(text).toMatch(new RegExp(`^\\| \`language\` \\| .* \\| ${languages} \\| \`"en"\` \\|$`, 'm'));
    expect(text).toMatch(/^\| `sender` \| .* \| address \| required \|$/m);
  });

  it('names the parts of a setting by their path', () => {
    expect(text).toMatch(/^\| `protected.tags` \|/m);
    expect(text).toMatch(/^\| `casePageDomain.certificateArn` \|/m);
  });
});
