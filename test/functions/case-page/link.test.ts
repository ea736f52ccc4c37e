import { describe, expect, it } from 'vitest';
import { openLink } from '../../../functions/case-page/link.ts';
import { aPlan, aQuestion, aRecord, CASE_ID, SECURITY, someSettings } from '../../support/builders.ts';

const record = aRecord({ plan: aPlan(), question: aQuestion('impact') });
const linkOf = (address: string) =>
  ({ messageId: 'm', address, role: 'security-contact', at: '', questionNumber: 1, planId: 'p' }) as never;
const opened = (address: string) => openLink(record, CASE_ID, linkOf(address), someSettings());

describe('the link of a security contact', () => {
  it('opens a running case for as long as the settings name that contact', () => {
    expect(opened(SECURITY)).toEqual({ is: 'open' });
    expect(opened('left@example.com')).toEqual({ is: 'passed-on' });
    const moved = { ...someSettings(), allowedDomains: ['new.example'] };
    expect(openLink(record, CASE_ID, linkOf(SECURITY), moved)).toEqual({ is: 'passed-on' });
  });
});
