import type { PlantedFault } from '../fault.ts';
import { PASSWORD_STAYS } from '../stories.ts';

/** Faults of the item of a case, and of what tells people and findings. */
export const FAULTS_OF_TELLING: readonly PlantedFault[] = [
  {
    says: 'findings that Security Hub has not processed count as updated',
    first: 'retire x unprocessed-once',
    file: 'functions/aws/security-hub/update-findings.ts',
    text: 'return readAnswer(outputSchema, answer, doing).UnprocessedFindings;',
    becomes: 'return readAnswer(outputSchema, answer, doing).UnprocessedFindings.slice(0, 0);',
  },
  {
    says: 'a running case keeps nobody from opening a second one',
    first: 'retire x click-again',
    file: 'functions/open-cases/open-case.ts',
    text: "  if (record.status === 'closed') return false;\n  const status",
    becomes: '  if (record.status !== undefined) return false;\n  const status',
  },
  {
    says: 'an item is written over what others have written meanwhile',
    first: 'retire x wish',
    file: 'functions/aws/case-table.ts',
    text: '        ...unchangedSince(record.revision),',
    becomes: '',
  },
  {
    says: 'a mail that went out is not marked, and goes out again',
    first: 'retire',
    file: 'functions/cases/mail-due.ts',
    text: "await mark(tried, end === 'sent' ? end : 'in-vain', known, at, mailing);",
    becomes: "await mark(tried, 'in-vain', known, at, mailing);",
    also: {
      file: 'functions/cases/send-messages.ts',
      text: 'messages.sent(messageId, { at, sesMessageId, userIds }),',
      becomes: 'Promise.resolve(void [messages, at, sesMessageId, userIds]),',
    },
  },
  {
    says: 'findings that could not be updated count as told',
    first: 'retire x throttle at securityhub:BatchUpdateFindings',
    file: 'functions/cases/tell-due.ts',
    text: "    log('error', 'the findings could not be updated', { caseId, error: errorNameOf(error) });\n    return false;",
    becomes:
      "    log('error', 'the findings could not be updated', { caseId, error: errorNameOf(error) });\n    return true;",
  },
  {
    says: 'a link with its key is written to the log',
    first: 'retire',
    file: 'functions/cases/send-messages.ts',
    text: "const { url = '', keyHash } = asks ? createLink(outgoing.messageId, casePageUrl) : {};",
    becomes:
      "const { url = '', keyHash } = asks ? createLink(outgoing.messageId, casePageUrl) : {};\n  log('info', 'a link', { url });",
  },
  {
    says: 'a mail that bounced counts as read',
    first: 'bounced',
    file: 'functions/domain/asking/bounced.ts',
    text: 'const next: CaseRecord = { ...record, bounced: [...bounced, news] };',
    becomes: 'const next: CaseRecord = { ...record, bounced };',
  },
  {
    says: 'a key is named by its whole id',
    first: 'retire',
    file: 'functions/domain/credential/mask-key-id.ts',
    text: 'return `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;',
    becomes: 'return accessKeyId;',
  },
  {
    says: 'two deliverers work at once',
    first: 'retire x at-once',
    file: 'functions/aws/deliver-lease.ts',
    text: "ConditionExpression: 'attribute_not_exists(pk) OR #until <= :at OR #holder = :holder',",
    becomes:
      "ConditionExpression: 'attribute_not_exists(pk) OR #until <= :at OR #holder = :holder OR #until > :at',",
  },
  {
    says: 'RESOLVED is written whatever a read shows',
    first: PASSWORD_STAYS,
    file: 'functions/domain/note/words.ts',
    text: "return !isUndone(context) && isProvenClean(context) ? 'RESOLVED' : 'NEW';",
    becomes: "return isUndone(context) ? 'NEW' : 'RESOLVED';",
  },
  {
    says: 'a mail that SES did not take counts as sent',
    first: 'retire x throttle at ses:SendEmail',
    file: 'functions/cases/send-messages.ts',
    text: "    log('error', 'a mail could not be sent', { messageId, error: errorNameOf(error) });\n    return error instanceof PermanentServiceError ? 'refused' : 'in-vain';",
    becomes:
      "    log('error', 'a mail could not be sent', { messageId, error: errorNameOf(error) });\n    return 'sent';",
  },
];
