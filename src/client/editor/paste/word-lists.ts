import type { Piece, Tag } from './tree.ts';

/** Word has no lists in what it copies, only paragraphs that say at which level they stand: here they become lists. */
export function gatherLists(blocks: readonly Tag[]): Tag[] {
  const gathered: Tag[] = [];
  let items: Tag[] = [];
  const end = () => {
    if (items.length > 0) gathered.push(...nest(items));
    items = [];
  };
  for (const block of blocks) {
    if (block.tag === 'word-item') items.push(block);
    else {
      end();
      gathered.push(withinLists(block));
    }
  }
  end();
  return gathered;
}

const levelOf = (item: Tag): number => Number(item.attributes['level'] ?? 1);
/** 1. a) iv. are numbers; everything else is a bullet, also Word's "o" and "§". */
const isNumber = (item: Tag): boolean => /^(\d+|[a-zåäö]{1,4})[.):]$/i.test(item.attributes['mark'] ?? '');

/** Items of one level in a row, each with the deeper ones that follow it; a change from bullets to numbers begins another list. */
function nest(items: readonly Tag[]): Tag[] {
  const level = Math.min(...items.map(levelOf));
  const lists: Tag[] = [];
  for (let i = 0; i < items.length; ) {
    const item = items[i]!;
    const end = items.findIndex((one, at) => at > i && levelOf(one) <= level);
    const deeper = items.slice(levelOf(item) > level ? i : i + 1, end < 0 ? items.length : end);
    const own: Piece[] = levelOf(item) > level ? [] : [{ tag: 'p', attributes: {}, children: item.children }];
    const made: Tag = { tag: 'li', attributes: {}, children: [...own, ...(deeper.length > 0 ? nest(deeper) : [])] };
    const tag = isNumber(item) ? 'ol' : 'ul';
    const last = lists.at(-1);
    if (last?.tag === tag) last.children.push(made);
    else lists.push({ tag, attributes: startOf(item), children: [made] });
    i = end < 0 ? items.length : end;
  }
  return lists;
}

const startOf = (item: Tag): Tag['attributes'] => {
  const start = /^(\d{1,4})[.):]$/.exec(item.attributes['mark'] ?? '')?.[1];
  return start && start !== '1' ? { start } : {};
};

/** Real lists as others copy them: Google puts a list beside the item it belongs in, Word on the web one list for each item. */
function withinLists(block: Tag): Tag {
  if (block.tag !== 'ul' && block.tag !== 'ol') return block;
  const items: Tag[] = [];
  for (const child of block.children) {
    if (typeof child === 'string') continue;
    const last = items.at(-1);
    if (child.tag === 'li')
      items.push({ ...child, children: child.children.map((one) => (typeof one === 'string' ? one : withinLists(one))) });
    else if (/^[uo]l$/.test(child.tag) && last) last.children.push(withinLists(child));
    else items.push({ tag: 'li', attributes: {}, children: [withinLists(child)] });
  }
  return { ...block, children: items };
}
