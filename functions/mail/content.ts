/** One part of a mail, without any layout. */
export type Block =
  | { is: 'headline' | 'paragraph' | 'small'; text: string }
  | { is: 'list'; heading: string; items: string[] }
  | { is: 'action'; text: string; label: string; url: string };

/** The parts that say something: empty texts and lists are left out. */
export function filled(blocks: Block[]): Block[] {
  return blocks.filter((block) => (block.is === 'list' ? block.items.length > 0 : block.text !== ''));
}
