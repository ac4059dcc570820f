import type { FormState } from '#platform/http/form-state.ts';
import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Field,
  FileField,
  Filters,
  Form,
  Notice,
  Page,
  Pager,
  Section,
  Table,
} from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { networkTrail } from '../networks/trail.ts';
import type { SharedFile } from './files.queries.ts';
import { saySize } from './say-size.ts';
import { t } from './texts.ts';

/** What the page of the file chooser offers; what it is is decided from its content. */
export const ACCEPT = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.odt,.ods,.odp';

type Props = {
  network: Network;
  files: readonly SharedFile[];
  q: string;
  page: number;
  pages: number;
  id: string;
  form: FormState;
};

export function FileListPage({ network, files, q, page, pages, id, form }: Props) {
  const here = `/networks/${network.id}/files`;
  return (
    <Page title={t.title()} lead={t.lead()} trail={networkTrail(network)} wide>
      <ErrorSummary form={form} />
      {(files.length > 0 || q) && (
        <Filters clear={here}>
          <Field name="q" type="search" label={t.search()} form={filled({ q })} maxlength={100} />
        </Filters>
      )}
      <Table
        caption={t.title()}
        captionHidden
        columns={[
          { label: t.colTitle() },
          { label: t.colVersion(), numeric: true },
          { label: t.colChanged() },
          { label: t.colSize(), numeric: true },
          { label: t.colFetch(), hidden: true },
        ]}
        rows={files.map((file) => [
          <a id={`file-${file.id}`} href={`/networks/files/${file.id}`}>
            {file.title}
          </a>,
          file.number,
          t.by({ name: file.uploader ?? t.aMember(), day: formatDate(file.uploaded_at) }),
          saySize(file.bytes),
          <a href={`/networks/files/versions/${file.version_id}`} aria-describedby={`file-${file.id}`}>
            {t.fetch()}
          </a>,
        ])}
        empty={q ? <Empty title={t.noneSuch()} /> : <Empty title={t.none()} body={t.noneBody()} />}
      />
      <Pager page={page} pages={pages} />
      {!network.closed_at && (
        <Section title={t.add()}>
          <Notice>
            <p>{t.noPerson()}</p>
          </Notice>
          <Form action={here} hidden={{ id }} enctype="multipart/form-data">
            <Field name="title" label={t.called()} maxlength={200} form={form} required />
            <FileField name="file" label={t.file()} help={t.fileHelp()} accept={ACCEPT} form={form} required />
            <Button>{t.addGo()}</Button>
          </Form>
        </Section>
      )}
    </Page>
  );
}
