import type { FormState } from '#platform/http/form-state.ts';
import { Button, Checkbox, ErrorSummary, FileField, Form, Notice, Page, Select, Table } from '#platform/ui/index.ts';
import { type Fault, MOST_FAULTS } from './format/read-json.ts';
import { FormatLinks } from './format-links.tsx';
import { t } from './texts.ts';

type Props = { municipalities: readonly { id: string; name: string }[]; form: FormState; faults: readonly Fault[] };

/** A file is sent, checked as a whole, and loaded or not. */
export function LoadPage({ municipalities, form, faults }: Props) {
  const [only] = municipalities;
  const several = municipalities.length > 1;
  return (
    <Page
      title={t.loadTitle()}
      lead={t.loadLead()}
      trail={[
        { href: '/screening', label: t.trail() },
        { href: '/screening/instruments', label: t.title() },
      ]}
    >
      <ErrorSummary form={form} />
      {faults.length > 0 && <Faults faults={faults} />}
      <Form
        action="/screening/instruments/load"
        enctype="multipart/form-data"
        hidden={!several && only ? { municipality: only.id } : {}}
      >
        {several && (
          <Select
            name="municipality"
            label={t.forWhom()}
            required
            form={form}
            options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <FileField name="file" label={t.file()} required accept=".json,application/json" form={form} />
        <p class="help">
          {t.fileHelp()} <FormatLinks />
        </p>
        <Checkbox name="rights" label={t.rights()} help={t.rightsHelp()} form={form} />
        <Button>{t.doLoad()}</Button>
      </Form>
    </Page>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  const n = faults.length;
  return (
    <div class="faults" role="alert">
      <Notice kind="late" title={n >= MOST_FAULTS ? t.notLoadedMany({ max: MOST_FAULTS }) : t.notLoaded({ n })} />
      <Table
        caption={t.notLoaded({ n })}
        captionHidden
        columns={[{ label: t.colWhere() }, { label: t.colWrong() }]}
        rows={faults.map(({ path, place, sentence }) => [
          <>
            {place && <span class="fault-line">{t.lineColumn({ line: String(place.line), column: String(place.column) })}</span>}
            <code class="fault-path">{path || t.wholeFile()}</code>
          </>,
          sentence,
        ])}
      />
    </div>
  );
}
