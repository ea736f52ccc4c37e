import type { DeployedTemplate } from '../support/templates.ts';

/**
 * The template as text that changes only with what it deploys: hashes of assets, the workflow (it has a
 * snapshot of its own) and the settings (a test holds them to their schema) are replaced by their names.
 */
export function reviewable(template: DeployedTemplate): string {
  const named = (key: string, value: unknown) => {
    if (key === 'DefinitionString') return '<workflow.asl.json.snap>';
    return key === 'SETTINGS' ? '<settings>' : value;
  };
  return `${JSON.stringify(template, named, 1).replace(/\b[0-9a-f]{64}\b/g, '<hash>')}\n`;
}
