import type { Block } from './content.ts';

/** A mail as plain text: one blank line between its parts, the address of the link on a line of its own. */
export function renderText(blocks: Block[]): string {
  return `${blocks.map(partOf).join('\n\n')}\n`;
}

function partOf(block: Block): string {
  if (block.is === 'list') return [block.heading, ...block.items.map((item) => `- ${item}`)].join('\n');
  return block.is === 'action' ? `${block.text}\n${block.url}` : block.text;
}
