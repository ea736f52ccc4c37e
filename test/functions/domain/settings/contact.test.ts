import { describe, expect, it } from 'vitest';
import { contactUrl, isContact, senderOf } from '../../../../functions/domain/settings/contact.ts';
import { someSettings } from '../../../support/builders.ts';

describe('the contact', () => {
  it.each(['help@example.com', 'https://help.example.com/iam?topic=keys'])('may be %s', (text) => {
    expect(isContact(text)).toBe(true);
  });

  it.each([
    'http://help.example.com',
    'javascript:alert(1)',
    'https://',
    'the desk',
    'help@example.com, it@example.com',
    'help@example.com?bcc=eve@example.com',
  ])('may not be %s', (text) => {
    expect(isContact(text)).toBe(false);
  });

  it('is a link', () => {
    expect(contactUrl('help@example.com')).toBe('mailto:help@example.com');
    expect(contactUrl("o'hara+iam@example.com")).toBe("mailto:o'hara%2Biam@example.com");
    expect(contactUrl('https://help.example.com/iam')).toBe('https://help.example.com/iam');
  });
});

describe('the sender of mails', () => {
  it('has the team’s name, and replies go to the contact', () => {
    expect(senderOf(someSettings({ contact: 'help@example.com', teamName: 'Platform' }))).toEqual({
      sender: 'security@example.com',
      senderName: 'Platform',
      replyTo: ['help@example.com'],
    });
  });

  it('gets replies itself where the contact is a page', () => {
    expect(senderOf(someSettings({ contact: 'https://help.example.com' })).replyTo).toEqual([]);
  });

  it('has the name, and replies the addresses, that the settings give', () => {
    const given = { senderName: 'IAM clean-up', replyTo: ['desk@example.com', 'iam@example.com'] };

    expect(senderOf(someSettings(given))).toMatchObject(given);
  });
});
