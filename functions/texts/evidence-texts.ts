import type { AdminPolicy } from '../domain/evidence/evidence.ts';

/** One language's texts of what is known of a user besides its credentials. Every language has all of them. */
export interface EvidenceTexts {
  /** Above all of it. */
  heading: string;
  headingInMails: string;
  /** A key with what the IAM console calls its description; on the page with its whole id. */
  described(key: string, description: string): string;
  notDescribed(key: string): string;
  /** Above the keys with their whole ids. */
  keys: string;
  /** Above the services: with any credential, and denied attempts count. */
  services: string;
  /** What the numbers leave out, and of when they are. */
  servicesNote(readAt: string): string;
  service(name: string, day: string, region: string | undefined): string;
  moreServices(count: number): string;
  noServices: string;
  servicesPending: string;
  servicesUnknown: string;
  servicesDenied: string;
  /** The latest services in one sentence. */
  latest(services: { name: string; day: string }[]): string;
  admin: string;
  adminPolicy(policy: AdminPolicy): string;
  moreAdmin: string;
  notAdmin: string;
  adminUnknown: string;
  adminDenied: string;
  /** One line of a few words each, in a mail about several users. */
  inShort: {
    line(parts: string[]): string;
    triedLast(service: string, day: string): string;
    policy(name: string): string;
    managedBy(tag: string): string;
  };
  origin: string;
  managedBy(key: string, value: string): string;
  madeBy(key: string, value: string): string;
}
