import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Copy, ErrorSummary, Facts, KeysSection, Notice, Page } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Directory } from './directories.queries.ts';
import { Came, Faults, Groups } from './directory-parts.tsx';

type Props = {
  directory: Directory;
  /** Where the directory calls. */
  address: string;
  form?: FormState;
  /** The secret, on the page that answers its making and never again. */
  newKey?: string;
};

export function DirectoryPage({ directory, address, form = emptyForm, newKey }: Props) {
  const { label, municipality, active, inactive, last_call, last_change } = directory;
  return (
    <Page
      title={label}
      tab={t.directory()}
      lead={t.figures({ n: active, out: inactive })}
      trail={[{ href: '/organisation/directories', label: t.directories() }]}
      shy
    >
      <ErrorSummary form={form} />
      {newKey && (
        <Notice kind="done" title={t.newKeyTitle()}>
          <p>{t.newKeyOnce()}</p>
          <Copy name="new-key" label={t.key()} text={newKey} />
        </Notice>
      )}
      <Facts
        items={[
          { term: t.municipality(), value: municipality },
          { term: t.lastCall(), value: last_call ? formatWhen(last_call) : t.never() },
          { term: t.lastChange(), value: last_change ? formatWhen(last_change) : t.never() },
        ]}
      />
      <Copy name="address" label={t.address()} text={address} />
      <KeysSection
        keys={directory.keys}
        makeAt={`/organisation/directories/${directory.id}/keys`}
        endAt={(id) => `/organisation/directory-keys/${id}/end`}
        form={form}
        words={t}
      />
      <Groups groups={directory.groups} />
      <Came came={directory.came} />
      <Faults faults={directory.faults} />
    </Page>
  );
}
