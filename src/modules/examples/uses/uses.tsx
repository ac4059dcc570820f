import { formatDate } from '#platform/i18n/dates.ts';
import { Confirm, Empty, Section } from '#platform/ui/index.ts';
import type { Example } from '../cards/examples.queries.ts';
import { Reach } from '../cards/reach.tsx';
import { t } from '../texts.ts';
import type { Use } from './tell-use.ts';

/** Who else has used it, what they changed and how it went. */
export function Uses({ example, uses, tells }: { example: Example; uses: readonly Use[]; tells: boolean }) {
  if (example.state !== 'published' && uses.length === 0) return null;
  return (
    <Section title={t.usesTitle()}>
      {uses.length === 0 && <Empty title={t.usesNone()} body={tells ? t.usesNoneWriter() : undefined} />}
      {uses.length > 0 && (
        <ol class="example-use-list">
          {uses.map((use) => (
            <li class="example-use">
              <h3>{use.place}</h3>
              <p class="example-since">{t.useSince({ day: formatDate(use.began_on) })}</p>
              <p>{use.went}</p>
              {use.changed && (
                <p>
                  <strong>{t.useOtherwise()}:</strong> {use.changed}
                </p>
              )}
              {use.contact_function && (
                <p class="example-since">
                  {use.contact_function} <Reach way={use.contact_way} />
                </p>
              )}
              {use.mine && (
                <Confirm
                  {...{ label: t.useRemove(), question: t.useRemoveQuestion(), yes: t.useRemoveYes() }}
                  action={`/examples/${example.id}/uses/${use.id}/remove`}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
