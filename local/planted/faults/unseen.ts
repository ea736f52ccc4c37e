import type { PlantedFault } from '../fault.ts';
import { WORKFLOW } from '../workflow-file.ts';

/** Faults that nothing has shown yet in the plays that were tried (docs/mutation.md says why): each is a hole in what is played, in the model, or none since another place guards. */
export const UNSEEN: readonly PlantedFault[] = [
  {
    says: 'an owner may say what only a security contact may',
    first: 'seeds with "force":true',
    file: 'functions/case-page/take-form.ts',
    text: 'if (choice !== undefined && !isPermitted(choice, facts)) {',
    becomes: 'if (choice === undefined && !isPermitted(choice as never, facts)) {',
  },
  {
    says: 'whoever was the owner once speaks for the user',
    first: 'windows x owner-changed',
    file: 'functions/domain/answering/authority.ts',
    text: "return same || addresses.includes(by) ? undefined : 'its owner has changed since the answer';",
    becomes: 'return same || addresses.length >= 0 ? undefined : by;',
  },
  {
    says: 'an answer to an earlier question counts',
    first: 'seeds with "link":"first"',
    file: 'functions/domain/answering/accept-answer.ts',
    text: 'const stale = whyStale(record, answer.kind, seenQuestion);',
    becomes: 'const stale = [whyStale].find((): undefined => undefined);',
  },
  {
    says: 'to open a page gives everything back',
    first: 'restore',
    file: 'functions/case-page/case-page.ts',
    text: ': pageResponse(200, caseView(facts));',
    becomes:
      ": facts.record.disabled.length > 0\n      ? takeAnswer({ answer: 'restore' }, facts, reading)\n      : pageResponse(200, caseView(facts));",
  },
  {
    says: 'a case ends although somebody wants everything back',
    first: 'retire x wish',
    file: 'functions/update-finding/update-finding.ts',
    text: 'if (holdsUp !== undefined) return { outcome: holdsUp, case: known };',
    becomes: '',
  },
  {
    says: 'nobody is protected',
    first: 'retire x protected',
    file: 'functions/domain/plan/protection.ts',
    text: '  const path = rules.paths.find(',
    becomes: '  if (tag !== undefined) return undefined;\n  const path = rules.paths.find(',
  },
  {
    says: 'RESOLVED is written whatever a read shows',
    first: 'seeds with noNewPasswordsIn',
    file: 'functions/domain/note/words.ts',
    text: "return !isUndone(context) && isProvenClean(context) ? 'RESOLVED' : 'NEW';",
    becomes: "return isUndone(context) ? 'NEW' : 'RESOLVED';",
  },
  {
    says: 'a mail that SES did not take counts as sent',
    first: 'retire x throttle at ses:SendEmail',
    file: 'functions/cases/send-messages.ts',
    text: "    log('error', 'a mail could not be sent', { messageId, error: errorNameOf(error) });\n    return 'in-vain';",
    becomes:
      "    log('error', 'a mail could not be sent', { messageId, error: errorNameOf(error) });\n    return 'sent';",
  },
  {
    says: 'a failed disabling ends the case, and is not tried again',
    first: 'retire x throttle at iam:UpdateAccessKey',
    file: WORKFLOW,
    text: `"FunctionName": "\${DisableCredentialsFunctionArn}"
      },
      "Catch": [
        {
          "ErrorEquals": ["States.ALL"],
          "Next": "RecordHeldUp"
        }
      ],`,
    becomes: `"FunctionName": "\${DisableCredentialsFunctionArn}"
      },`,
  },
];
