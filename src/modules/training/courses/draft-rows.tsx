import { Section, State, Table } from '#platform/ui/index.ts';
import { t } from './texts.ts';
import { levelName } from './words.ts';

type Draft = { id: string; title: string; level: string; published_at: Date | null; retired_at: Date | null };

/** What only those who plan see: courses not yet published, and courses no longer in use. */
export function DraftRows({ drafts }: { drafts: readonly Draft[] }) {
  return (
    <Section title={t.drafts()} lead={t.draftsLead()}>
      <Table
        caption={t.drafts()}
        captionHidden
        columns={[{ label: t.titleField() }, { label: t.level() }, { label: t.filterScope(), hidden: true }]}
        rows={drafts.map((draft) => [
          <a href={`/training/courses/${draft.id}`}>{draft.title}</a>,
          levelName(draft.level),
          <State kind="neutral">{draft.retired_at ? t.retired() : t.draft()}</State>,
        ])}
      />
    </Section>
  );
}
