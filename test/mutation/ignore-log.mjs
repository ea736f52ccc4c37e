/**
 * Tells StrykerJS to leave log lines as they are: no test says what they say (they hold no secret: that is tested).
 * JavaScript, since StrykerJS loads it itself.
 */
const ignoreLog = {
  shouldIgnore: (path) =>
    path.isCallExpression() && path.node.callee.name === 'log' ? 'no test is about log lines' : undefined,
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'log', value: ignoreLog }];
