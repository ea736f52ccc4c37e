import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { MemberSettings } from './member-policies.ts';
import { MemberStack } from './member-stack.ts';

/** The very template of the stack for one account, as these settings make it. */
export function memberTemplate(settings: MemberSettings): object {
  const outdir = mkdtempSync(join(tmpdir(), 'unused-credentials-member-'));
  try {
    const app = new App({
      outdir,
      autoSynth: false,
      analyticsReporting: false,
      builtinCloudFormationValidation: false,
    });
    const { artifactId } = new MemberStack(app, 'UnusedCredentialsMember', { settings });
    return app.synth().getStackArtifact(artifactId).template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
