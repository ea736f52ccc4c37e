import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { InvalidSettingsError, readSettings } from '../../infra/settings.ts';

const valid = cdk.context.settings;

function messageFor(context: unknown): string {
  try {
    readSettings(context);
  } catch (error) {
    if (error instanceof InvalidSettingsError) return error.message;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('settings', () => {
  it('come from cdk.json with the defaults filled in', () => {
    expect(readSettings(valid)).toMatchObject({ ...valid, answerWithin: 'P14D', observation: 'P14D' });
  });

  it('come from the command line as JSON text', () => {
    expect(readSettings(JSON.stringify(valid))).toEqual(readSettings(valid));
  });

  it('are asked for when they are missing', () => {
    expect(messageFor(undefined)).toContain('missing; functions/domain/settings.ts');
  });

  it('are refused when they are no JSON', () => {
    expect(messageFor('{')).toContain('not JSON');
  });

  it('report every problem at once, each with its path', () => {
    const message = messageFor({
      ...valid,
      hubAccountId: '12',
      answerWithin: '14 days',
      observation: 'PT1H',
      securityContacts: ['security@elsewhere.example'],
      organizationId: 'o-a1b2c3d4e5',
      protected: { paths: ['admins'] },
      obsrvation: 'P14D',
    });

    expect(message.split('\n  - ').slice(1)).toEqual([
      expect.stringContaining('hubAccountId: an AWS account id has 12 digits'),
      expect.stringMatching(/^answerWithin: .*ISO 8601/),
      expect.stringContaining('protected.paths.0: a path starts and ends with "/"'),
      expect.stringContaining('settings: Unrecognized key: "obsrvation"'),
      expect.stringContaining('organizationId: give either `organizationId` or `accounts`'),
      expect.stringContaining('observation: PT1H is too short'),
      expect.stringContaining('securityContacts: security@elsewhere.example is not of an allowed domain'),
    ]);
  });

  it('must leave a case less than a year', () => {
    expect(messageFor({ ...valid, observation: 'P200D', useWithin: 'P90D' })).toContain('a year');
  });

  it('are refused when they do not fit into a function’s environment', () => {
    const names = Array.from({ length: 120 }, (_, index) => `service-user-number-${index}-*`);

    const message = messageFor({ ...valid, protected: { names } });

    expect(message).toMatch(/\d{4} bytes as JSON, at most 3000 .*one path or tag/);
  });
});
