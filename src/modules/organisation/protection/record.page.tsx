import { emptyForm, type FormState } from '#platform/http/form-state.ts';
import { formatDate, percent } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Facts, Field, Form, Notice, Page, Section, Table } from '#platform/ui/index.ts';
import { EasingSection, IdentitySection } from './easing-section.tsx';
import { type ProtectedRecord, referenceOf } from './protection.queries.ts';
import { type Found, ReadersSection } from './readers-section.tsx';
import { t } from './texts.ts';
import { strengthName } from './words.ts';

type Props = { record: ProtectedRecord; words?: string; found?: Found | null; form?: FormState };

/** One protected record. The flag stands first, in plain words, whoever looks. */
export function RecordPage({ record, words = '', found = null, form = emptyForm }: Props) {
  const title = record.self ? t.title() : (record.name ?? t.recordTitle({ reference: referenceOf(record.person_id) }));
  return (
    <Page title={title} tab={t.title()} trail={[{ href: '/organisation/protection', label: t.title() }]} shy>
      <ErrorSummary form={form} />
      <Flag record={record} />
      <Facts
        items={[
          { term: t.strength(), value: strengthName(record.protection) },
          { term: t.since(), value: formatDate(record.protected_at) },
        ]}
      />
      {record.reads && <Places record={record} />}
      {record.reads && <ChannelSection record={record} form={form} />}
      <ReadersSection record={record} words={words} found={found} form={form} />
      <EasingSection record={record} form={form} />
      {record.protects && <IdentitySection />}
    </Page>
  );
}

function Flag({ record }: { record: ProtectedRecord }) {
  const [title, body] = record.self
    ? [t.flagSelf(), t.flagSelfBody()]
    : record.reads
      ? [t.flagReader(), t.flagReaderBody()]
      : [t.flagKeeper(), t.flagKeeperBody()];
  return (
    <Notice kind="late" title={title}>
      <p>{body}</p>
      {record.protection === 'closed' && <p>{t.closedMore()}</p>}
    </Notice>
  );
}

const Places = ({ record }: { record: ProtectedRecord }) => (
  <Section title={t.places()}>
    <Table
      caption={t.places()}
      captionHidden
      columns={[{ label: t.unit() }, { label: t.profession() }, { label: t.share(), numeric: true }, { label: t.from() }]}
      rows={record.places.map((one) => [one.unit, one.profession, percent(one.share), formatDate(one.starts_on)])}
      empty={<Empty title={t.noPlaces()} />}
    />
  </Section>
);

function ChannelSection({ record: { person_id, channel }, form }: { record: ProtectedRecord; form: FormState }) {
  const shown =
    'email' in form.values ? form : { values: { email: channel?.email ?? '', phone: channel?.phone ?? '' }, errors: {} };
  return (
    <Section title={t.channel()} lead={t.channelLead()}>
      <p>{channel?.safe && channel.safe_at ? t.channelSafe({ day: formatDate(channel.safe_at) }) : t.channelUnsaid()}</p>
      <Form action={`/organisation/protection/${person_id}/channel`}>
        <Field name="email" label={t.email()} type="email" form={shown} maxlength={254} autocomplete="off" />
        <Field name="phone" label={t.phone()} type="tel" form={shown} maxlength={40} autocomplete="off" width="medium" />
        <Button>{t.saveChannel()}</Button>
      </Form>
    </Section>
  );
}
