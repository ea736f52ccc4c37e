/**
 * Has the SDK say nothing about the version of Node.js, which it would say in the middle of a table. What this project
 * needs stands in `engines` of package.json, and is checked before each command.
 */
export function quietSdk(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
}
