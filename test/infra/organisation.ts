import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import cdk from '../../cdk.json' with { type: 'json' };
import type { DeployedTemplate } from '../support/templates.ts';

export interface Synthesised {
  /** What the app printed: warnings, findings. */
  printed: string;
  read(file: string): DeployedTemplate;
}

/** Runs the app with the preset `organisation`, every validation switched on, and removes its output afterwards. */
export async function synthesiseOrganisation<Result>(use: (output: Synthesised) => Result): Promise<Result> {
  const output = mkdtempSync(join(tmpdir(), 'organisation-'));
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, cdk.app.split(' ').slice(1), {
      env: {
        ...process.env,
        CDK_OUTDIR: output,
        CDK_CONTEXT_JSON: JSON.stringify({ ...cdk.context, preset: 'organisation' }),
      },
    });
    const read = (file: string) => JSON.parse(readFileSync(join(output, file), 'utf8'));
    return use({ printed: `${stdout}${stderr}`, read });
  } finally {
    rmSync(output, { recursive: true });
  }
}
