import { may } from '#platform/http/here.ts';
import { Empty, Field, Filters, LinkButton, Page, Section } from '#platform/ui/index.ts';
import { organisationTabs } from '../tabs.ts';
import { t } from './texts.ts';
import { TreeList } from './tree-list.tsx';
import type { TreeNode, Unit } from './units.queries.ts';
import { kindName } from './words.ts';

type Props = {
  here: Unit | null;
  tree: readonly TreeNode[];
  tops: readonly { id: string; name: string; kind: string }[];
  text: string;
};

export function TreePage({ here, tree, tops, text }: Props) {
  const heads = tree[0]?.heads ?? 0;
  const found = narrow(tree, text);
  return (
    <Page
      title={here?.name ?? t.organisation()}
      lead={here ? t.treeLead({ n: heads, units: tree.filter(({ kind }) => kind === 'unit').length }) : undefined}
      action={may('people.import') && <LinkButton href="/organisation/import">{t.importStaff()}</LinkButton>}
      tabs={organisationTabs()}
    >
      <Filters clear="/organisation" keep={{ top: here?.id }}>
        <Field name="q" label={t.find()} form={{ values: { q: text }, errors: {} }} type="search" />
      </Filters>
      <TreeList nodes={found} empty={<Empty title={t.nothingFound()} body={t.nothingFoundBody()} />} />
      {tops.length > 0 && (
        <Section title={t.beyond()} lead={t.beyondLead()}>
          <ul class="plain-list">
            {tops.map(({ id, name, kind }) => (
              <li>
                <a href={`/organisation?top=${id}`}>{name}</a> <span class="quiet">{kindName(kind)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

/** What matches, with the way down to it, so that one sees where it lies. */
function narrow(tree: readonly TreeNode[], text: string): readonly TreeNode[] {
  if (!text) return tree;
  const wanted = text.toLocaleLowerCase('sv');
  const kept: TreeNode[] = [];
  const way: TreeNode[] = [];
  for (const node of tree) {
    way.length = node.depth;
    way.push(node);
    if (node.name.toLocaleLowerCase('sv').includes(wanted)) for (const step of way) if (!kept.includes(step)) kept.push(step);
  }
  return kept;
}
