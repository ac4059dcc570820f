import { randomUUID } from 'node:crypto';
import type { FormState } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  Button,
  ButtonRow,
  Confirm,
  Empty,
  Field,
  Form,
  PostButton,
  Radios,
  Section,
  Select,
  State,
  Table,
} from '#platform/ui/index.ts';
import { readerGrounds } from './name-reader.ts';
import type { ProtectedRecord, Reader } from './protection.queries.ts';
import { t } from './texts.ts';
import { readerGround } from './words.ts';

export type Found = readonly { id: string; name: string; unit: string | null }[];
type Props = { record: ProtectedRecord; words: string; found: Found | null; form: FormState };

/** Who may see the record, by name; each can be ended, and another proposed. */
export const ReadersSection = ({ record, words, found, form }: Props) => (
  <Section title={t.readers()} lead={t.readersLead()}>
    <Table
      caption={t.readers()}
      captionHidden
      columns={[{ label: t.reader() }, { label: t.ground() }, { label: t.state() }, { label: t.act(), hidden: true }]}
      rows={record.readers.map((one) => [
        one.name ?? t.readerHidden(),
        readerGround(one.ground),
        one.confirmed_at ? t.readsSince({ day: formatDate(one.confirmed_at) }) : <State kind="waiting">{t.waits()}</State>,
        <Acts reader={one} />,
      ])}
      empty={<Empty title={t.noReaders()} body={t.noReadersBody()} />}
    />
    <Form action={`/organisation/protection/${record.person_id}`} method="get">
      <Field
        name="q"
        label={t.findReader()}
        help={t.findReaderHelp()}
        type="search"
        form={{ values: { q: words }, errors: {} }}
        maxlength={100}
      />
      <Button variant="secondary">{t.find()}</Button>
    </Form>
    {found?.length === 0 && <p>{t.nobodyFound()}</p>}
    {found && found.length > 0 && (
      <Form action={`/organisation/protection/${record.person_id}/readers`} hidden={{ id: randomUUID() }}>
        <Radios
          name="reader"
          label={t.reader()}
          form={form}
          required
          options={found.map(({ id, name, unit }) => ({ value: id, label: name, ...(unit ? { help: unit } : {}) }))}
        />
        <Select
          name="reader_ground"
          label={t.ground()}
          form={form}
          required
          options={readerGrounds.map((value) => ({ value, label: readerGround(value) }))}
        />
        <Button variant="secondary">{t.proposeReader()}</Button>
      </Form>
    )}
  </Section>
);

const Acts = ({ reader }: { reader: Reader }) => (
  <ButtonRow>
    {reader.may_confirm && <PostButton action={`/organisation/protection/readers/${reader.id}/confirm`} label={t.confirm()} />}
    {reader.may_end && (
      <Confirm
        label={t.end()}
        question={t.endReaderQuestion()}
        yes={t.endReaderYes()}
        action={`/organisation/protection/readers/${reader.id}/end`}
      />
    )}
  </ButtonRow>
);
