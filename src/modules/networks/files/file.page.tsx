import type { FormState } from '#platform/http/form-state.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import {
  Button,
  Confirm,
  ErrorSummary,
  Field,
  FileField,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  Table,
} from '#platform/ui/index.ts';
import { networkTrail } from '../networks/trail.ts';
import { ACCEPT } from './file-list.page.tsx';
import type { FileVersion, SharedFile } from './files.queries.ts';
import { saySize } from './say-size.ts';
import { t } from './texts.ts';

type Props = { file: SharedFile; versions: readonly FileVersion[]; id: string; form: FormState };

export function FilePage({ file, versions, id, form }: Props) {
  const { network_id, network, title, withdrawn_at, withdrawer, over, mine, convenes } = file;
  const trail = networkTrail({ id: network_id, name: network }, [{ href: `/networks/${network_id}/files`, label: t.title() }]);
  if (withdrawn_at)
    return (
      <Page title={t.withdrawnFile()} tab={t.title()} trail={trail}>
        <p>{t.withdrawn({ name: withdrawer ?? t.aMember(), day: formatDate(withdrawn_at) })}</p>
      </Page>
    );
  return (
    <Page
      title={title}
      tab={t.title()}
      lead={t.lastVersion({ n: file.number, name: file.uploader ?? t.aMember(), day: formatDate(file.uploaded_at) })}
      trail={trail}
      action={
        <LinkButton href={`/networks/files/versions/${file.version_id}`} variant="primary">
          {t.fetchLast({ size: saySize(file.bytes) })}
        </LinkButton>
      }
    >
      <ErrorSummary form={form} />
      <Section title={t.versions()}>
        <Table
          caption={t.versions()}
          captionHidden
          columns={[
            { label: t.colVersion() },
            { label: t.colChanged() },
            { label: t.colNote() },
            { label: t.colSize(), numeric: true },
            { label: t.colFetch(), hidden: true },
          ]}
          rows={versions.map((version) => [
            <span id={`version-${version.number}`}>{version.number}</span>,
            t.by({ name: version.uploader ?? t.aMember(), day: formatWhen(version.uploaded_at) }),
            version.note || null,
            saySize(version.bytes),
            <a href={`/networks/files/versions/${version.id}`} aria-describedby={`version-${version.number}`}>
              {t.fetch()}
            </a>,
          ])}
        />
      </Section>
      {!over && (
        <Section title={t.replace()} lead={t.replaceLead()}>
          <Notice>
            <p>{t.noPerson()}</p>
          </Notice>
          <Form action={`/networks/files/${file.id}`} hidden={{ id }} enctype="multipart/form-data">
            <FileField name="file" label={t.file()} help={t.fileHelp()} accept={ACCEPT} form={form} required />
            <Field name="note" label={t.note()} maxlength={300} form={form} />
            <Button variant="secondary">{t.replaceGo()}</Button>
          </Form>
        </Section>
      )}
      {(mine || convenes) && (
        <Confirm
          label={t.withdraw()}
          question={t.withdrawAsk()}
          yes={t.withdrawYes()}
          action={`/networks/files/${file.id}/withdraw`}
        />
      )}
    </Page>
  );
}
