import { about, type Check, ok, wrong } from './line.ts';

/** The controls whose findings are handled are enabled in the hub account. What members have enabled, the hub cannot read. */
export const checkControls: Check = ({ settings: { controls }, seen }) =>
  controls.flatMap((control) => {
    const subject = `control ${control}`;
    return about(subject, seen.controls, (statusOf) => {
      const status = statusOf[control];
      if (status === 'ENABLED') return ok(subject, `enabled in ${seen.caller.account}, ${seen.region}`);
      const others = controls.length > 1 ? `, or take ${control} out of controls in cdk.json` : '';
      return wrong(
        subject,
        status === undefined
          ? `Security Hub does not know ${control} in ${seen.region}: there will be no findings of it.`
          : `${control} is ${status} in ${seen.caller.account}, ${seen.region}: there will be no findings of it from here.`,
        `Enable a standard that has it (IAM.8: AWS Foundational Security Best Practices; IAM.22: CIS AWS Foundations Benchmark 1.4.0 or 3.0.0)${others}.`,
      );
    });
  });
