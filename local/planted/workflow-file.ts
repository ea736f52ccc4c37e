/** The source of the workflow. */
export const WORKFLOW = 'statemachine/retire-unused-credentials.asl.json';
