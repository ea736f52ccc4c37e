import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { render } from '../../../functions/texts/html.ts';
import { BOX_WIDTH, layoutOf, NODE_HEIGHT, NODE_WIDTH } from '../../../local/console/workflow/layout.ts';
import { pictureOf } from '../../../local/console/workflow/picture.ts';
import { PHASES } from '../../../local/docs/phases.ts';
import { readWorkflow } from '../../../local/docs/workflow.ts';

const workflow = readWorkflow(readFileSync('statemachine/retire-unused-credentials.asl.json', 'utf8'));
const layout = layoutOf(workflow, PHASES);
const nodes = [...layout.nodes.values()];

describe('the picture of the workflow', () => {
  it('has every state once, each within the box of a phase', () => {
    expect(nodes.map(({ name }) => name).sort()).toEqual([...workflow.states.keys()].sort());
    for (const { x, y } of nodes) {
      const around = layout.boxes.filter(
        (box) =>
          box.x <= x &&
          x + NODE_WIDTH <= box.x + BOX_WIDTH &&
          box.y <= y &&
          y + NODE_HEIGHT <= box.y + box.height,
      );
      expect(around).toHaveLength(1);
    }
  });

  it('has no two states in one place, and everything within its size', () => {
    for (const one of nodes) {
      const near = nodes.filter(({ x, y }) => x === one.x && Math.abs(y - one.y) < NODE_HEIGHT);
      expect(near).toEqual([one]);
    }
    for (const { x, y, height } of layout.boxes) {
      expect(x + BOX_WIDTH).toBeLessThanOrEqual(layout.width);
      expect(y + height).toBeLessThanOrEqual(layout.height);
    }
  });

  it('says in words where the case is, and how often it has been in a state', () => {
    const states = ['AssessUser', 'WhatAssessmentShows', 'RecordAsked', 'AwaitStakeholder', 'AssessUser'];

    const running = render(pictureOf(layout, workflow, { states, isRunning: true }));
    const ended = render(pictureOf(layout, workflow, { states, isRunning: false }));

    expect(running).toContain('the case has entered 4 of its states and is now in AssessUser');
    expect(running).toMatch(
      /class="state now"><title>AssessUser:[^<]*<[^<]*<rect[^<]*<text[^<]*AssessUser<\/text><text class="times"[^<]*2×/s,
    );
    expect(ended).toContain('has ended in AssessUser');
    expect(ended).not.toContain('class="state now"');
  });

  it('draws what the case has taken, also from one phase to another', () => {
    const picture = render(
      pictureOf(layout, workflow, { states: ['WhatStakeholderSays', 'DisableCredentials'], isRunning: true }),
    );

    expect(picture.match(/class="taken" d=/g)).toHaveLength(1);
    expect(picture.match(/class="possible" d=/g)).toHaveLength(layout.within.length);
  });
});
