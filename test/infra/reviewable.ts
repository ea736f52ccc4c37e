import type { DeployedTemplate } from '../support/templates.ts';

/**
 * The template as text that changes only with what it deploys: hashes of assets, the workflow (a test holds it to its
 * file) and the settings (a test holds them to their schema) are replaced by their names.
 */
export function reviewable(template: DeployedTemplate): string {
  const named = (key: string, value: unknown) => {
    if (key === 'DefinitionString') return '<statemachine/retire-unused-credentials.asl.json>';
    return key === 'SETTINGS' ? '<settings>' : value;
  };
  return `${JSON.stringify(template, named, 1).replace(/\b[0-9a-f]{64}\b/g, '<hash>')}\n`;
}
